import fc from 'fast-check';
import type { BreachCommand } from '../../../src/breach/domain/breach.js';
import { waitingErasures } from '../../../src/breach/domain/erasure.js';
import { REPORTER_KINDS } from '../../../src/breach/domain/report.js';
import { notificationDeadline } from '../../../src/law/clock.js';
import { moment, plusHours, type Moment } from '../../../src/shared/moment.js';
import { personal } from '../../../src/shared/personal.js';
import type { Actor } from '../../../src/shared/recorded-event.js';
import { Refusal } from '../../../src/shared/refusal.js';
import { COMMANDS, HELD, HOUR, past, someone, type Asked } from './arbitrary-commands.js';
import {
  assess,
  aware,
  CANARY,
  close,
  correctNotification,
  decide,
  inform,
  notify,
  report,
  without,
} from '../breach/breach-commands.js';
import { act, board, colleague, Given, handler, mandateHolder } from '../breach/given-breach.js';

/** Who asks what, how long after the step before. */
export interface Step {
  readonly afterMinutes: number;
  readonly by: Actor;
  readonly command: Asked;
  readonly clockUncertain?: boolean;
}

const afterMinutes = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 * HOUR }));
export const step: fc.Arbitrary<Step> = fc.record({
  afterMinutes,
  by: someone,
  command: fc.oneof(...Object.values(COMMANDS)),
});

/** What nobody here wrote down comes from anybody. */
const fromAnyone: Actor = { id: 'anyone', role: 'reporter' };

const first: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.constantFrom(...REPORTER_KINDS),
    safetyRisk: fc.constantFrom('yes', 'no', 'unknown', 'no'),
    discovered: fc.oneof(
      fc.constant({ precision: 'unknown' }),
      past.map((at) => ({ precision: 'moment', at })),
    ),
    standingMandateRecordOnly: fc.boolean(),
    language: fc.constantFrom('nl', 'en', undefined),
    clockUncertain: fc.boolean(),
    entered: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: past }),
    warningMarginsHours: fc.constantFrom([48, 24, 12, 6], [24], [], [6, 60]),
  })
  .map(({ kind, safetyRisk, discovered, language, clockUncertain, entered, ...rules }) => {
    const reported = report({ safetyRisk: safetyRisk as 'yes', reporter: { kind }, rules });
    const { report: content, ...rest } = reported;
    const contact = personal('reporter', { name: `${CANARY} the reporter` });
    return {
      afterMinutes: 0,
      by: entered === undefined ? fromAnyone : handler,
      clockUncertain,
      command: {
        ...rest,
        ...(language && { language }),
        receivedAt: entered ?? '-0m',
        ...(entered !== undefined && {
          entry: { channel: 'phone', firstContact: { precision: 'moment', at: entered } },
        }),
        report: { ...content, discovered, reporter: { kind, contact } },
      },
    };
  });

const sent = notify({ delayReasonOmitted: true });
const lessLate = { statement: 'ApNotified', notifiedAt: '-60m' };

/** The straight road to the end: without it chance would hardly ever close or ratify anything. */
const road = (decider: Actor): readonly Step[] => [
  { afterMinutes: 0, by: board, command: { type: 'GrantMandate' } },
  { afterMinutes: 30, by: handler, command: { ...aware(), awareAt: '-6000m' } },
  { afterMinutes: 30, by: handler, command: { ...assess({ risk: 'high-risk' }) } },
  { afterMinutes: 30, by: decider, command: { ...decide() } },
  { afterMinutes: 0, by: decider, command: { ...decide({ question: 'inform-people' }) } },
  { afterMinutes: 9, by: handler, command: { ...without(sent, 'number'), notifiedAt: '-1m' } },
  { afterMinutes: 0, by: handler, command: { ...sent, notifiedAt: '-1m' } },
  { afterMinutes: 9, by: handler, command: { ...inform(), informedAt: '-1m' } },
  { afterMinutes: 9, by: handler, command: { ...correctNotification(0), restated: lessLate } },
  { afterMinutes: 9, by: colleague, command: { type: 'ConfirmCorrection', corrects: 0 } },
  { afterMinutes: 9, by: handler, command: { ...close } },
];

