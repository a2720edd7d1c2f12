import { Injectable } from '@nestjs/common';
import {
  organisationsAsked,
  organisationsWhere,
  roleInOrganisation,
  type Action,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { Directory, type Person } from '../../directory/directory.query.js';
import { takesAway, type GrantBook } from '../../grants/given-grant.js';
import { Grants } from '../../grants/grants.service.js';
import type { Language } from '../../law/sentence.js';
import { AccountLinks } from '../../organisations/account-links.js';
import type { ProposedLink } from '../../organisations/linking.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { Role } from '../../platform/identity/principal.js';
import type { Names } from '../html/who.js';

/** Somebody of the organisation, also one who was given a role and never came. */
export interface PersonAtDesk extends Person {
  /** That were given or taken away here, as far as the reader may know. */
  readonly grants: GrantBook;
  /** Those of his roles that the reader may take away. */
  readonly withdrawable: readonly Role[];
}

/** The people of an organisation, for somebody: whom he sees and what he may do. */
export interface PeopleDesk {
  readonly reader: string;
  readonly language: Language;
  readonly organisation: { readonly slug: string; readonly name: string };
  /** Whose people he may see. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly people: readonly PersonAtDesk[];
  /** That wait for the board. */
  readonly waiting: GrantBook;
  readonly proposed: readonly ProposedLink[];
  readonly names: Names;
  readonly mayDo: (action: Action) => boolean;
}

@Injectable()
export class PeopleDesks {
  constructor(
    private readonly directory: Directory,
    private readonly links: AccountLinks,
    private readonly grants: Grants,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** @param named organisation; the first of his own where none is @throws NotAllowed */
  async of({ principal }: Asker, named: string | undefined, language: Language): Promise<PeopleDesk> {
    const reads = { principal, action: 'people.read' } as const;
    const own = organisationsWhere(reads);
    const [slug = ''] = organisationsAsked(reads, named ?? own[0]);
    const mayDo = (action: Action): boolean => organisationsWhere({ principal, action }).includes(slug);
    const book = mayDo('grants.read') ? await this.grants.of({ principal, action: 'grants.read' }, slug) : [];
    const seen = await this.directory.peopleOf(slug);
    const by = mayDo('grants.withdraw')
      ? roleInOrganisation({ principal, action: 'grants.withdraw' }, slug)
      : undefined;
    const people = withUnseen(seen, book).map((person): PersonAtDesk => {
      const grants = book.filter((grant) => grant.person === person.id);
      const { roles } = person;
      const waiting = grants.filter(({ state }) => state === 'waits').map(({ role }) => role);
      const withdrawable =
        by === undefined ? [] : [...roles, ...waiting].filter((role) => takesAway(by, role));
      return { ...person, grants, withdrawable };
    });
    return {
      ...{ language, people, mayDo },
      reader: principal.id,
      organisation: this.named(slug),
      organisations: own.map((one) => this.named(one)),
      waiting: book.filter(({ state }) => state === 'waits'),
      proposed: (await this.links.of(slug)).proposed,
      names: new Map(seen.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]]))),
    };
  }

  private named(slug: string): { readonly slug: string; readonly name: string } {
    return { slug, name: this.profiles.find(slug)?.name ?? slug };
  }
}

/** Also those whose first role waits, or was taken away. */
function withUnseen(seen: readonly Person[], book: GrantBook): readonly Person[] {
  const unseen = [...new Set(book.map(({ person }) => person))].filter(
    (person) => !seen.some(({ id }) => id === person),
  );
  return [...seen, ...unseen.map((id) => ({ id, roles: [], linkedTo: [] }))];
}
