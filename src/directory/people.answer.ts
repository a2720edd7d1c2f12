import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Flag, ManyOf, UuidField } from '../platform/http/dto-fields.js';
import { ListOfUuids } from '../platform/http/list-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import { ROLES, type Role } from '../platform/identity/principal.js';
import type { Moment } from '../shared/moment.js';

class PersonAnswer {
  @UuidField({ description: 'Actor id: that of time lines and lists.' }) readonly id!: string;
  @Words({ optional: true, description: 'As his issuer has it; absent where it gives none.' })
  readonly name?: string;
  @Words({ optional: true, description: 'Job title, where his issuer gives one.' })
  readonly function?: string;
  @ManyOf(ROLES, { description: 'Held when he was last seen, with what was given or taken away here since.' })
  readonly roles!: readonly Role[];
  @MomentField({ optional: true, description: 'To some minutes; absent where he never logged in.' })
  readonly lastSeen?: Moment;
  @ListOfUuids({ max: 500, description: 'His other accounts here.' }) readonly linkedTo!: readonly string[];
}

class ProposedLinkAnswer {
  @ListOfUuids({ min: 2, max: 2 }) readonly accounts!: readonly string[];
  @UuidField({ description: 'Actor id.' }) readonly proposedBy!: string;
}

export class PeopleAnswer {
  @ListOf(() => PersonAnswer, { description: 'By name, those without one last.' })
  readonly people!: readonly PersonAnswer[];
  @ListOf(() => ProposedLinkAnswer, { description: 'Accounts of FG or board that wait for a second person.' })
  readonly proposedLinks!: readonly ProposedLinkAnswer[];
}

export class LinkAnswer {
  @Flag({ description: 'Whether anything was recorded; if not, it was so already.' })
  readonly recorded!: boolean;
  @Flag({ description: 'Whether these accounts now count as one person’s.' }) readonly linked!: boolean;
}
