import fc from 'fast-check';
import { RISKS } from '../../src/breach/domain/assessment.js';
import { NOTIFICATION_KINDS } from '../../src/breach/domain/authority-notification.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { GROUNDS, OUTCOMES, QUESTIONS } from '../../src/breach/domain/decision.js';
import { DISMISSAL_GROUNDS } from '../../src/breach/domain/ending.js';
import { MATTER_KINDS } from '../../src/breach/domain/matters.js';
import { MEASURE_KINDS } from '../../src/breach/domain/measures.js';
import { ORGANISATION_ROLES } from '../../src/breach/domain/organisation-role.js';
import { REPORTER_KINDS } from '../../src/breach/domain/report.js';
import { RECORDABLE_QUESTIONS } from '../../src/law/ap-form/recordable-question.js';
import { NATURES, NOTICE_MEANS } from '../../src/law/ap-vocabulary.js';
import { notificationDeadline } from '../../src/law/clock.js';
import { moment, plusHours, type Moment } from '../../src/shared/moment.js';
import { personal, type Personal } from '../../src/shared/personal.js';
import type { Actor } from '../../src/shared/recorded-event.js';
import { Refusal } from '../../src/shared/refusal.js';
import { assess, aware, CANARY, close, decide, inform, notify, report, without } from './breach-commands.js';
import { act, board, colleague, fg, Given, handler, mandateHolder } from './given-breach.js';

/** A command whose moments are still told from the moment it is given: `-90m`. Plain data, so it prints and shrinks. */
export interface Step {
  readonly afterMinutes: number;
  readonly by: Actor;
  readonly command: Readonly<Record<string, unknown>> & { readonly type: BreachCommand['type'] };
}

const HOUR = 60;
const past = fc.oneof(
  fc.constant('-0m'),
  fc.integer({ min: 0, max: 100 * HOUR }).map((m) => `-${m}m`),
);
/** Now and then in the future, which a fact cannot be. */
const mostlyPast = fc.oneof({ weight: 9, arbitrary: past }, { weight: 1, arbitrary: fc.constant('+5m') });
const future = fc.integer({ min: -HOUR, max: 200 * HOUR }).map((m) => (m < 0 ? `${m}m` : `+${m}m`));
const someText = fc.constantFrom('as it was', 'otherwise', 'not known');
const secret: fc.Arbitrary<Personal<string>> = someText.map((text) =>
  personal('dossier', `${CANARY} ${text}`),
);
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined }).map((chosen) => (chosen === undefined ? {} : { [name]: chosen }));
const few = fc.nat({ max: 20 });
const id = fc.constantFrom('1', '2', '3');
const range = fc.record({ min: few, max: few });
const someone = fc.constantFrom(handler, colleague, fg, board, mandateHolder);

type Parts = Readonly<Record<string, fc.Arbitrary<unknown>>>;
/** `optional` fields are there or not. */
function command(
  type: BreachCommand['type'],
  fields: Parts = {},
  optional: Parts = {},
): fc.Arbitrary<Step['command']> {
  const present = fc.record(fields);
  const perhaps = fc.tuple(...Object.entries(optional).map(([name, value]) => maybe(name, value)));
  return fc
    .tuple(present, perhaps)
    .map(([some, others]) => Object.assign({ type }, some, ...others) as Step['command']);
}

const decision = fc.constantFrom(...QUESTIONS).chain((question) =>
  fc.constantFrom(...OUTCOMES).chain((outcome) =>
    command(
      'Decide',
      {
        question: fc.constant(question),
        outcome: fc.constant(outcome),
        ground: fc.constantFrom<string>(...GROUNDS[question][outcome], 'risk'),
        reason: someText,
      },
      { departure: someText, publicCommunication: someText },
    ),
  ),
);

const absorbed = fc
  .record({ basis: fc.constantFrom('provisional', 'established'), at: past })
  .chain((awareness) =>
    command('AbsorbReport', {
      absorbed: fc.record(
        { from: id, reference: id, receivedAt: past, firstSignalAt: past, awareness: fc.constant(awareness) },
        { requiredKeys: ['from', 'reference', 'receivedAt', 'awareness'] },
      ),
    }),
  );

const survivor = fc.record({
  id: id.map((n) => `survivor-${n}`),
  organisation: fc.constantFrom('kadera', 'kadera', 'perspektief'),
  safety: fc.constantFrom({ measures: 0, averted: false }, { raisedAt: '-0m', measures: 0, averted: false }),
});

