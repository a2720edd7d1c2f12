import { Injectable } from '@nestjs/common';
import type { KnownAsOf } from '../breach/dossier/as-of.js';
import type { History } from '../breach/dossier/history.js';
import { formInput, type FormOccasion } from '../breach/views/form-input.js';
import type { FormInput } from '../law/ap-form/form-input.js';
import { OrganisationLog } from '../organisations/organisation-log.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';

/** A dossier with the profile of its organisation, as the forms read it. */
@Injectable()
export class FormInputs {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly organisations: OrganisationLog,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownOrganisation where it is no longer served here */
  of(history: History, occasion: Partial<FormOccasion> = {}): FormInput {
    const slug = organisationOf(history);
    const profile = { content: this.profiles.get(slug), digest: this.profiles.digest(slug) };
    return formInput(history, profile, { asOf: this.clock.now(), ...occasion });
  }

  /** As it was known then, with the profile of then. @throws UnknownOrganisation */
  async asOf({ history, at }: KnownAsOf, occasion: Partial<FormOccasion> = {}): Promise<FormInput> {
    const now = this.clock.now();
    const profile = at && at < now && (await this.organisations.profileAt(organisationOf(history), at));
    return profile ? formInput(history, profile, { asOf: at, ...occasion }) : this.of(history, occasion);
  }
}

function organisationOf(history: History): string {
  return history[0]?.metadata.organisation ?? '';
}
