import fc from 'fast-check';
import type { BreachCommand } from '../../../src/breach/domain/breach.js';
import { LIST_CHANGES } from '../../../src/breach/domain/affected-people.js';
import { MEDIA_TYPES, VERDICTS } from '../../../src/breach/domain/attachments.js';
import { GROUNDS, OUTCOMES, QUESTIONS } from '../../../src/breach/domain/question.js';
import { FUNCTIONS } from '../../../src/breach/domain/deputies.js';
import { DISMISSAL_GROUNDS } from '../../../src/breach/domain/ending.js';
import { ERASURE_GROUNDS } from '../../../src/breach/domain/erasure.js';
import { INTERESTS_OF_CHILD } from '../../../src/breach/domain/interest-of-child.js';
import { ORGANISATION_ROLES } from '../../../src/breach/domain/organisation-role.js';
import type { BreachFacts } from '../../../src/law/advice/breach-facts.js';
import { SUPERVISORS } from '../../../src/breach/domain/restriction.js';
import { RISKS, type Assessment } from '../../../src/law/ap-form/assessment.js';
import { LETTER_PARTS } from '../../../src/law/letter/letter.js';
import { ADVISERS, LETTER_WORDINGS, WHEREABOUTS } from '../../../src/law/letter/letter-words.js';
import { MATTER_KINDS } from '../../../src/law/term/matter-kinds.js';
import { HEARD_BY } from '../../../src/breach/domain/decision.js';
import { RECORDABLE_QUESTIONS } from '../../../src/law/ap-form/recordable-question.js';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  MEASURE_KINDS,
  NATURES,
  NOTICE_MEANS,
  NOTIFICATION_KINDS,
  ORGANISATION_CONSEQUENCES,
  PROTECTIONS,
  SEVERITIES,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
  SUBJECT_GROUPS,
} from '../../../src/law/ap-vocabulary.js';
import { personal, type Personal } from '../../../src/shared/personal.js';
import { assess, CANARY } from '../breach/breach-commands.js';
import { board, colleague, fg, handler, mandateHolder } from '../breach/given-breach.js';

/** A command whose moments are still told from the moment it is given: `-90m`. Plain data, so it prints and shrinks. */
export type Asked = Readonly<Record<string, unknown>> & { readonly type: BreachCommand['type'] };

export const HOUR = 60;
export const past = fc.oneof(
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
/** Meant for the people concerned, and nothing else is. */
const forPeople = fc.record({ nl: fc.constantFrom('Voor mensen.', 'Anders gezegd.') });
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined }).map((chosen) => (chosen === undefined ? {} : { [name]: chosen }));
const few = fc.nat({ max: 20 });
const id = fc.constantFrom('1', '2', '3');
const range = fc.record({ min: few, max: few });
export const someone = fc.constantFrom(handler, colleague, fg, board, mandateHolder);

type Parts = Readonly<Record<string, fc.Arbitrary<unknown>>>;
/** `optional` fields are there or not. */
function command(type: BreachCommand['type'], fields: Parts = {}, optional: Parts = {}): fc.Arbitrary<Asked> {
  const present = fc.record(fields);
  const perhaps = fc.tuple(...Object.entries(optional).map(([name, value]) => maybe(name, value)));
  return fc
    .tuple(present, perhaps)
    .map(([some, others]) => Object.assign({ type }, some, ...others) as Asked);
}

