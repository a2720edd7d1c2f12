import type { ApForm } from '../../law/ap-form/ap-form.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import type { FormDifference } from '../../law/ap-form/form-difference.js';
import type { NotificationKind } from '../../law/ap-vocabulary.js';
import type { Lateness } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { withSentAnswer, type SentFormRecorded } from './sent-form.js';
import type { ClockFields } from './awareness.js';
import { corrects, withCorrection, type Corrected, type CorrectionSeenFrom } from './correction-trace.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { append, fields } from './fields.js';
import type { Outcome } from './question.js';
import type { RegisterText } from '../../shared/register-text.js';

/** What the AP was told, frozen as it was then. */
export interface NotifiedContent {
  readonly awareAt: Moment;
  readonly assessment?: Assessment;
  /** The answers to the AP's form, each with its source, as they were typed over. */
  readonly form?: ApForm;
}

/** A fact that a person records: the AP has a web form and nothing else. */
export type ApNotified = DomainEvent<
  'ApNotified',
  {
    readonly kind: NotificationKind;
    /** The number the AP's form gave (meldnummer); still to come when absent. */
    readonly number?: string;
    readonly notifiedAt: Moment;
    /** Art. 33(4): more will follow. */
    readonly incomplete: boolean;
    readonly content: NotifiedContent;
    /** 32 hex characters; the digest below confirms no guess at the content without it, and can be made mute. */
    readonly salt: Personal<string>;
    /** SHA-256, hex, over salt and the canonical JSON of the content. */
    readonly contentDigest: string;
    /** Names of the answers that differ from what was last sent. */
    readonly changed?: readonly string[];
    /** The same in words: what the AP had not been told before. */
    readonly difference?: readonly FormDifference[];
    readonly late?: Lateness;
    readonly delayReason?: RegisterText;
    readonly delayReasonOmitted?: boolean;
    readonly withdrawalReason?: RegisterText;
  }
>;

/** The number came after the notification was recorded (the form was sent, the answer had not come yet). */
export type ApNumberReceived = DomainEvent<
  'ApNumberReceived',
  { readonly kind: NotificationKind; readonly notifiedAt: Moment; readonly number: string }
>;

export type AuthorityEvent = ApNotified | ApNumberReceived;

/** What somebody said that was really sent, in the event of this revision; absent: nobody confirmed the prepared form. */
export interface SentForm {
  readonly how: SentFormRecorded['data']['sent'];
  readonly revision: number;
  readonly recordedAt: Moment;
  /** Actor id. */
  readonly by: string;
}

/** When the AP was told, under which number, and what follows from it. What it was told is frozen. */
export type NotificationValues = Pick<
  ApNotified['data'],
  'number' | 'notifiedAt' | 'late' | 'delayReason' | 'delayReasonOmitted' | 'withdrawalReason'
>;

/** Without the content: the newest is kept once, as `notifiedContent`; each stands in its event. */
export type RecordedNotification = Corrected<
  Omit<ApNotified['data'], 'content'> & {
    /** Required and not answered in the form, though it was said that nothing more will follow. */
    readonly lacked?: readonly string[];
    readonly sent?: SentForm;
  },
  NotificationValues
>;

export interface NotificationFields {
  readonly notifications: readonly RecordedNotification[];
}

export const notifications = fields<
  NotificationFields,
  AuthorityEvent | SentFormRecorded | CorrectionSeenFrom<'ApNotified', NotificationValues>
>({
  initial: { notifications: [] },
  on: {
    ApNotified: (_, { content, ...notification }, { revision }) => ({
      notifications: append({ ...notification, ...lackedIn(notification, content), revision }),
    }),
    SentFormRecorded: (before, { notification, sent: how }, { revision, recordedAt, actor }) => ({
      notifications: before.notifications.map((known) =>
        known.revision === notification
          ? { ...known, sent: { how, revision, recordedAt, by: actor.id } }
          : known,
      ),
    }),
    ApNumberReceived: (before, { number, ...sent }) => ({
      notifications: before.notifications.map((known) =>
        isSameAct(known, sent) && known.number === undefined ? { ...known, number } : known,
      ),
    }),
    StatementCorrected: (before, data, recording) =>
      corrects(data, 'ApNotified')
        ? {
            notifications: before.notifications.map((known) => {
              if (known.revision !== data.corrects) return known;
              // A correction of before numbers could be corrected has none: what was known stays.
              const { notifiedAt: _at, late: _l, delayReason: _r, delayReasonOmitted: _o, ...kept } = known;
              return { ...kept, ...data.corrected, ...withCorrection(known, data, recording) };
            }),
          }
        : {},
  },
});

