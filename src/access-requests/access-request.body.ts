import {
  HELD_SOURCES,
  LEAVE_OUT_REASONS,
  type HeldSource,
  type LeaveOutReason,
} from '../directory/held-of-people.port.js';
import { Count, Flag, NestedList, OneOf, SlugField, Text, UuidField } from '../platform/http/dto-fields.js';
import { listField } from '../platform/http/list-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import {
  EXTENSION_REASONS,
  IDENTITY_WAYS,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  type ExtensionReason,
  type IdentityWay,
  type RefusalGround,
  type RequestChannel,
} from './access-request.js';
import { MOST_PLACES } from './deciding.js';

const LONGEST_WORD = 200;

/** Who asks, and how it came. By one of the four he is searched. */
export class AccessRequestBody {
  @SlugField() readonly organisation!: string;
  @Text({ max: 200, min: 2, optional: true, description: 'Whole; case and accents do not count.' })
  readonly name?: string;
  @Text({ max: 254, optional: true }) readonly email?: string;
  @Text({ max: 40, optional: true, description: 'In any notation.' }) readonly phone?: string;
  @Text({ max: 100, optional: true }) readonly clientNumber?: string;
  @MomentField({
    optional: true,
    notInFuture: true,
    description: 'When it came; absent: now. The term begins.',
  })
  readonly receivedAt?: Moment;
  @OneOf(REQUEST_CHANNELS, { optional: true, description: 'Default `other`.' })
  readonly channel?: RequestChannel;
  @UuidField({
    optional: true,
    description: 'Actor id of a colleague who asks: he deals with nothing of it.',
  })
  readonly account?: string;
}

export class IdentityBody {
  @OneOf(IDENTITY_WAYS, { description: 'Of a document nothing is copied.' }) readonly how!: IdentityWay;
}

export class ExtensionBody {
  @OneOf(EXTENSION_REASONS, { description: 'Art. 12(3) GDPR; the person is told.' })
  readonly reason!: ExtensionReason;
}

class ChoiceBody {
  @OneOf(HELD_SOURCES) readonly source!: HeldSource;
  @UuidField({ description: 'Of the dossier or the person.' }) readonly of!: string;
  @Count({ min: 0, max: 1_000_000, optional: true, needed: 'of a dossier' }) readonly revision?: number;
  @Text({ max: 500, description: 'JSON pointer, as it was found.' }) readonly pointer!: string;
  @OneOf(LEAVE_OUT_REASONS, { optional: true, description: 'Why nothing of it is handed over.' })
  readonly why?: LeaveOutReason;
  @listField(
    { items: { type: 'string', minLength: 1, maxLength: LONGEST_WORD } },
    { max: 100, optional: true, description: 'Blacked out wherever they stand in it.' },
    [
      {
        code: 'not-a-word',
        detail: `Each entry must be a text of at most ${LONGEST_WORD} characters.`,
        holds: (list) =>
          list.every((one) => typeof one === 'string' && one.trim() !== '' && one.length <= LONGEST_WORD),
      },
    ],
  )
  readonly words?: string[];
  @OneOf(LEAVE_OUT_REASONS, { optional: true, needed: 'where words are blacked out' })
  readonly wordsWhy?: LeaveOutReason;
}

export class PreparationBody {
  @NestedList(() => ChoiceBody, {
    max: MOST_PLACES,
    description: 'What is said of these places; of others what was said before stays said.',
  })
  readonly places!: ChoiceBody[];
  @Flag({ description: 'Whether it can be released.' }) readonly ready!: boolean;
}

export class RefusalBody {
  @OneOf(REFUSAL_GROUNDS, { description: 'Of Art. 12(2) and 12(5) GDPR.' }) readonly ground!: RefusalGround;
}

/** Of an act that says nothing more than what it is. */
export class NothingBody {
  @Flag({ optional: true, description: 'Says nothing more than the act itself: may be left out.' })
  readonly confirmed?: boolean;
}
