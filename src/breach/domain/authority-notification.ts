import { createHash } from 'node:crypto';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import { formDifference, type FormDifference } from '../../law/ap-form/form-difference.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import type { NotificationKind } from '../../law/ap-vocabulary.js';
import { lateness, type Lateness } from '../../law/clock.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { NotificationValues } from './correction-of-notification.js';
import type { Corrected } from './correction-trace.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { reopenedByNewFacts, type BreachReopened } from './reopening.js';
import type { RegisterText } from './register-text.js';
import { notInTheFuture } from './safety.js';

/** What the AP was told, frozen as it was then. */
export interface NotifiedContent {
  readonly awareAt: Moment;
  readonly assessment?: Assessment;
  /** The answers to the AP's form, each with its source, as they were typed over. */
  readonly form?: ApForm;
}

/** A fact that a person records: the AP has a web form and nothing else. */
export type ApNotified = Fact<
  'ApNotified',
  {
    readonly kind: NotificationKind;
    /** The number the AP's form gave (meldnummer); still to come when absent. */
    readonly number?: string;
    readonly notifiedAt: Moment;
    /** Art. 33(4): more will follow. */
    readonly incomplete: boolean;
    readonly content: NotifiedContent;
    /** 32 hex characters; makes the digest below unguessable from the content. */
    readonly salt: string;
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
export type ApNumberReceived = Fact<
  'ApNumberReceived',
  { readonly kind: NotificationKind; readonly notifiedAt: Moment; readonly number: string }
>;

export type AuthorityEvent = ApNotified | ApNumberReceived;

export interface NotifyAuthority {
  readonly type: 'NotifyAuthority';
  readonly kind: NotificationKind;
  readonly number?: string;
  readonly notifiedAt: Moment;
  readonly incomplete: boolean;
  readonly delayReason?: RegisterText;
  readonly delayReasonOmitted?: boolean;
  readonly withdrawalReason?: RegisterText;
  readonly salt: string;
  /** As it stood when the notification was made. */
  readonly form?: ApForm;
}

/** Without the content: the newest is kept once, as {@link Breach.notifiedContent}; each stands in its event. */
export type RecordedNotification = Corrected<Omit<ApNotified['data'], 'content'>, NotificationValues>;

export function notifyAuthority(
  breach: Breach,
  command: NotifyAuthority,
  { now }: DecisionContext,
): readonly (AuthorityEvent | BreachReopened)[] {
  const { kind, notifiedAt, number, withdrawalReason, salt } = command;
  notInTheFuture(notifiedAt, now, '/notifiedAt');
  const known = breach.notifications.find((other) => isSameAct(other, command));
  if (known !== undefined) {
    if (number === undefined || known.number === number) return [];
    if (known.number === undefined) {
      return [{ type: 'ApNumberReceived', data: { kind, notifiedAt, number } }];
    }
  }
  const stands = standingNotification(breach);
  if (kind === 'initial' && stands !== undefined) {
    throw new Refusal(
      'already-notified',
      'An initial notification stands: record a supplement or a withdrawal.',
    );
  }
  if (kind !== 'initial' && stands === undefined) {
    throw new Refusal('nothing-notified', 'There is no notification to supplement or to withdraw.');
  }
  if (kind === 'withdrawal' && withdrawalReason === undefined) {
    throw new Refusal(
      'withdrawal-without-reason',
      'A withdrawal needs a reason.',
      'invalid',
      '/withdrawalReason',
    );
  }
  const late = kind === 'initial' ? lateness(breach.awareness.deadline.dueAt, notifiedAt) : undefined;
  const delay = delayOf(late, command);
  const content = contentToNotify(breach, command.form);
  const sent = breach.notifiedContent?.form;
  const difference = stands && sent && content.form && formDifference(sent, content.form);
  const notified: ApNotified = {
    type: 'ApNotified',
    data: {
      kind,
      ...(number !== undefined && { number }),
      notifiedAt,
      incomplete: command.incomplete,
      content,
      salt,
      contentDigest: contentDigest(salt, content),
      ...(stands !== undefined && { changed: changedAnswers(breach.notifiedContent, content) }),
      ...(difference && { difference }),
      ...delay,
      ...(withdrawalReason !== undefined && { withdrawalReason }),
    },
  };
  return [notified, ...reopenedByNewFacts(breach, 'authority-notified')];
}

/**
 * What goes with a late notification (Art. 33(1), second sentence): its reason, or openly that none was given, which
 * keeps people from inventing one.
 */
export function delayOf(
  late: Lateness | undefined,
  { delayReason, delayReasonOmitted }: Pick<NotifyAuthority, 'delayReason' | 'delayReasonOmitted'>,
): Pick<ApNotified['data'], 'late' | 'delayReason' | 'delayReasonOmitted'> {
  if (late === undefined) return {};
  if (delayReason !== undefined) return { late, delayReason };
  if (delayReasonOmitted === true) return { late, delayReasonOmitted };
  throw new Refusal(
    'late-without-reason',
    `This notification is late (${late.days} days): give the reason for the delay, or say with delayReasonOmitted that none was given.`,
    'invalid',
    '/delayReason',
  );
}

/** Late when it was recorded, or found late because awareness was put earlier afterwards (Teaching Council). */
export function isLate(
  { awareness }: Pick<Breach, 'awareness'>,
  { kind, late, notifiedAt }: RecordedNotification,
): boolean {
  return kind === 'initial' && (late !== undefined || notifiedAt > awareness.deadline.dueAt);
}

/** The same kind at the same moment: one act, recorded twice. */
function isSameAct(
  { kind, notifiedAt }: RecordedNotification,
  other: Pick<NotifyAuthority, 'kind' | 'notifiedAt'>,
): boolean {
  return kind === other.kind && notifiedAt === other.notifiedAt;
}

export function contentToNotify(breach: Breach, form?: ApForm): NotifiedContent {
  return {
    awareAt: breach.awareness.at,
    ...(breach.assessment && { assessment: breach.assessment.assessment }),
    ...(form && { form }),
  };
}

export function contentDigest(salt: string, content: NotifiedContent): string {
  return createHash('sha256').update(salt).update(canonicalJson(content)).digest('hex');
}

function changedAnswers(before: NotifiedContent | undefined, after: NotifiedContent): readonly string[] {
  const answers = ({ awareAt, assessment }: Partial<NotifiedContent>): Record<string, unknown> => ({
    awareAt,
    ...assessment,
  });
  const [old, current] = [answers(before ?? {}), answers(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(current)])]
    .filter((name) => canonicalJson(old[name] ?? null) !== canonicalJson(current[name] ?? null))
    .sort();
}