const decision = (type: 'Decide' | 'DecideOnBehalf', fields: Parts = {}): fc.Arbitrary<Asked> =>
  fc.constantFrom(...QUESTIONS).chain((question) =>
    fc.constantFrom(...OUTCOMES).chain((outcome) =>
      command(
        type,
        {
          question: fc.constant(question),
          outcome: fc.constant(outcome),
          ground: fc.constantFrom<string>(...GROUNDS[question][outcome], 'risk'),
          reason: someText,
          ...fields,
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

/** The list of people concerned, which often is the one that nobody began. */
const LISTED = {
  change: id,
  what: fc.constantFrom(...LIST_CHANGES),
  people: few,
  reachable: few,
  withSafeContact: few,
  toldAgain: few,
  reachedAgain: few,
  digest: fc.constant('0'.repeat(64)),
};
const survivor = fc.record({
  id: id.map((n) => `survivor-${n}`),
  organisation: fc.constantFrom('kadera', 'kadera', 'perspektief'),
  safety: fc.constantFrom({ measures: 0, averted: false }, { raisedAt: '-0m', measures: 0, averted: false }),
  ...{ opinions: fc.constant({}), absorbed: fc.constant([]), emergencyAccess: fc.constant([]) },
  decisions: fc.constantFrom(
    {},
    {},
    { 'notify-authority': { outcome: 'no', decidedAt: '-0m', outcomes: [] } },
  ),
  organisationRole: fc.constantFrom(undefined, undefined, 'not-ours'),
  restriction: fc.constantFrom(undefined, { allowed: [], refused: [], open: ['fg', 'board'] }),
});

const meanwhile = fc.record({
  then: survivor,
  now: fc.record({
    ...{ id, organisation: fc.constant('kadera'), reference: fc.constant('DL-2026-AAAA-BBBB') },
    safety: fc.constantFrom(
      { measures: 0, averted: false },
      { raisedAt: '-0m', measures: 0, averted: false, moments: [{ revision: 1, of: 'risk', at: '-0m' }] },
      {
        measures: 1,
        averted: true,
        moments: [{ revision: 1, of: 'measure', at: '-0m', dangerAverted: true }],
      },
    ),
    interestOfChild: fc.constantFrom(undefined, { interest: 'opposes' }),
  }),
  since: fc.constantFrom(
    [],
    [{ type: 'SafetyRiskRaised', data: {} }],
    [{ type: 'InterestOfChildEstablished', data: { interest: 'opposes' } }],
  ),
});

/** Facts that tell of danger, in one way or another, and facts that do not. */
const factsOfDanger: fc.Arbitrary<BreachFacts> = fc.constantFrom<BreachFacts>(
  { safetyRisk: 'no' },
  { safetyRisk: 'possible' },
  { safetyRisk: 'yes', recipientKind: 'private-person' },
  { recipientKind: 'threatening-person', dataCategories: ['address'] },
  { vulnerabilities: ['shelter'], recipientKind: 'attacker' },
  { vulnerabilities: ['hidden-address'], access: 'excluded' },
);

/** Every field of an assessment: one that is not here does not compile. */
const ASSESSMENT = {
  natures: fc.uniqueArray(fc.constantFrom(...NATURES), { minLength: 0, maxLength: 2 }),
  incidentType: fc.constantFrom(...INCIDENT_TYPES),
  description: secret,
  dataCategories: fc.subarray([...DATA_CATEGORIES], { maxLength: 3 }),
  specialCategories: fc.subarray([...SPECIAL_CATEGORIES], { maxLength: 2 }),
  recordCount: range,
  recordCountNote: someText,
  subjectGroups: fc.subarray([...SUBJECT_GROUPS], { maxLength: 2 }),
  subjectsDescribed: someText,
  subjectCount: range,
  protection: fc.constantFrom(...PROTECTIONS),
  protectionTechnique: someText,
  organisationConsequences: fc.subarray([...ORGANISATION_CONSEQUENCES], { maxLength: 2 }),
  subjectConsequences: fc.subarray([...SUBJECT_CONSEQUENCES], { maxLength: 2 }),
  severity: fc.constantFrom(...SEVERITIES),
  risk: fc.constantFrom(...RISKS),
  place: someText,
  summary: someText,
} satisfies { readonly [F in keyof Required<Assessment>]: fc.Arbitrary<Required<Assessment>[F]> };

const DESCRIPTION = '/report/description';
/** What the desk would find in the log. */
export const HELD = [
  { revision: 0, pointer: DESCRIPTION, scope: 'dossier', key: 'key-1', isText: true },
  { revision: 0, pointer: '/report/reporter/contact', scope: 'reporter', key: 'key-2', isText: false },
] as const;

/** Any command except the first report. */
export const COMMANDS: Readonly<Record<Exclude<BreachCommand['type'], 'ReportBreach'>, fc.Arbitrary<Asked>>> =
  {
    ListAffectedPeople: command('ListAffectedPeople', LISTED, { basedOn: id }),
    TakeOutAffectedPeople: command('TakeOutAffectedPeople', { days: fc.constantFrom(0, 90) }),
    ReceiveAttachment: command(
      'ReceiveAttachment',
      {
        ...{ attachment: id, name: secret, mediaType: fc.constantFrom(...MEDIA_TYPES) },
        ...{ bytes: fc.integer({ min: 1, max: 1_000 }), digest: fc.constant('0'.repeat(64)) },
        fileKey: fc.constant(personal('dossier', [1, 2, 3])),
      },
      { description: secret },
    ),
    RecordScan: command(
      'RecordScan',
      { attachment: id, verdict: fc.constantFrom(...VERDICTS) },
      { signature: someText },
    ),
    SupplementReport: command('SupplementReport', {
      by: fc.constantFrom('reporter', 'organisation'),
      text: secret,
    }),
    AskReporter: command('AskReporter', { question: id, text: secret }),
    AnswerQuestion: command(
      'AnswerQuestion',
      { question: id, by: fc.constantFrom('reporter', 'organisation'), text: secret },
      { from: id },
    ),
    RecordWish: command('RecordWish', { outcome: fc.boolean() }),
    EstablishAwareness: command(
      'EstablishAwareness',
      { awareAt: mostlyPast, facts: secret },
      { reason: secret, firstSignalAt: past, processorAwareAt: past },
    ),
    ReviewSupplements: command('ReviewSupplements', { conclusion: someText }, { revision: few }),
    ConfirmLaterAwareness: command('ConfirmLaterAwareness', { awareAt: past }),
    CorrectReceipt: command('CorrectReceipt', { receivedAt: mostlyPast, reason: someText }),
    LookAtReport: command('LookAtReport', {}, { note: secret }),
    StateEarlierMiss: command('StateEarlierMiss', { missed: fc.boolean(), reason: someText }),
    EstablishInvolvement: command(
      'EstablishInvolvement',
      {},
      { processingActivity: someText, system: someText, processor: someText },
    ),
    LinkIncident: command('LinkIncident', { incident: id }),
    DismissUnverified: command('DismissUnverified', {
      ground: fc.constantFrom(...DISMISSAL_GROUNDS),
      reason: someText,
      includingDanger: fc.boolean(),
    }),
    AcknowledgeAlarm: command('AcknowledgeAlarm', {}, { note: secret }),
    RaiseSafetyRisk: command('RaiseSafetyRisk', { raisedAt: mostlyPast }, { note: secret }),
    TakeSafetyMeasure: command('TakeSafetyMeasure', {
      takenAt: mostlyPast,
      what: secret,
      dangerAverted: fc.boolean(),
    }),
    EstablishSafeContact: command('EstablishSafeContact', { establishedAt: mostlyPast, how: secret }),
    EstablishInterestOfChild: command('EstablishInterestOfChild', {
      interest: fc.constantFrom(...INTERESTS_OF_CHILD),
      reason: secret,
    }),
    EstablishOrganisationRole: command('EstablishOrganisationRole', {
      role: fc.constantFrom(...ORGANISATION_ROLES),
      reason: someText,
    }),
    InformController: command('InformController', { informedAt: mostlyPast }, { controller: someText }),
    PlanMeasure: command(
      'PlanMeasure',
      { measure: id, kind: fc.constantFrom(...MEASURE_KINDS), what: someText },
      { dueAt: future, forPeople },
    ),
    TakeMeasure: command(
      'TakeMeasure',
      { measure: id, takenAt: mostlyPast },
      { kind: fc.constantFrom(...MEASURE_KINDS), what: someText, forPeople },
    ),
    DropMeasure: command('DropMeasure', { measure: id, reason: someText }),
    ConfirmDeletion: command(
      'ConfirmDeletion',
      { confirmedAt: mostlyPast, inWriting: fc.boolean(), by: secret },
      { everywhere: fc.boolean() },
    ),
    EstablishRootCause: command('EstablishRootCause', { cause: someText }),
    RecordLesson: command('RecordLesson', { lesson: someText }),
    WriteLetterText: command('WriteLetterText', { part: fc.constantFrom(...LETTER_PARTS) }, { forPeople }),
    RecordLetterDetails: command(
      'RecordLetterDetails',
      { wordings: fc.subarray([...LETTER_WORDINGS]), advisedBy: fc.subarray([...ADVISERS]) },
      { whereabouts: fc.constantFrom(...WHEREABOUTS) },
    ),
    NameLetterContact: command('NameLetterContact', {
      contact: fc.constant(personal('staff', { name: CANARY, phone: '038 123 45 67' })),
    }),
    AssessBreach: fc
      .tuple(
        fc.record(ASSESSMENT, { requiredKeys: ['natures', 'risk'] }),
        fc.option(factsOfDanger, { nil: undefined }),
      )
      .map(([found, facts]) => ({ ...assess(found), ...(facts && { facts }) })),
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
    Decide: decision('Decide'),
    DecideOnBehalf: decision('DecideOnBehalf', {
      decidedAt: mostlyPast,
      onBehalf: fc.record({
        who: secret,
        function: fc.constant('director'),
        heardBy: fc.constantFrom(...HEARD_BY),
      }),
    }),
    ConfirmDecision: command('ConfirmDecision', { question: fc.constantFrom(...QUESTIONS) }),
    ContradictDecision: command('ContradictDecision', {
      question: fc.constantFrom(...QUESTIONS),
      reason: someText,
    }),
    UpholdDecision: command('UpholdDecision', {
      question: fc.constantFrom(...QUESTIONS),
      reason: someText,
    }),
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
        salt: fc.constant(personal('dossier', '00'.repeat(16))),
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
      { reached: few, returned: few, unreachable: few, text: secret },
    ),
    RecordRoundResult: command(
      'RecordRoundResult',
      // Where rounds usually stand: chance alone would hardly ever name one.
      { round: fc.integer({ min: 6, max: 11 }), reached: few },
      { returned: few, unreachable: few },
    ),
    EstablishOccurrence: command(
      'EstablishOccurrence',
      { reason: someText },
      {
        occurredFrom: past.map((at) => ({ precision: 'moment', at })),
        occurredUntil: past.map((at) => ({ precision: 'moment', at })),
        ongoing: fc.boolean(),
        discovered: past.map((at) => ({ precision: 'moment', at })),
      },
    ),
    RecordSentForm: command(
      'RecordSentForm',
      { notification: few },
      {
        asPrepared: fc.constant(true),
        question: fc.constantFrom('5.3', '7.3'),
        answer: secret,
        text: secret,
      },
    ),
    CorrectStatement: command('CorrectStatement', {
      corrects: few,
      reason: someText,
      restated: fc.oneof(
        fc.record(
          {
            ...{
              statement: fc.constant('ApNotified'),
              notifiedAt: mostlyPast,
              delayReasonOmitted: fc.boolean(),
            },
            number: fc.constantFrom('AP-1', 'AP-2'),
          },
          { requiredKeys: ['statement', 'notifiedAt'] },
        ),
        fc.record(
          {
            statement: fc.constant('SubjectsInformed'),
            informedAt: mostlyPast,
            means: fc.constant(['phone']),
            intended: few,
            reached: few,
          },
          { requiredKeys: ['statement', 'informedAt', 'means', 'intended'] },
        ),
        fc.record({ statement: fc.constant('ControllerInformed'), informedAt: mostlyPast }),
        fc.record(
          { statement: fc.constant('MeasureTaken'), takenAt: mostlyPast, withdrawn: fc.constant(true) },
          { requiredKeys: ['statement'] },
        ),
        fc.record(
          {
            statement: fc.constant('DeletionConfirmed'),
            confirmedAt: mostlyPast,
            withdrawn: fc.constant(true),
          },
          { requiredKeys: ['statement'] },
        ),
        fc.record({ statement: fc.constant('SafetyStated'), at: mostlyPast }),
        fc.record(
          {
            statement: fc.constant('BoardContactAttempted'),
            attemptedAt: mostlyPast,
            reached: fc.boolean(),
          },
          { requiredKeys: ['statement'] },
        ),
        fc.record({ statement: fc.constant('MatterReceived'), receivedAt: mostlyPast }),
        fc.record({ statement: fc.constant('MatterSettled'), settledAt: mostlyPast }),
      ),
    }),
    ConfirmCorrection: command('ConfirmCorrection', { corrects: few }),
    RejectCorrection: command('RejectCorrection', { corrects: few, reason: someText }),
    ReceiveMatter: command(
      'ReceiveMatter',
      // A question of the AP is settled by an event of its own.
      {
        kind: fc.constantFrom(...MATTER_KINDS, 'ap-question', 'ap-question'),
        matter: id,
        receivedAt: mostlyPast,
        what: secret,
      },
      { dueAt: future, clause: someText, party: someText },
    ),
    SettleMatter: command(
      'SettleMatter',
      { matter: id, settledAt: mostlyPast, how: secret },
      { number: someText },
    ),
    DismissBreach: command('DismissBreach', {
      ground: fc.constantFrom(...DISMISSAL_GROUNDS),
      reason: someText,
    }),
    CloseBreach: command('CloseBreach', { conclusion: someText }),
    ReopenBreach: command('ReopenBreach', { reason: someText }),
    MergeBreach: command('MergeBreach', { reason: someText, survivor }),
    UndoMerge: command('UndoMerge', { reason: someText, meanwhile: fc.array(meanwhile, { maxLength: 2 }) }),
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
      open: fc.subarray([...SUPERVISORS]),
      supervisors: fc.constant([
        { id: fg.id, role: 'fg' },
        { id: board.id, role: 'board' },
      ]),
    }),
    RejectLaterAwareness: command('RejectLaterAwareness', { awareAt: past, reason: secret }),
    TakeEmergencyAccess: command('TakeEmergencyAccess', { reason: someText }),
    AppointDeputy: command('AppointDeputy', {
      for: fc.constantFrom(...FUNCTIONS),
      person: fc.constantFrom('actor-deputy', mandateHolder.id),
      reason: someText,
      holds: fc.constant([]),
    }),
    AssignDossier: command(
      'AssignDossier',
      { holds: fc.constantFrom(['handler'], ['fg'], ['board']) },
      { person: someone.map((actor) => actor.id) },
    ),
    Recuse: command('Recuse', { function: fc.constantFrom(...FUNCTIONS), reason: someText }),
    ConfirmProposal: command('ConfirmProposal', { proposal: few }),
    RejectProposal: command('RejectProposal', { proposal: few, reason: someText }),
    LiftRestriction: command('LiftRestriction'),
    ProposeErasure: fc
      .oneof(
        fc.constantFrom({ what: 'reporter' }, { what: 'dossier' }),
        fc
          .record(
            { revision: few, pointer: fc.constant(DESCRIPTION) },
            { requiredKeys: ['revision', 'pointer'] },
          )
          .chain((place) => maybe('replacement', secret).map((text) => ({ ...place, ...text })))
          .map((value) => ({
            what: 'values',
            values: [{ ...value, revision: Math.min(value.revision, 1) }],
          })),
      )
      .chain((asked) =>
        command('ProposeErasure', {
          ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, fc.constant(value)])),
          ground: fc.constantFrom(...ERASURE_GROUNDS),
          reason: someText,
          held: fc.constant(HELD),
          yearsKept: fc.constantFrom(0, 5),
        }),
      ),
    ApproveErasure: command(
      'ApproveErasure',
      { erasure: few, held: fc.constant(HELD), yearsKept: fc.constantFrom(0, 5) },
      { despiteObjection: someText },
    ),
    RejectErasure: command('RejectErasure', { erasure: few, reason: someText }),
    ObjectToErasure: command('ObjectToErasure', { erasure: few, reason: someText }),
    CompleteErasure: command('CompleteErasure', {
      erasure: few,
      keys: few,
      definitiveBy: fc.constant('2026-05-01'),
    }),
    PlaceLegalHold: command('PlaceLegalHold', { hold: id, reason: someText }),
    LiftLegalHold: command('LiftLegalHold', { hold: id, reason: someText }),
    CheckDeadlines: command('CheckDeadlines'),
  };
export const COMMAND_TYPES = Object.keys(COMMANDS);