/** It was notified in time, and written down after the alarm. */
const FALSE_ALARM: readonly Step[] = [
  { afterMinutes: 73 * HOUR, by: handler, command: { type: 'CheckDeadlines' } },
  { afterMinutes: 0, by: handler, command: { ...sent, notifiedAt: `-${72 * HOUR}m` } },
  { afterMinutes: 0, by: handler, command: { type: 'CheckDeadlines' } },
];

/** One proposes, another approves: chance hardly ever meets a proposal that nothing stands against. */
const ERASED: readonly Step[] = [
  {
    afterMinutes: 0,
    by: handler,
    command: {
      ...{ type: 'ProposeErasure', what: 'values', ground: 'unlawful-processing', reason: 'A name.' },
      values: [{ revision: 0, pointer: HELD[0].pointer, replacement: personal('dossier', 'without it') }],
      ...{ held: HELD, yearsKept: 5 },
    },
  },
  { afterMinutes: 9, by: colleague, command: { type: 'ApproveErasure', erasure: 0, held: HELD } },
  {
    afterMinutes: 0,
    by: handler,
    command: { type: 'CompleteErasure', erasure: 0, keys: 1, definitiveBy: '2026-05-01' },
  },
];

/** A list of people concerned whose dossier ends, and begins again without it. */
const LISTED: readonly Step[] = [
  {
    afterMinutes: 0,
    by: handler,
    command: {
      ...{ type: 'ListAffectedPeople', change: '0', what: 'added', people: 1, reachable: 1 },
      ...{ withSafeContact: 0, digest: '0'.repeat(64) },
    },
  },
  {
    afterMinutes: 0,
    by: handler,
    command: { type: 'DismissBreach', ground: 'test-report', reason: 'A drill.' },
  },
  { afterMinutes: 9, by: handler, command: { type: 'TakeOutAffectedPeople', days: 0 } },
  { afterMinutes: 0, by: handler, command: { type: 'ReopenBreach', reason: 'No drill.' } },
];

/** A report, a piece of the straight road, and then whatever people come up with. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    first,
    fc.constantFrom(road(board), road(mandateHolder)),
    fc.nat({ max: 11 }),
    fc.array(step, { maxLength: 25, size: 'max' }),
  )
  .map(([begin, straight, far, rest]) => [begin, ...straight.slice(0, far), ...rest])
  // Nearly everything is a look at the report: what needs that nobody looked would hardly ever happen. Nor would an alarm
  // that turns out false, which takes its moments in a certain order.
  .chain((all) =>
    fc.oneof(
      { weight: 38, arbitrary: fc.constant(all) },
      { weight: 1, arbitrary: fc.constant([...all.slice(0, 1), ...FALSE_ALARM, ...all.slice(1)]) },
      { weight: 2, arbitrary: fc.constant([...all.slice(0, 1), ...ERASED, ...all.slice(1)]) },
      { weight: 1, arbitrary: fc.constant([...all.slice(0, 1), ...LISTED, ...all.slice(1)]) },
      {
        weight: 2,
        arbitrary: COMMANDS.DismissUnverified.map((command): readonly Step[] => {
          const [begin, ...rest] = all;
          return begin ? [begin, { afterMinutes: 0, by: handler, command }, ...rest] : all;
        }),
      },
    ),
  );

const BEGIN = moment('2026-03-26T09:00:00+01:00');
const RELATIVE = /^([+-]\d+)m$/;

/** The command as it is given at that moment. */
export function at(now: Moment, asked: Asked): BreachCommand {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, told(inner)]));
    const minutes = typeof value === 'string' ? RELATIVE.exec(value)?.[1] : undefined;
    return minutes === undefined ? value : plusHours(now, Number(minutes) / HOUR);
  };
  const resolved = told(asked) as BreachCommand;
  if (resolved.type !== 'AbsorbReport') return resolved;
  const { awareness } = resolved.absorbed;
  const deadline = notificationDeadline(awareness.at);
  return { ...resolved, absorbed: { ...resolved.absorbed, awareness: { ...awareness, deadline } } };
}

