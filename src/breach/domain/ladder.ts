import { answersBy, calledAt, firstLookBy, type LadderStep } from '../../law/term/on-call-ladder.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { Decisions } from './decisions.js';
import type { RecusalRecorded } from './deputies.js';
import type { Command, Recording } from './domain-event.js';
import type { BreachReopened } from './ending.js';
import { fields, type Change } from './fields.js';
import { isPersonHere, onEveryLook, type FirstLookFields, type Look } from './first-look.js';
import type { ReceiptCorrected } from './receipt-corrected.js';
import type { BreachReported, RulesFields } from './report.js';
import { isInDanger, type SafetyFields, type SafetyRiskRaised } from './safety.js';

/** Somebody with a role in this dossier says that the danger is his to deal with now: nobody else has to be called. */
export type AlarmAcknowledged = DomainEvent<'AlarmAcknowledged', { readonly note?: Personal<string> }>;
export type AcknowledgeAlarm = Command<'AcknowledgeAlarm', AlarmAcknowledged['data']>;

/** That people are called because of a danger, until somebody is at it. */
export interface DangerAlarm {
  /** From when its rungs count. */
  readonly beganAt: Moment;
  /** When the danger was recorded: what is done after it answers the alarm. */
  readonly recordedAt: Moment;
  readonly answered?: {
    readonly at: Moment;
    /** Opaque actor id. */
    readonly by: string;
    readonly role: string;
  };
}

export interface LadderFields {
  /** Of the last danger that began one. */
  readonly dangerAlarm?: DangerAlarm;
  /** Until when somebody looks at the report; absent in a dossier of before there were ladders. */
  readonly firstLookBy?: Moment;
}

type Reads = LadderFields & SafetyFields;

/** Whoever does anything in the dossier is at it, whether or not he says so. */
function atIt({ dangerAlarm: known }: Reads, { actor, recordedAt: at }: Recording): Change<LadderFields> {
  // What was recorded in one breath with the danger is no answer to it; a clock that was ahead lets nobody wait for it.
  const isSince = known !== undefined && known.answered === undefined && at !== known.recordedAt;
  return isSince && isPersonHere(actor)
    ? { dangerAlarm: { ...known, answered: { at, by: actor.id, role: actor.role } } }
    : {};
}

type Begins =
  BreachReported | BreachReopened | SafetyRiskRaised | AlarmAcknowledged | ReceiptCorrected | RecusalRecorded;

export const ladder = fields<
  LadderFields,
  Begins | Exclude<Look, { readonly type: Begins['type'] }>,
  Reads & RulesFields
>({
  initial: {},
  on: {
    ...onEveryLook<LadderFields, Reads & RulesFields>(atIt),
    BreachReported: (_, { receivedAt, rules }) =>
      rules.ladder === undefined ? {} : { firstLookBy: firstLookBy(receivedAt) },
    // Raised once more while people are called, it calls nobody later, unless a clock was ahead; after an answer, or after all were
    // called in vain, it is another danger.
    SafetyRiskRaised: (before, { source, raisedAt, termFrom = raisedAt }, { recordedAt }) =>
      isCalling(before, recordedAt)
        ? {}
        : { dangerAlarm: { beganAt: source === 'report' ? termFrom : recordedAt, recordedAt } },
    // Whom all were called for in vain comes back with more to say, and nobody here has seen it.
    BreachReopened: (before, _, recording) =>
      isPersonHere(recording.actor) ? atIt(before, recording) : calledAnew(before, recording),
    // Who was at it steps back: somebody else has to be.
    RecusalRecorded: (before, { leavesAlarm }, recording) =>
      leavesAlarm ? calledAnew(before, recording) : {},
    // Whoever corrects it is at it. By a clock that was ahead nobody waits: else who was called is not called again.
    ReceiptCorrected: (before, { previous, receivedAt }, recording) => {
      const { dangerAlarm = before.dangerAlarm } = atIt(before, recording);
      if (previous <= recording.recordedAt) return { dangerAlarm };
      return {
        ...(before.firstLookBy === firstLookBy(previous) && { firstLookBy: firstLookBy(receivedAt) }),
        dangerAlarm:
          dangerAlarm?.beganAt === previous ? { ...dangerAlarm, beganAt: receivedAt } : dangerAlarm,
      };
    },
    AlarmAcknowledged: ({ dangerAlarm: known }, _data, { actor, recordedAt: at }) =>
      known === undefined || known.answered !== undefined
        ? {}
        : { dangerAlarm: { ...known, answered: { at, by: actor.id, role: actor.role } } },
  },
});

