import { PROMISE_KINDS, STRICTNESSES, type OrganisationPromise } from '../organisations/promise.js';
import type { PartValues } from '../organisations/profile-part.js';
import {
  STEP_CHANNELS,
  STEP_FUNCTIONS,
  type StepChannel,
  type StepFunction,
} from '../law/term/on-call-ladder.js';
import {
  Count,
  Flag,
  ManyOf,
  Nested,
  NestedList,
  OneOf,
  Quantity,
  SlugField,
  Text,
  UuidField,
} from '../platform/http/dto-fields.js';

const MOST_STEPS = 20;
const MOST_PROMISES = 50;
const MOST_FILES = 50;

class ContactBody {
  @Text({ max: 254, optional: true }) readonly email?: string;
  @Text({ max: 30, optional: true, description: 'Digits, spaces and hyphens, `+` first.' })
  readonly phone?: string;
}

export class LadderStepBody {
  @SlugField({ description: 'By which alarms name it: it stays when its people change.' })
  readonly id!: string;
  @Text({ max: 80, description: 'What the organisation calls it.' }) readonly role!: string;
  @OneOf(STEP_FUNCTIONS) readonly function!: StepFunction;
  @UuidField({ optional: true, description: 'Actor id, where it is always the same person.' })
  readonly person?: string;
  @Nested(() => ContactBody) readonly contact!: ContactBody;
  @ManyOf(STEP_CHANNELS, {
    optional: true,
    min: 1,
    description: 'Absent: every one that the contact allows.',
  })
  readonly channels?: readonly StepChannel[];
  @Count({ min: 0, max: 72 * 60 - 1, description: 'Minutes without an answer after which it is tried.' })
  readonly afterMinutes!: number;
}

class OfficerBody {
  @Text({ max: 200, optional: true }) readonly name?: string;
  @Nested(() => ContactBody, { optional: true }) readonly contact?: ContactBody;
  @Text({ max: 50, optional: true, description: 'Under which the FG is registered with the AP.' })
  readonly apRegistrationNumber?: string;
}

export class ContactsBody {
  @Nested(() => OfficerBody, { optional: true }) readonly fg?: OfficerBody;
  @Nested(() => ContactBody, { description: 'Where people can report, beside Lekwacht itself.' })
  readonly reportingContacts!: ContactBody;
}

export class DeciderBody {
  @Text({ max: 100, description: 'What the deciding body is called on screens and in letters.' })
  readonly title!: string;
  @Text({ max: 500, description: 'The words in which the organisation says so.' }) readonly statedAs!: string;
  @OneOf(['ap-notification', 'processing']) readonly statedFor!: PartValues['decider']['statedFor'];
}

class EmergencyMandateBody {
  @Quantity({
    min: 0,
    max: 72,
    description: 'Hours before the deadline at which it opens; more than 0, less than 72.',
  })
  readonly marginHours!: number;
  @Count({
    min: 1,
    max: 24 * 60 - 1,
    optional: true,
    description: 'Minutes between two attempts to reach the board.',
  })
  readonly attemptsApartMinutes?: number;
}

export class MandatesBody {
  @Flag({ description: 'Whether a standing mandate for record-only cases may be granted.' })
  readonly standingRecordOnly!: boolean;
  @Nested(() => EmergencyMandateBody) readonly emergency!: EmergencyMandateBody;
}

export class PromiseBody {
  @SlugField() readonly id!: string;
  @OneOf(PROMISE_KINDS) readonly kind!: OrganisationPromise['kind'];
  @Text({ max: 1_000, description: 'The sentence itself.' }) readonly sentence!: string;
  @Text({ max: 200, description: 'Where it stands.' }) readonly source!: string;
  @OneOf(STRICTNESSES, { description: 'Only what is stricter than the law joins the advice.' })
  readonly strictness!: OrganisationPromise['strictness'];
}

class BothLanguagesBody {
  @Text({ max: 200 }) readonly nl!: string;
  @Text({ max: 200 }) readonly en!: string;
}

export class KeptFileBody {
  @SlugField() readonly id!: string;
  @Nested(() => BothLanguagesBody) readonly what!: BothLanguagesBody;
  @Text({ max: 10, optional: true, description: 'ISO 8601, such as P15Y.' }) readonly term?: string;
  @Text({ max: 500, optional: true }) readonly remark?: string;
}

export class RetentionBody {
  @Quantity({ min: 0, max: 100, description: 'Years after closing; more than 0, less than 100.' })
  readonly registerYearsAfterClosing!: number;
  @Count({ min: 1, max: 366 * 5 - 1, optional: true, description: 'Days after closing; absent: ninety.' })
  readonly affectedPeopleDaysAfterClosing?: number;
  @NestedList(() => KeptFileBody, { max: MOST_FILES, description: "Terms of the organisation's own files." })
  readonly files!: readonly KeptFileBody[];
}

const SEEN = {
  ...{ min: 0, max: Number.MAX_SAFE_INTEGER },
  description: 'The `revision` of the profile that was read: what others changed since is not written over.',
};

/** What waits for the board. */
export class ProfileProposalAnswerBody {
  @UuidField({ description: 'Id of what waits.' }) readonly proposal!: string;
}

/** One of its parts, whole: it counts at once. */
export class ProfileChangeBody {
  @Count(SEEN) readonly seen!: number;
  @NestedList(() => LadderStepBody, { max: MOST_STEPS, optional: true })
  readonly ladder?: readonly LadderStepBody[];
  @Nested(() => ContactsBody, { optional: true }) readonly contacts?: ContactsBody;
}

/** One of its parts, whole: it counts once the board confirmed it. */
export class ProfileProposalBody {
  @Count(SEEN) readonly seen!: number;
  @Nested(() => DeciderBody, { optional: true }) readonly decider?: DeciderBody;
  @Nested(() => MandatesBody, { optional: true }) readonly mandates?: MandatesBody;
  @NestedList(() => PromiseBody, { max: MOST_PROMISES, optional: true })
  readonly promises?: readonly PromiseBody[];
  @Nested(() => RetentionBody, { optional: true }) readonly retention?: RetentionBody;
}