export function lastNotified({
  notifications,
}: Pick<Breach, 'notifications'>): RecordedNotification | undefined {
  return notifications.at(-1);
}

/** The initial notification that was made and not withdrawn. */
export function standingNotification({
  notifications,
}: Pick<Breach, 'notifications'>): RecordedNotification | undefined {
  const initial = notifications.findLastIndex(({ kind }) => kind === 'initial');
  const withdrawn = notifications.findLastIndex(({ kind }) => kind === 'withdrawal');
  return initial > withdrawn ? notifications[initial] : undefined;
}

/** Whether the last thing the AP heard still promises more (Art. 33(4)). */
export function isIncomplete(breach: Pick<Breach, 'notifications'>): boolean {
  return standingNotification(breach) !== undefined && lastNotified(breach)?.incomplete === true;
}

export const evolveAuthorityNotification: Evolve<AuthorityEvent> = {
  ApNotified: (breach, { content, ...notification }, { revision }) => ({
    ...breach,
    notifications: [...breach.notifications, { ...notification, revision }],
    notifiedContent: content,
  }),
  ApNumberReceived: (breach, { number, ...sent }) => ({
    ...breach,
    notifications: breach.notifications.map((known) =>
      isSameAct(known, sent) && known.number === undefined ? { ...known, number } : known,
    ),
  }),
};
