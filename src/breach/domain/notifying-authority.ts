import { createHash } from 'node:crypto';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import { formDifference } from '../../law/ap-form/form-difference.js';
import { lateness, type Lateness } from '../../law/clock.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { revealed } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { AssessmentFields } from './assessment.js';
import {
  isSameAct,
  standingNotification,
  type ApNotified,
  type AuthorityEvent,
  type NotificationFields,
  type NotifiedContent,
  type NotifiedContentFields,
  type RecordedNotification,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { notInTheFuture } from './not-in-the-future.js';
import { refuseBy, type RefusalRule } from './refusals.js';

export type NotifyAuthority = Command<
  'NotifyAuthority',
  Pick<
    ApNotified['data'],
    | 'kind'
    | 'number'
    | 'notifiedAt'
    | 'incomplete'
    | 'delayReason'
    | 'delayReasonOmitted'
    | 'withdrawalReason'
    | 'salt'
  > & {
    /** As it stood when the notification was made. */
    readonly form?: ApForm;
  }
>;

interface Asked {
  readonly command: NotifyAuthority;
  readonly stands: RecordedNotification | undefined;
}

const AGAINST_NOTIFYING: readonly RefusalRule<Asked>[] = [
  {
    code: 'already-notified',
    detail: 'An initial notification stands: record a supplement or a withdrawal.',
    when: ({ command, stands }) => command.kind === 'initial' && stands !== undefined,
  },
  {
    code: 'nothing-notified',
    detail: 'There is no notification to supplement or to withdraw.',
    when: ({ command, stands }) => command.kind !== 'initial' && stands === undefined,
  },
  {
    code: 'withdrawal-without-reason',
    detail: 'A withdrawal needs a reason.',
    kind: 'invalid',
    field: 'withdrawalReason',
    when: ({ command }) => command.kind === 'withdrawal' && command.withdrawalReason === undefined,
  },
];

/** The same notification again says nothing new, unless it gives another text: that must not get lost. */
const AGAINST_REPEATING: readonly RefusalRule<{
  readonly command: NotifyAuthority;
  readonly known: RecordedNotification;
}>[] = [
  {
    code: 'recorded-otherwise',
    detail: 'This notification was recorded with another reason for the delay: correct it.',
    field: 'delayReason',
    when: ({ command: { delayReason }, known }) =>
      delayReason !== undefined && known.late !== undefined && delayReason !== known.delayReason,
  },
  {
    code: 'recorded-otherwise',
    detail: 'This withdrawal was recorded with another reason.',
    field: 'withdrawalReason',
    when: ({ command: { withdrawalReason }, known }) =>
      withdrawalReason !== undefined &&
      known.kind === 'withdrawal' &&
      withdrawalReason !== known.withdrawalReason,
  },
];

type NotifyReads = NotificationFields & NotifiedContentFields & ClockFields & AssessmentFields & EndingFields;

function notifyAuthority(
  breach: NotifyReads,
  command: NotifyAuthority,
  { now }: DecisionContext,
): readonly (AuthorityEvent | BreachReopened)[] {
  const { kind, notifiedAt, number, withdrawalReason, salt } = command;
  notInTheFuture(notifiedAt, now, 'notifiedAt');
  const known = breach.notifications.find((other) => isSameAct(other, command));
  if (known !== undefined) {
    if (number === undefined || known.number === number) {
      refuseBy(AGAINST_REPEATING, { command, known });
      return [];
    }
    if (known.number === undefined) {
      return [{ type: 'ApNumberReceived', data: { kind, notifiedAt, number } }];
    }
  }
  const stands = standingNotification(breach);
  refuseBy(AGAINST_NOTIFYING, { command, stands });
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
      contentDigest: contentDigest(revealed(salt) ?? '', content),
      ...(stands !== undefined && { changed: changedAnswers(breach.notifiedContent, content) }),
      ...(difference && { difference }),
      ...delay,
      ...(withdrawalReason !== undefined && { withdrawalReason }),
    },
  };
  return [notified, ...reopenedByNewEvent(breach, 'authority-notified')];
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
    'delayReason',
  );
}

function contentToNotify(breach: ClockFields & AssessmentFields, form?: ApForm): NotifiedContent {
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

export const notifyingDecisions = { NotifyAuthority: alsoWhen('ended', notifyAuthority) } satisfies Decisions;
