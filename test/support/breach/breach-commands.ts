import type { OrganisationRole } from '../../../src/breach/domain/organisation-role.js';
import type { Assessment } from '../../../src/law/ap-form/assessment.js';
import type { BreachCommand } from '../../../src/breach/domain/breach.js';
import type { Restatement } from '../../../src/breach/domain/correction.js';
import type { InterestOfChild } from '../../../src/breach/domain/interest-of-child.js';
import type { ClockRules, ReportContent } from '../../../src/breach/domain/report.js';
import { moment, type Moment } from '../../../src/shared/moment.js';
import { personal, type KeyScope, type Personal } from '../../../src/shared/personal.js';

type CommandOf<T extends BreachCommand['type']> = Extract<BreachCommand, { readonly type: T }>;
type Fields<T extends BreachCommand['type']> = Partial<Omit<CommandOf<T>, 'type'>>;

/** Monday 2 March 2026, 09:00 on the Dutch clock: when the dossier of a test is reported unless it says otherwise. */
export const MONDAY_NINE = moment('2026-03-02T09:00:00+01:00');

export const RULES: ClockRules = {
  warningMarginsHours: [48, 24, 12, 6],
  emergencyMandateMarginHours: 12,
  standingMandateRecordOnly: false,
  safetyTermMinutes: 30,
  profileDigest: 'f'.repeat(64),
};

/** Of an organisation in which four people are called one after the other. */
export const LADDER: NonNullable<ClockRules['ladder']> = [
  { function: 'on-call', afterMinutes: 0 },
  { function: 'deputy', afterMinutes: 4 },
  { function: 'fg', afterMinutes: 8 },
  { function: 'board', afterMinutes: 12 },
];

/** Every personal value of a test holds this word, so that a leak of one can be found. */
export const CANARY = 'CANARY';

export function secret(text: string, scope: KeyScope = 'dossier'): Personal<string> {
  return personal(scope, `${CANARY} ${text}`);
}

/** The same command with an optional field left out. */
export function without<C extends object>(command: C, field: keyof C): C {
  const { [field]: _left, ...rest } = command;
  return rest as C;
}

export function report({
  rules,
  receivedAt,
  entry,
  ...content
}: Partial<ReportContent> & {
  readonly rules?: Partial<ClockRules>;
  readonly receivedAt?: Moment;
  readonly entry?: CommandOf<'ReportBreach'>['entry'];
} = {}): CommandOf<'ReportBreach'> {
  const received = receivedAt ?? MONDAY_NINE;
  return {
    type: 'ReportBreach',
    reference: 'DL-2026-7K3F-9Q2M',
    secretDigest: 'a'.repeat(64),
    receivedAt: received,
    rules: { ...RULES, ...rules },
    ...(entry && { entry }),
    report: {
      description: secret('a letter to the wrong address'),
      reporter: { kind: 'employed', contact: personal('reporter', { name: `${CANARY} of the reporter` }) },
      safetyRisk: 'no',
      discovered: { precision: 'moment', at: received },
      ...content,
    },
  };
}

export function assess(found: Partial<Assessment> = {}): CommandOf<'AssessBreach'> {
  return {
    type: 'AssessBreach',
    assessment: {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      description: secret('what happened'),
      dataCategories: ['name', 'address'],
      specialCategories: [],
      subjectGroups: ['patients'],
      subjectCount: { min: 1, max: 1 },
      protection: 'none',
      organisationConsequences: ['seen-by-unauthorised'],
      subjectConsequences: ['control-lost'],
      severity: 'considerable',
      risk: 'risk',
      summary: 'A letter with data of one client went to a wrong address.',
      ...found,
    },
  };
}

/** Assessed before it is known which data, whose, and what may come of it. */
export const LITTLE_KNOWN = {
  ...{ dataCategories: ['unknown'], specialCategories: [], subjectGroups: [], subjectConsequences: [] },
} as const satisfies Partial<Assessment>;

/** Awareness is established at the moment of the report, unless said otherwise. */
export function aware(fields: Fields<'EstablishAwareness'> = {}): CommandOf<'EstablishAwareness'> {
  return {
    type: 'EstablishAwareness',
    awareAt: MONDAY_NINE,
    facts: secret('the recipient called'),
    ...fields,
  };
}

export function decide(fields: Fields<'Decide'> = {}): CommandOf<'Decide'> {
  const { question = 'notify-authority', outcome = 'yes' } = fields;
  const ground = {
    'notify-authority': { yes: 'risk', no: 'risk-unlikely' },
    'inform-people': { yes: 'high-risk', no: 'no-high-risk' },
  } as const;
  return {
    type: 'Decide',
    question,
    outcome,
    ground: ground[question][outcome],
    reason: 'The data say much about few people.',
    ...fields,
  };
}

/** What the board said on the phone at the moment of the report, unless said otherwise. */
export function decideOnBehalf(fields: Fields<'DecideOnBehalf'> = {}): CommandOf<'DecideOnBehalf'> {
  const { decidedAt, onBehalf, ...asked } = fields;
  return {
    ...decide(asked),
    type: 'DecideOnBehalf',
    decidedAt: decidedAt ?? MONDAY_NINE,
    onBehalf: onBehalf ?? { who: secret('of the board'), function: 'director', heardBy: 'phone' },
  };
}

/** Whose breach it is. */
export function weAre(role: OrganisationRole): CommandOf<'EstablishOrganisationRole'> {
  return { type: 'EstablishOrganisationRole', role, reason: 'The contract says so.' };
}