/** Any command except the first report. */
const COMMANDS: Readonly<
  Record<Exclude<BreachCommand['type'], 'ReportBreach'>, fc.Arbitrary<Step['command']>>
> = {
  SupplementReport: command('SupplementReport', {
    by: fc.constantFrom('reporter', 'organisation'),
    text: secret,
  }),
  EstablishAwareness: command(
    'EstablishAwareness',
    { awareAt: mostlyPast, facts: secret },
    { reason: secret, firstSignalAt: past, processorAwareAt: past },
  ),
  ConfirmLaterAwareness: command('ConfirmLaterAwareness', { awareAt: past }),
  RaiseSafetyRisk: command('RaiseSafetyRisk', { raisedAt: mostlyPast }, { note: secret }),
  TakeSafetyMeasure: command('TakeSafetyMeasure', {
    takenAt: mostlyPast,
    what: secret,
    dangerAverted: fc.boolean(),
  }),
  EstablishSafeContact: command('EstablishSafeContact', { establishedAt: mostlyPast, how: secret }),
  EstablishOrganisationRole: command('EstablishOrganisationRole', {
    role: fc.constantFrom(...ORGANISATION_ROLES),
    reason: someText,
  }),
  InformController: command('InformController', { informedAt: mostlyPast }),
  PlanMeasure: command(
    'PlanMeasure',
    { measure: id, kind: fc.constantFrom(...MEASURE_KINDS), what: someText },
    { dueAt: future },
  ),
  TakeMeasure: command(
    'TakeMeasure',
    { measure: id, takenAt: mostlyPast },
    { kind: fc.constantFrom(...MEASURE_KINDS), what: someText },
  ),
  ConfirmDeletion: command('ConfirmDeletion', {
    confirmedAt: mostlyPast,
    inWriting: fc.boolean(),
    by: secret,
  }),
  EstablishRootCause: command('EstablishRootCause', { cause: someText }),
  RecordLesson: command('RecordLesson', { lesson: someText }),
  AssessBreach: fc
    .record(
      {
        natures: fc.uniqueArray(fc.constantFrom(...NATURES), { minLength: 0, maxLength: 2 }),
        risk: fc.constantFrom(...RISKS),
        description: secret,
        subjectCount: range,
      },
      { requiredKeys: ['natures', 'risk'] },
    )
    .map((found) => ({ ...assess(found) })),
  RequestAdvice: command('RequestAdvice', {
    questions: fc.uniqueArray(fc.constantFrom(...QUESTIONS), { minLength: 1 }),
  }),
  GiveAdvice: command('GiveAdvice', {
    question: fc.constantFrom(...QUESTIONS),
    outcome: fc.constantFrom(...OUTCOMES),
    reason: someText,
  }),
  GrantMandate: command('GrantMandate', {}, { until: future }),
  RevokeMandate: command('RevokeMandate'),
  AttemptBoardContact: command('AttemptBoardContact', {
    attemptedAt: mostlyPast,
    how: secret,
    reached: fc.boolean(),
  }),
  Decide: decision,
  Ratify: command('Ratify', { question: fc.constantFrom(...QUESTIONS) }),
  RefuseRatification: command('RefuseRatification', {
    question: fc.constantFrom(...QUESTIONS),
    reason: someText,
  }),
  RecordFormAnswer: command('RecordFormAnswer', {
    question: fc.constantFrom(...RECORDABLE_QUESTIONS),
    answer: secret,
  }),
  NotifyAuthority: command(
    'NotifyAuthority',
    {
      kind: fc.constantFrom(...NOTIFICATION_KINDS, 'initial'),
      notifiedAt: mostlyPast,
      incomplete: fc.boolean(),
      salt: fc.constant('00'.repeat(16)),
    },
    { number: id, delayReason: someText, delayReasonOmitted: fc.boolean(), withdrawalReason: someText },
  ),
  InformSubjects: command(
    'InformSubjects',
    {
      informedAt: mostlyPast,
      means: fc.uniqueArray(fc.constantFrom(...NOTICE_MEANS), { minLength: 1, maxLength: 2 }),
      intended: few,
      content: someText,
    },
    { reached: few, returned: few, unreachable: few },
  ),
  ReceiveMatter: command(
    'ReceiveMatter',
    { kind: fc.constantFrom(...MATTER_KINDS), matter: id, receivedAt: mostlyPast, what: secret },
    { dueAt: future },
  ),
  SettleMatter: command('SettleMatter', { matter: id, settledAt: mostlyPast, how: secret }),
  DismissBreach: command('DismissBreach', {
    ground: fc.constantFrom(...DISMISSAL_GROUNDS),
    reason: someText,
  }),
  CloseBreach: command('CloseBreach', { conclusion: someText }),
  ReopenBreach: command('ReopenBreach', { reason: someText }),
  MergeBreach: command('MergeBreach', { reason: someText, survivor }),
  UndoMerge: command('UndoMerge', { reason: someText }),
  AbsorbReport: absorbed,
  ReleaseAbsorbedReport: command('ReleaseAbsorbedReport', { from: id }),
  RestrictDossier: command('RestrictDossier', {
    allowed: fc.uniqueArray(
      someone.map((actor) => actor.id),
      { maxLength: 2 },
    ),
    refused: fc.uniqueArray(
      someone.map((actor) => actor.id),
      { maxLength: 1 },
    ),
  }),
  LiftRestriction: command('LiftRestriction'),
  CheckDeadlines: command('CheckDeadlines'),
};
export const COMMAND_TYPES = Object.keys(COMMANDS);