/** Not every rung has had its time. */
function isCalling(before: Reads & RulesFields, now: Moment): boolean {
  const { dangerAlarm } = before;
  if (dangerAlarm === undefined || !isAlarmOpen(before) || dangerAlarm.beganAt > now) return false;
  const last = rungsOf(before).at(-1)?.answersBy;
  return last === undefined || last >= now;
}

function calledAnew(before: Reads & RulesFields, { recordedAt }: Recording): Change<LadderFields> {
  return before.dangerAlarm === undefined || !isInDanger(before) || isCalling(before, recordedAt)
    ? {}
    : { dangerAlarm: { beganAt: recordedAt, recordedAt } };
}

/** Somebody may be in danger, and nobody is at it yet. */
export function isAlarmOpen(breach: LadderFields & SafetyFields): boolean {
  const { dangerAlarm } = breach;
  return dangerAlarm !== undefined && dangerAlarm.answered === undefined && isInDanger(breach);
}

export interface Rung extends LadderStep {
  readonly rung: number;
  /** When it is called. */
  readonly at: Moment;
  /** Until when it may answer. */
  readonly answersBy: Moment;
}

/** The rungs of the alarm that was raised last; none in a dossier without a ladder, or where nobody had to be called. */
export function rungsOf({ rules, dangerAlarm }: LadderFields & RulesFields): readonly Rung[] {
  const { ladder: steps = [] } = rules;
  if (dangerAlarm === undefined) return [];
  const { beganAt } = dangerAlarm;
  return steps.map((step, rung) => ({
    ...step,
    rung,
    at: calledAt(steps, rung, beganAt),
    answersBy: answersBy(steps, rung, beganAt),
  }));
}

/** The rungs that still wait for an answer, each as a term. */
export function rungsWaiting(
  breach: LadderFields & RulesFields & SafetyFields,
): readonly { readonly deadline: `rung:${string}`; readonly dueAt: Moment }[] {
  return isAlarmOpen(breach)
    ? rungsOf(breach).map(({ rung, answersBy: dueAt }) => ({ deadline: `rung:${rung}`, dueAt }))
    : [];
}

/** Nobody with a role has dealt with the report yet, and until when somebody should. */
export function firstLookWaiting({
  lookedAt,
  firstLookBy: dueAt,
}: LadderFields & FirstLookFields): readonly { readonly deadline: 'first-look'; readonly dueAt: Moment }[] {
  return lookedAt !== undefined || dueAt === undefined ? [] : [{ deadline: 'first-look', dueAt }];
}

/** The step whose time to answer passed with this alarm; nothing for another term. */
export function rungMissed(
  breach: LadderFields & RulesFields,
  { deadline, dueAt }: { readonly deadline: string; readonly dueAt: Moment },
): Rung | undefined {
  return rungsOf(breach).find(({ rung, answersBy: by }) => deadline === `rung:${rung}` && dueAt === by);
}

function acknowledgeAlarm(
  breach: LadderFields & SafetyFields,
  { type: _type, ...data }: AcknowledgeAlarm,
): readonly AlarmAcknowledged[] {
  if (breach.dangerAlarm === undefined) {
    throw new Refusal('no-alarm', 'There was no alarm in this dossier: there is nothing to take over.');
  }
  return isAlarmOpen(breach) ? [{ type: 'AlarmAcknowledged', data }] : [];
}

export const ladderDecisions = { AcknowledgeAlarm: acknowledgeAlarm } satisfies Decisions;