export interface HeardFields {
  /** What the AP heard last of whether people are told (question 10.1.1 of its form): as it stood decided then; absent: nothing. */
  readonly heardOnPeople?: Outcome;
}

export const heard = fields<HeardFields, ApNotified, HeardFields & DecisionFields>({
  initial: {},
  on: {
    ApNotified: (before) => ({ heardOnPeople: standingDecision(before, 'inform-people')?.outcome }),
  },
});

export interface NotifiedContentFields {
  /** What the AP was last told. */
  readonly notifiedContent?: NotifiedContent;
}

/** Of the last notification; as it was really sent, where somebody said so of single answers. */
export const notifiedContent = fields<
  NotifiedContentFields,
  ApNotified | SentFormRecorded,
  NotifiedContentFields & NotificationFields
>({
  initial: {},
  on: {
    ApNotified: (_, { content }) => ({ notifiedContent: content }),
    SentFormRecorded: ({ notifiedContent: known, notifications: all }, data, { revision }) =>
      known?.form && data.sent === 'answer' && all.at(-1)?.revision === data.notification
        ? { notifiedContent: { ...known, form: withSentAnswer(known.form, data, revision) } }
        : {},
  },
});

function lackedIn(
  { kind, incomplete }: Pick<ApNotified['data'], 'kind' | 'incomplete'>,
  { form }: NotifiedContent,
): Pick<RecordedNotification, 'lacked'> {
  const isAll = kind !== 'withdrawal' && !incomplete;
  return isAll && form && form.missing.length > 0 ? { lacked: form.missing } : {};
}

/** A supplement and a withdrawal go under the number of the notification they are about. */
export function areNumbersApart({ notifications: all }: NotificationFields): boolean {
  return all.some(({ kind, number }, index) => {
    if (kind === 'initial' || number === undefined) return false;
    const about = all.slice(0, index).findLast((before) => before.kind === 'initial');
    return about?.number !== undefined && about.number !== number;
  });
}

/** Late when it was recorded, or found late because awareness was put earlier afterwards (Teaching Council). */
export function isLate(
  { awareness }: Pick<ClockFields, 'awareness'>,
  { kind, late, notifiedAt }: RecordedNotification,
): boolean {
  return kind === 'initial' && (late !== undefined || notifiedAt > awareness.deadline.dueAt);
}

/** The same kind at the same moment: one act, recorded twice. */
export function isSameAct(
  { kind, notifiedAt }: Pick<ApNotified['data'], 'kind' | 'notifiedAt'>,
  other: Pick<ApNotified['data'], 'kind' | 'notifiedAt'>,
): boolean {
  return kind === other.kind && notifiedAt === other.notifiedAt;
}

export function lastNotified({ notifications: all }: NotificationFields): RecordedNotification | undefined {
  return all.at(-1);
}

/** When it was withdrawn: a withdrawal takes back what was notified before it. */
export function withdrawnAt(
  all: readonly Pick<ApNotified['data'], 'kind' | 'notifiedAt'>[],
  index: number,
): Moment | undefined {
  if (all[index]?.kind === 'withdrawal') return undefined;
  return all.slice(index + 1).find(({ kind }) => kind === 'withdrawal')?.notifiedAt;
}

/** The initial notification that was made and not withdrawn. */
export function standingNotification({
  notifications: all,
}: NotificationFields): RecordedNotification | undefined {
  const initial = all.findLastIndex(({ kind }) => kind === 'initial');
  const withdrawn = all.findLastIndex(({ kind }) => kind === 'withdrawal');
  return initial > withdrawn ? all[initial] : undefined;
}

/** The notification that was made last, and whatever followed on it. */
export function lastRun({ notifications: all }: NotificationFields): readonly RecordedNotification[] {
  return all.slice(
    Math.max(
      0,
      all.findLastIndex(({ kind }) => kind === 'initial'),
    ),
  );
}

/** Whether the last thing the AP heard still promises more (Art. 33(4)). */
export function isIncomplete(breach: NotificationFields): boolean {
  return standingNotification(breach) !== undefined && lastNotified(breach)?.incomplete === true;
}