export interface Tried {
  readonly now: Moment;
  readonly command: BreachCommand;
  readonly by: Actor;
  readonly before: Given;
  readonly outcome: Given | Refusal;
}

/** Tries every step in turn; a refusal leaves the dossier as it was, anything else is thrown on. */
export function play(all: readonly Step[]): { readonly end: Given; readonly tries: readonly Tried[] } {
  let end = new Given([], BEGIN);
  let now = BEGIN;
  const tries = all.map((next): Tried => {
    now = plusHours(now, next.afterMinutes / HOUR);
    const asked = at(now, fitting(next.command, end));
    const before = end;
    const { by, clockUncertain = false } = next;
    const outcome = attempt(() => before.and(act(asked, { by, at: now, clockUncertain })));
    if (outcome instanceof Given) end = outcome;
    return { now, command: asked, by: next.by, before, outcome };
  });
  return { end, tries };
}

/** What has to fit what is there would hardly ever do so by chance. */
function fitting(asked: Asked, { history, breach }: Given): Asked {
  if (history.length === 0) return asked;
  if (asked.type === 'ConfirmLaterAwareness' || asked.type === 'RejectLaterAwareness') {
    return { ...asked, awareAt: breach.laterAwareness?.awareAt ?? asked['awareAt'] };
  }
  if (asked.type === 'CorrectReceipt') {
    return { ...asked, receivedAt: breach.laterReceipt?.receivedAt ?? asked['receivedAt'] };
  }
  if (asked.type === 'SettleMatter') {
    const open = breach.matters.find(({ settledAt }) => settledAt === undefined);
    return { ...asked, matter: open?.matter ?? asked['matter'] };
  }
  if (asked.type === 'ReleaseAbsorbedReport') {
    return { ...asked, from: breach.absorbed[0]?.from ?? asked['from'] };
  }
  if (asked.type === 'CorrectStatement') {
    const { statement } = asked['restated'] as { readonly statement: string };
    const stated = history.findLast(({ event }) => event.type === statement);
    return { ...asked, corrects: stated?.revision ?? asked['corrects'] };
  }
  if (asked.type === 'ReviewSupplements' && asked['revision'] !== undefined) {
    return { ...asked, revision: breach.additions[0] ?? asked['revision'] };
  }
  if (asked.type === 'RecordSentForm') {
    return { ...asked, notification: breach.notifications.at(-1)?.revision ?? asked['notification'] };
  }
  if (asked.type === 'RecordRoundResult') {
    return { ...asked, round: breach.informed.at(-1)?.revision ?? asked['round'] };
  }
  if (asked.type === 'ConfirmCorrection' || asked.type === 'RejectCorrection') {
    return { ...asked, corrects: breach.proposedCorrections[0]?.corrects ?? asked['corrects'] };
  }
  if (asked.type === 'ConfirmProposal' || asked.type === 'RejectProposal') {
    return { ...asked, proposal: breach.proposals.at(-1)?.proposal ?? asked['proposal'] };
  }
  if (asked.type === 'ApproveErasure' || asked.type === 'RejectErasure' || asked.type === 'ObjectToErasure') {
    return { ...asked, erasure: waitingErasures(breach)[0]?.erasure ?? asked['erasure'] };
  }
  if (asked.type === 'CompleteErasure') {
    const open = breach.erasures.find(({ approved, completed }) => approved && completed === undefined);
    return { ...asked, erasure: open?.erasure ?? asked['erasure'] };
  }
  if (asked.type === 'LiftLegalHold') {
    const open = breach.legalHolds.find(({ lifted }) => lifted === undefined);
    return { ...asked, hold: open?.hold ?? asked['hold'] };
  }
  const numberless = breach.notifications.find(({ number }) => number === undefined);
  if (asked.type === 'NotifyAuthority' && asked['number'] === '1' && numberless !== undefined) {
    return { ...asked, kind: numberless.kind, notifiedAt: numberless.notifiedAt };
  }
  return asked;
}

export function attempt(work: () => Given): Given | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