export function uphold(fields: Fields<'UpholdDecision'> = {}): CommandOf<'UpholdDecision'> {
  return {
    type: 'UpholdDecision',
    question: 'notify-authority',
    reason: 'The recipient is a colleague of another ward.',
    ...fields,
  };
}

export function advise(fields: Fields<'GiveAdvice'> = {}): CommandOf<'GiveAdvice'> {
  return {
    type: 'GiveAdvice',
    question: 'notify-authority',
    outcome: 'yes',
    reason: 'A risk is not unlikely.',
    ...fields,
  };
}

/** Told the AP at the moment of the report, unless said otherwise. */
export function notify(fields: Fields<'NotifyAuthority'> = {}): CommandOf<'NotifyAuthority'> {
  return {
    type: 'NotifyAuthority',
    kind: 'initial',
    number: 'AP-1',
    notifiedAt: MONDAY_NINE,
    incomplete: false,
    salt: personal('dossier', '0123456789abcdef0123456789abcdef'),
    ...fields,
  };
}

/** Everybody is reached, unless said otherwise. */
export function inform(fields: Fields<'InformSubjects'> = {}): CommandOf<'InformSubjects'> {
  const { intended = 1, returned = 0, unreachable = 0 } = fields;
  return {
    type: 'InformSubjects',
    informedAt: MONDAY_NINE,
    means: ['phone'],
    intended,
    content: 'That it happened, what leaked, what they can do.',
    reached: Math.max(0, intended - returned - unreachable),
    ...fields,
  };
}

export const roundResult = (
  round: number,
  counts: Omit<CommandOf<'RecordRoundResult'>, 'type' | 'round'>,
): BreachCommand => ({ type: 'RecordRoundResult', round, ...counts });

export function receive({
  what = secret('what is asked'),
  ...fields
}: Fields<'ReceiveMatter'> = {}): CommandOf<'ReceiveMatter'> {
  return {
    type: 'ReceiveMatter',
    kind: 'ap-question',
    matter: 'matter-1',
    receivedAt: MONDAY_NINE,
    ...fields,
    what,
  };
}

export function settle(fields: Fields<'SettleMatter'> = {}): CommandOf<'SettleMatter'> {
  return {
    type: 'SettleMatter',
    matter: 'matter-1',
    settledAt: MONDAY_NINE,
    how: secret('how it was settled'),
    ...fields,
  };
}

export function callBoard(fields: Fields<'AttemptBoardContact'> = {}): CommandOf<'AttemptBoardContact'> {
  return {
    type: 'AttemptBoardContact',
    attemptedAt: MONDAY_NINE,
    how: secret('by phone'),
    reached: false,
    ...fields,
  };
}

export function safetyMeasure(fields: Fields<'TakeSafetyMeasure'> = {}): CommandOf<'TakeSafetyMeasure'> {
  return {
    type: 'TakeSafetyMeasure',
    takenAt: MONDAY_NINE,
    what: secret('moved to another place'),
    dangerAverted: true,
    ...fields,
  };
}

export const interestOfChild = (
  interest: InterestOfChild,
  said: { readonly lifts?: boolean } = {},
): BreachCommand => ({
  type: 'EstablishInterestOfChild',
  interest,
  ...said,
  reason: secret('what the child told'),
});
type RestatementOf<S extends Restatement['statement']> = Omit<
  Extract<Restatement, { readonly statement: S }>,
  'statement'
>;

export function correctNotification(
  corrects: number,
  restated: Partial<RestatementOf<'ApNotified'>> = {},
): BreachCommand {
  return {
    type: 'CorrectStatement',
    corrects,
    reason: 'The date was misread.',
    restated: { statement: 'ApNotified', notifiedAt: MONDAY_NINE, ...restated },
  };
}

export function correctRound(
  corrects: number,
  restated: Partial<RestatementOf<'SubjectsInformed'>> = {},
): BreachCommand {
  return {
    type: 'CorrectStatement',
    corrects,
    reason: 'The list was counted again.',
    restated: {
      statement: 'SubjectsInformed',
      informedAt: MONDAY_NINE,
      means: ['phone'],
      intended: 1,
      ...restated,
    },
  };
}

export const raiseRisk = (raisedAt = MONDAY_NINE): BreachCommand => ({ type: 'RaiseSafetyRisk', raisedAt });
export const safeContact = (establishedAt = MONDAY_NINE): BreachCommand => ({
  type: 'EstablishSafeContact',
  establishedAt,
  how: secret('through her lawyer'),
});
export const supplement = (): BreachCommand => ({
  type: 'SupplementReport',
  by: 'reporter',
  text: secret('one thing more'),
});
export const review = (revision?: number): BreachCommand => ({
  type: 'ReviewSupplements',
  conclusion: 'It changes nothing.',
  ...(revision !== undefined && { revision }),
});
export const checkDeadlines: BreachCommand = { type: 'CheckDeadlines' };
export const close: BreachCommand = { type: 'CloseBreach', conclusion: 'All was done.' };
export const reopen: BreachCommand = { type: 'ReopenBreach', reason: 'A second look.' };
export const dismiss: BreachCommand = {
  type: 'DismissBreach',
  ground: 'no-personal-data',
  reason: 'No data of people.',
};

/** All that a dossier needs before it can be closed, when the risk to people is unlikely. */
export const RECORDED_ONLY: readonly BreachCommand[] = [
  report(),
  aware(),
  assess({ risk: 'unlikely' }),
  decide({ outcome: 'no' }),
  decide({ question: 'inform-people', outcome: 'no' }),
];