const afterMinutes = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 * HOUR }));
export const step: fc.Arbitrary<Step> = fc.record({
  afterMinutes,
  by: someone,
  command: fc.oneof(...Object.values(COMMANDS)),
});

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
    warningMarginsHours: fc.constantFrom([48, 24, 12, 6], [24], [], [6, 60]),
  })
  .map(({ kind, safetyRisk, discovered, language, ...rules }) => {
    const reported = report({ safetyRisk: safetyRisk as 'yes', reporter: { kind }, rules });
    const { report: content, ...rest } = reported;
    const contact = personal('reporter', { name: `${CANARY} the reporter` });
    return {
      afterMinutes: 0,
      by: handler,
      command: {
        ...rest,
        ...(language && { language }),
        receivedAt: '-0m',
        report: { ...content, discovered, reporter: { kind, contact } },
      },
    };
  });

const sent = notify({ delayReasonOmitted: true });

/** The straight road to the end: without it chance would hardly ever close or ratify anything. */
const road = (decider: Actor): readonly Step[] => [
  { afterMinutes: 0, by: board, command: { type: 'GrantMandate' } },
  { afterMinutes: 30, by: handler, command: { ...aware(), awareAt: '-200000m' } },
  { afterMinutes: 30, by: handler, command: { ...assess({ risk: 'high-risk' }) } },
  { afterMinutes: 30, by: decider, command: { ...decide() } },
  { afterMinutes: 0, by: decider, command: { ...decide({ question: 'inform-people' }) } },
  { afterMinutes: 9, by: handler, command: { ...without(sent, 'number'), notifiedAt: '-1m' } },
  { afterMinutes: 0, by: handler, command: { ...sent, notifiedAt: '-1m' } },
  { afterMinutes: 9, by: handler, command: { ...inform(), informedAt: '-1m' } },
  { afterMinutes: 9, by: handler, command: { ...close } },
];

/** A report, a piece of the straight road, and then whatever people come up with. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    first,
    fc.constantFrom(road(board), road(mandateHolder)),
    fc.nat({ max: 9 }),
    fc.array(step, { maxLength: 25 }),
  )
  .map(([begin, straight, far, rest]) => [begin, ...straight.slice(0, far), ...rest]);

const BEGIN = moment('2026-03-26T09:00:00+01:00');
const RELATIVE = /^([+-]\d+)m$/;

/** The command as it is given at that moment. */
export function at(now: Moment, asked: Step['command']): BreachCommand {
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
    const asked = at(now, confirming(next.command, end));
    const before = end;
    const outcome = attempt(() => before.and(act(asked, { by: next.by, at: now })));
    if (outcome instanceof Given) end = outcome;
    return { now, command: asked, by: next.by, before, outcome };
  });
  return { end, tries };
}

/** A proposal of another moment could never be confirmed by chance. */
function confirming(asked: Step['command'], { history, breach }: Given): Step['command'] {
  if (asked.type !== 'ConfirmLaterAwareness' || history.length === 0) return asked;
  return { ...asked, awareAt: breach.laterAwareness?.awareAt ?? asked['awareAt'] };
}

export function attempt(work: () => Given): Given | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
