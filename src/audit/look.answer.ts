import { LOOKED_AT, type LookedAt } from '../breach/dossier/look.js';
import { WAYS_IN, type WayIn } from '../breach/domain/restriction.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Count, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import { ROLES, type Role } from '../platform/identity/principal.js';
import type { Moment } from '../shared/moment.js';
import { OUTCOMES, type Outcome } from './look-record.js';

/** Who looked, when, in which role, at what, and whether it was shown. */
export class LookAnswer {
  @UuidField() readonly id!: string;
  @MomentField({ description: 'When; of looks that were counted together the first.' }) readonly at!: Moment;
  @MomentField({ optional: true, description: 'Of looks that were counted together the last.' })
  readonly until?: Moment;
  @Count({
    min: 1,
    max: 1_000_000,
    description: 'How often: looks at one list within a quarter of an hour are counted together.',
  })
  readonly times!: number;
  @SlugField() readonly organisation!: string;
  @UuidField({ description: 'Who, by the opaque id under which he stands in the log.' })
  readonly actor!: string;
  @OneOf(ROLES, { optional: true, description: 'In which role it was allowed; absent where it was refused.' })
  readonly role?: Role;
  @UuidField({ optional: true, description: 'The session of a page; absent: by a token.' })
  readonly session?: string;
  @OneOf(LOOKED_AT) readonly what!: LookedAt;
  @UuidField({ optional: true, description: 'Absent: a list, or a dossier that there is not.' })
  readonly dossier?: string;
  @Words({ optional: true, description: 'What people call that dossier; in the list of an organisation.' })
  readonly reference?: string;
  @OneOf(WAYS_IN, {
    optional: true,
    description:
      'What opened a restricted dossier: a place on its list, a function it is open to, standing in for somebody, or an emergency whose reason is on the time line.',
  })
  readonly openedBy?: WayIn;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
}

export class LookPageAnswer {
  @ListOf(() => LookAnswer, { description: 'Newest first.' }) readonly looks!: readonly LookAnswer[];
  @Words({ optional: true, description: 'Cursor of the next page; absent on the last.' })
  readonly next?: string;
}
