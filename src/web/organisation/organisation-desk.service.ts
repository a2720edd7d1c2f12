import { Injectable } from '@nestjs/common';
import {
  organisationsAsked,
  organisationsWhere,
  type Action,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { Directory } from '../../directory/directory.query.js';
import type { Language } from '../../law/sentence.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { profileAnswer, type ProfileAnswer } from '../../profile/profile.answer.js';
import { ProfileChanges } from '../../profile/profile-changes.service.js';
import type { Names } from '../html/who.js';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** The profile of an organisation, for somebody: what he sees and what he may do. */
export interface OrganisationDesk {
  readonly reader: string;
  readonly language: Language;
  readonly organisation: Named;
  readonly organisations: readonly Named[];
  readonly profile: ProfileAnswer;
  readonly names: Names;
  readonly mayDo: (action: Action) => boolean;
}

@Injectable()
export class OrganisationDesks {
  constructor(
    private readonly changes: ProfileChanges,
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** @param named organisation; the first of his own where none is @throws NotAllowed */
  async of({ principal }: Asker, named: string | undefined, language: Language): Promise<OrganisationDesk> {
    const reads = { principal, action: 'profile.read' } as const;
    const own = organisationsWhere(reads);
    const [slug = ''] = organisationsAsked(reads, named ?? own[0]);
    const people = await this.directory.peopleOf(slug);
    return {
      ...{ language, reader: principal.id, organisation: this.named(slug) },
      organisations: own.map((one) => this.named(one)),
      profile: profileAnswer(await this.changes.of(reads, slug)),
      names: new Map(people.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]]))),
      mayDo: (action) => organisationsWhere({ principal, action }).includes(slug),
    };
  }

  private named(slug: string): Named {
    return { slug, name: this.profiles.find(slug)?.name ?? slug };
  }
}
