import type { BreachCommand, BreachEvent } from '../../src/breach/domain/breach.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { plusHours } from '../../src/shared/moment.js';
import { personal } from '../../src/shared/personal.js';
import type { RecordedEvent } from '../../src/shared/recorded-event.js';
import {
  advise,
  assess,
  aware,
  callBoard,
  checkDeadlines,
  close,
  correctNotification,
  correctRound,
  decide,
  decideOnBehalf,
  dismiss,
  inform,
  interestOfChild,
  LADDER,
  MONDAY_NINE,
  notify,
  receive,
  RECORDED_ONLY,
  report,
  review,
  roundResult,
  safeContact,
  safetyMeasure,
  secret,
  settle,
  supplement,
  uphold,
  without,
} from '../support/breach/breach-commands.js';
import {
  act,
  type Act,
  board,
  colleague,
  fg,
  Given,
  given,
  handler,
  mandateHolder,
} from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const after = (n: number, command: BreachCommand): Act => act(command, { at: hours(n) });
const other = (n: number): Given =>
  new Given([], MONDAY_NINE, `breach-${String(n).padStart(8, '0')}-5c1e-4a57-9a3e-0f3f6a7f9b11`);

/** Some dossiers in which everything happens that can happen, with as many optional fields as there are. */
export function dossiersWithEveryEventType(): readonly (readonly RecordedEvent<BreachEvent>[])[] {
  const full = given(
    report({
      safetyRisk: 'yes',
      firstSignalAt: hours(-5),
      occurredFrom: { precision: 'moment', at: hours(-48) },
      occurredUntil: { precision: 'moment', at: hours(-24) },
      ongoing: false,
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'bsn', 'health'],
      subjectGroups: ['vulnerable'],
      subjectCount: { min: 1, max: 3 },
      recipient: { kind: 'private-person', known: 'yes', contacted: 'no', confirmedDeletion: 'unknown' },
      location: secret('the office'),
      system: secret('the mail'),
      measuresTaken: secret('called the recipient'),
      processor: { name: secret('a printer'), awareAt: hours(-6) },
    }),
    supplement(),
    safetyMeasure(),
    safeContact(),
    { type: 'EstablishOrganisationRole', role: 'controller', reason: 'Our own letter.' },
    { type: 'InformController', informedAt: MONDAY_NINE },
    aware({ firstSignalAt: hours(-4), processorAwareAt: hours(-6) }),
    after(
      1,
      aware({ awareAt: hours(1), reason: secret('the letter was opened later'), firstSignalAt: hours(-3) }),
    ),
    act(
      { type: 'RejectLaterAwareness', awareAt: hours(1), reason: secret('it lay open that morning') },
      { at: hours(1) },
    ),
    after(
      1,
      aware({ awareAt: hours(1), reason: secret('the letter was opened later'), firstSignalAt: hours(-3) }),
    ),
    act({ type: 'ConfirmLaterAwareness', awareAt: hours(1) }, { by: colleague, at: hours(2) }),
    {
      ...{ type: 'PlanMeasure', measure: 'measure-1', kind: 'remedy', what: 'Fetch it back.' },
      ...{ dueAt: hours(9), forPeople: { nl: 'De brief is opgehaald.', en: 'The letter was fetched back.' } },
    },
    {
      ...{ type: 'TakeMeasure', measure: 'measure-1', takenAt: hours(2) },
      forPeople: { nl: 'De brief is terug.' },
    },
    {
      ...{ type: 'WriteLetterText', part: 'what-we-did' },
      forPeople: { nl: 'Alles is terug.', en: 'All is back.' },
    },
    {
      ...{ type: 'RecordLetterDetails', wordings: ['paper'], whereabouts: 'returned' },
      advisedBy: ['police'],
    },
    {
      type: 'NameLetterContact',
      contact: { scope: 'staff', value: { name: 'CANARY contact', phone: '038 123 45 67' } },
    },
    { type: 'PlanMeasure', measure: 'measure-2', kind: 'containment', what: 'Ask the neighbours.' },
    { type: 'DropMeasure', measure: 'measure-2', reason: 'They came by themselves.' },
    { type: 'ConfirmDeletion', confirmedAt: hours(2), inWriting: true, by: secret('the neighbour') },
    { type: 'EstablishRootCause', cause: 'An old address.' },
    { type: 'RecordLesson', lesson: 'Ask for the address.' },
    assess({
      recordCount: { min: 1, max: 1 },
      recordCountNote: 'One letter.',
      subjectsDescribed: 'A client.',
      protectionTechnique: 'None.',
      specialCategories: ['health'],
    }),
    { type: 'RequestAdvice', questions: ['notify-authority', 'inform-people'] },
    advise({ outcome: 'no' }),
    callBoard(),
    { type: 'GrantMandate', until: hours(50) },
    after(30, checkDeadlines),
    act(decide({ departure: 'We promised more.' }), { by: mandateHolder }),
    { type: 'RevokeMandate' },
    { type: 'RefuseRatification', question: 'notify-authority', reason: 'The board sees it otherwise.' },
    after(80, checkDeadlines),
    decide({ departure: 'We promised more.' }),
    without(notify({ notifiedAt: hours(79), delayReason: 'The form was down.', incomplete: true }), 'number'),
    notify({ notifiedAt: hours(79) }),
    inform({
      ...{ intended: 3, reached: 1, returned: 1, unreachable: 1 },
      ...{ text: secret('what was sent', 'affected') },
    }),
    ...(['ap-question', 'ap-order', 'complaint', 'damage-claim'] as const).flatMap((kind) => [
      receive({ kind, matter: kind, dueAt: hours(200) }),
      settle({ matter: kind }),
    ]),
    receive({
      kind: 'contract-tell',
      matter: 'contract',
      dueAt: hours(200),
      clause: 'Article 9.',
      party: 'Municipality',
    }),
    settle({ matter: 'contract', number: 'G-12' }),
    {
      type: 'RestrictDossier',
      allowed: [colleague.id],
      refused: ['actor-neighbour'],
      open: ['fg', 'board'],
      supervisors: [],
    },
    { type: 'LiftRestriction' },
  );
  const closed = [...RECORDED_ONLY, close, receive()].reduce((so, next) => so.and(next), other(1));
  const ratified = [
    report(),
    act({ type: 'GrantMandate' }, {}),
    act(decide(), { by: mandateHolder }),
    { type: 'Ratify', question: 'notify-authority' } as const,
  ].reduce((so, next) => so.and(next), other(2));
  const dismissed = other(3).and(report()).and(dismiss);
  const survivor = other(4).and(report());
  const merged = other(5)
    .and(report({ firstSignalAt: hours(-2) }))
    .and({ type: 'MergeBreach', reason: 'The same letter.', survivor: survivor.breach });
  const undone = merged.and({ type: 'UndoMerge', reason: 'Another letter.', meanwhile: [] });
  const released = survivor
    .and({ type: 'AbsorbReport', absorbed: toAbsorb(merged.breach) })
    .and({ type: 'ReleaseAbsorbedReport', from: merged.breach.id });
  const told = other(6)
    .and({ ...report({ incidentType: 'email-wrong-recipient' }), language: 'nl' })
    .and({ type: 'LookAtReport', note: secret('the reporter was called') })
    .and({ type: 'RecordFormAnswer', question: '1.3', answer: secret('the inspectorate') })
    .and(interestOfChild('opposes'))
    .and({ type: 'AssignDossier', person: handler.id, holds: ['handler'] });
  const corrected = [
    report(),
    { type: 'EstablishOrganisationRole', role: 'controller', reason: 'Our own letter.' } as const,
    notify(),
    inform({ intended: 3, reached: 3 }),
    after(80, correctRound(3, { intended: 3, reached: 2, returned: 1, unreachable: 0 })),
    after(80, correctNotification(2, { notifiedAt: hours(79), delayReason: 'The form was down.' })),
    after(80, correctNotification(2, { notifiedAt: hours(1) })),
    { type: 'RejectCorrection', corrects: 2, reason: 'The receipt says otherwise.' } as const,
    roundResult(3, { reached: 1, returned: 1, unreachable: 1 }),
  ].reduce<Given>((so, next) => so.and(next), other(7));
  const onBehalf = [
    report(),
    decideOnBehalf(),
    { type: 'ConfirmDecision', question: 'notify-authority' } as const,
    decideOnBehalf({ question: 'inform-people' }),
    {
      type: 'ContradictDecision',
      question: 'inform-people',
      reason: 'That was another breach.',
    } as const,
  ].reduce<Given>((so, next) => so.and(next), other(9));
  const upheld = [...RECORDED_ONLY, assess(), uphold()].reduce<Given>((so, next) => so.and(next), other(8));
  const bySecondPerson = [
    report(),
    // 1 what holds at once, 2 what waits
    {
      type: 'RestrictDossier',
      allowed: [],
      refused: ['actor-neighbour'],
      open: ['board'],
      supervisors: [],
    } as const,
    act({ type: 'ConfirmProposal', proposal: 2 }, { by: board }),
    act({ type: 'TakeEmergencyAccess', reason: 'The board cannot be reached.' }, { by: fg }),
    {
      type: 'AppointDeputy',
      for: 'fg',
      person: 'actor-deputy',
      reason: 'The FG is ill.',
      holds: [],
    } as const,
    act({ type: 'ConfirmProposal', proposal: 5 }, { by: board }),
    act({ type: 'Recuse', function: 'board', reason: 'It is about my own file.' }, { by: board }),
    assess(),
    dismiss,
    act({ type: 'RejectProposal', proposal: 9, reason: 'Data of people were in it.' }, { by: colleague }),
    dismiss,
    act({ type: 'ConfirmProposal', proposal: 11 }, { by: colleague }),
  ].reduce<Given>((so, next) => so.and(next), other(10));
  const description = { revision: 0, pointer: '/report/description' };
  const held = [
    { ...description, scope: 'dossier', key: '0193c1f2-0000-7000-8000-000000000001', isText: true },
  ] as const;
  const toErase = {
    type: 'ProposeErasure',
    what: 'values',
    values: [{ ...description, replacement: secret('a letter went astray') }],
    ground: 'unlawful-processing',
    reason: 'The name of a client stood in it.',
    concerns: ['actor-neighbour'],
    ...{ held, yearsKept: 5 },
  } as const;
  const forgotten = [
    report(),
    { type: 'PlaceLegalHold', hold: 'hold-1', reason: 'A lawsuit is announced.' } as const,
    act({ type: 'LiftLegalHold', hold: 'hold-1', reason: 'It was settled.' }, { by: board }),
    toErase, // 3
    act({ type: 'RejectErasure', erasure: 3, reason: 'It is needed for now.' }, { by: colleague }),
    toErase, // 5
    act({ type: 'ObjectToErasure', erasure: 5, reason: 'The AP may ask for it.' }, { by: fg }),
    act(
      {
        type: 'ApproveErasure',
        erasure: 5,
        despiteObjection: 'It endangers the client.',
        held,
        yearsKept: 5,
      },
      { by: board },
    ),
    { type: 'CompleteErasure', erasure: 5, keys: 1, definitiveBy: '2026-04-06' } as const,
  ].reduce<Given>((so, next) => so.and(next), other(15));
  const rejected = [
    report(),
    aware(),
    after(1, aware({ awareAt: hours(1), reason: secret('the letter was opened later') })),
    { type: 'RejectLaterAwareness', awareAt: hours(1), reason: secret('it was opened at once') } as const,
    dismiss,
    supplement(),
    review(),
  ].reduce<Given>((so, next) => so.and(next), other(0));
  const asked = [
    report(),
    { type: 'AskReporter', question: 'question-1', text: secret('which envelope') } as const,
    act(
      {
        type: 'AnswerQuestion',
        question: 'question-1',
        by: 'reporter',
        text: secret('the blue one'),
        from: 'breach-2',
      },
      { by: { id: 'anyone', role: 'reporter' } },
    ),
    act(
      {
        type: 'AnswerQuestion',
        question: 'question-1',
        by: 'reporter',
        text: secret('or green'),
        from: 'breach-2',
      },
      { by: { id: 'anyone', role: 'reporter' } },
    ),
    act({ type: 'RecordWish', outcome: true }, { by: { id: 'anyone', role: 'reporter' } }),
  ].reduce<Given>((so, next) => so.and(next), other(17));
  const falseAlarm = [report(), after(73, checkDeadlines), notify(), checkDeadlines].reduce<Given>(
    (so, next) => so.and(next),
    other(11),
  );
  const restated = [
    report({ occurredFrom: { precision: 'moment', at: hours(-48) }, ongoing: true }),
    after(1, {
      type: 'EstablishOccurrence',
      occurredFrom: { precision: 'day', day: '2026-02-27', at: hours(-81) },
      occurredUntil: { precision: 'moment', at: hours(-1) },
      discovered: { precision: 'moment', at: hours(0) },
      reason: 'The log of the mailbox.',
    }),
    notify(),
    { type: 'RecordSentForm', notification: 2, asPrepared: true } as const,
    { type: 'RecordSentForm', notification: 2, question: '7.3', answer: secret('two people') } as const,
    { type: 'RecordSentForm', notification: 2, text: secret('all that was sent') } as const,
    safetyMeasure(),
    {
      type: 'CorrectStatement',
      corrects: 6,
      reason: 'A year too late.',
      restated: { statement: 'SafetyStated', at: hours(-1) },
    } as const,
    receive(),
    {
      type: 'CorrectStatement',
      corrects: 8,
      reason: 'It came by post before.',
      restated: { statement: 'MatterReceived', receivedAt: hours(-2) },
    } as const,
  ].reduce<Given>((so, next) => so.and(next), other(13));
  const byWrongClock = [
    act(report(), { clockUncertain: true }),
    after(3, { type: 'CorrectReceipt', receivedAt: hours(2), reason: 'The mail says so.' }),
    act({ type: 'CorrectReceipt', receivedAt: hours(2), reason: 'So it does.' }, { by: colleague }),
  ].reduce<Given>((so, next) => so.and(next), other(12));
  const entered = new Given([], hours(200), other(14).stream)
    .and({
      ...report({
        receivedAt: MONDAY_NINE,
        contactPerson: personal('reporter', { name: 'C. Canary', jobTitle: 'team leader', phone: '1' }),
        earlierReport: secret('DL-2025'),
        entry: {
          channel: 'letter',
          firstContact: { precision: 'day', day: '2026-06-01', at: MONDAY_NINE },
          source: 'the register on paper',
          number: '2026-17',
          numberDigest: 'b'.repeat(64),
        },
      }),
      involved: { processingActivity: 'Care', system: 'ONS', processor: 'A printer' },
      incident: 'c0ffee00-0000-4000-8000-000000000001',
    })
    .and({ type: 'StateEarlierMiss', missed: true, reason: 'The letter lay for a week.' });
  const list = {
    ...{ people: 3, reachable: 2, withSafeContact: 1, digest: 'c'.repeat(64) },
    change: 'c0ffee00-0000-4000-8000-000000000002',
  } as const;
  const listed = [
    report(),
    { type: 'ListAffectedPeople', ...list, what: 'imported' } as const,
    dismiss,
    after(91 * 24, { type: 'TakeOutAffectedPeople', days: 90 }),
  ].reduce<Given>((so, next) => so.and(next), other(16));
  const attachment = 'c0ffee00-0000-4000-8000-000000000003';
  const withFile = [
    report(),
    {
      type: 'ReceiveAttachment',
      attachment,
      mediaType: 'image/jpeg',
      ...{ bytes: 70_000, digest: 'd'.repeat(64) },
      name: secret('envelope.jpg'),
      description: secret('the envelope'),
      fileKey: personal(
        'dossier',
        Array.from({ length: 32 }, (_, at) => at),
      ),
    } as const,
    after(1, { type: 'RecordScan', attachment, verdict: 'infected', signature: 'Eicar-Signature' }),
  ].reduce<Given>((so, next) => so.and(next), other(19));
  const takenOver = other(20)
    .and(report({ safetyRisk: 'yes', rules: { ladder: LADDER } }))
    .and(act({ type: 'AcknowledgeAlarm', note: secret('on my way') }, { at: hours(0.1) }));
  return [
    full,
    entered,
    listed,
    withFile,
    closed,
    ratified,
    dismissed,
    undone,
    released,
    told,
    corrected,
    upheld,
    onBehalf,
    bySecondPerson,
    forgotten,
    rejected,
    asked,
    falseAlarm,
    byWrongClock,
    restated,
    takenOver,
  ].map(({ history }) => history);
}
