import { Injectable } from '@nestjs/common';
import type { History } from '../breach/dossier/history.js';
import { formInput, type FormOccasion } from '../breach/views/form-input.js';
import type { FormInput } from '../law/ap-form/form-input.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';

/** A dossier with the profile of its organisation, as the forms read it. */
@Injectable()
export class FormInputs {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownOrganisation where it is no longer served here */
  of(history: History, occasion: Partial<FormOccasion> = {}): FormInput {
    const slug = history[0]?.metadata.organisation ?? '';
    const profile = { content: this.profiles.get(slug), digest: this.profiles.digest(slug) };
    return formInput(history, profile, { asOf: this.clock.now(), ...occasion });
  }
}
