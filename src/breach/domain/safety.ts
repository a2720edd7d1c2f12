import { signsOfDanger, type DangerSign } from '../../law/advice/danger.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { BreachAssessed } from './assessment.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { ReceiptCorrected } from './receipt-corrected.js';
import type { RulesFields } from './report.js';

/** Safety before law: may somebody be in danger now? */
export type SafetyRiskRaised = DomainEvent<
  'SafetyRiskRaised',
  {
    /** `assessment`: its facts tell of it, whether or not anybody called it a danger. */
    readonly source: 'report' | 'organisation' | 'assessment';
    readonly raisedAt: Moment;
    /** Minutes within which a first measure is expected. */
    readonly termMinutes: number;
    readonly note?: Personal<string>;
    /** Of an assessment: what in its facts tells of danger. */
    readonly signs?: readonly DangerSign[];
  }
>;

export type SafetyMeasureTaken = DomainEvent<
  'SafetyMeasureTaken',
  {
    readonly takenAt: Moment;
    readonly what: Personal<string>;
    /** The person who took it says that the danger is averted; only another risk brings it back. */
    readonly dangerAverted: boolean;
  }
>;

/** A way to reach the people concerned that does not bring them in danger. */
export type SafeContactEstablished = DomainEvent<
  'SafeContactEstablished',
  { readonly establishedAt: Moment; readonly how: Personal<string> }
>;

export type SafetyEvent = SafetyRiskRaised | SafetyMeasureTaken | SafeContactEstablished;

export type RaiseSafetyRisk = Command<'RaiseSafetyRisk', Pick<SafetyRiskRaised['data'], 'raisedAt' | 'note'>>;
export type TakeSafetyMeasure = Command<'TakeSafetyMeasure', SafetyMeasureTaken['data']>;
export type EstablishSafeContact = Command<'EstablishSafeContact', SafeContactEstablished['data']>;
export interface Safety {
  readonly raisedAt?: Moment;
  readonly termMinutes?: number;
  readonly measures: number;
  readonly averted: boolean;
  readonly safeContactAt?: Moment;
  /** What the facts of the latest assessment with facts tell of danger; absent before there was one. */
  readonly signs?: readonly DangerSign[];
}

export interface SafetyFields {
  readonly safety: Safety;
}

export const safety = fields<SafetyFields, SafetyEvent | BreachAssessed | ReceiptCorrected>({
  initial: { safety: { measures: 0, averted: false } },
  on: {
    SafetyRiskRaised: ({ safety: { safeContactAt, ...known } }, { raisedAt, termMinutes }) => ({
      safety: {
        ...known,
        ...{ raisedAt, termMinutes, measures: 0, averted: false },
        // What was a safe way before a new danger may not be one any more.
        ...(safeContactAt !== undefined && known.raisedAt === undefined && { safeContactAt }),
      },
    }),
    SafetyMeasureTaken: ({ safety: known }, { dangerAverted }) => ({
      safety: { ...known, measures: known.measures + 1, averted: known.averted || dangerAverted },
    }),
    SafeContactEstablished: ({ safety: known }, { establishedAt }) => ({
      safety: { ...known, safeContactAt: establishedAt },
    }),
    // A danger that the report stated was known since its receipt.
    ReceiptCorrected: ({ safety: known }, { previous, receivedAt }) =>
      known.raisedAt === previous ? { safety: { ...known, raisedAt: receivedAt } } : {},
    BreachAssessed: ({ safety: known }, { facts }) =>
      facts ? { safety: { ...known, signs: signsOfDanger(facts) } } : {},
  },
});

function raiseSafetyRisk(
  breach: SafetyFields & RulesFields & EndingFields,
  command: RaiseSafetyRisk,
  { now }: DecisionContext,
): readonly (SafetyRiskRaised | BreachReopened)[] {
  if (isInDanger(breach)) return [];
  notInTheFuture(command.raisedAt, now, 'raisedAt');
  return [
    {
      type: 'SafetyRiskRaised',
      data: {
        source: 'organisation',
        raisedAt: command.raisedAt,
        termMinutes: breach.rules.safetyTermMinutes,
        ...(command.note && { note: command.note }),
      },
    },
    ...reopenedByNewEvent(breach, 'safety-risk-raised'),
  ];
}

function takeSafetyMeasure(
  _breach: object,
  { type: _type, ...data }: TakeSafetyMeasure,
  { now }: DecisionContext,
): readonly SafetyMeasureTaken[] {
  notInTheFuture(data.takenAt, now, 'takenAt');
  return [{ type: 'SafetyMeasureTaken', data }];
}

function establishSafeContact(
  _breach: object,
  { type: _type, ...data }: EstablishSafeContact,
  { now }: DecisionContext,
): readonly SafeContactEstablished[] {
  notInTheFuture(data.establishedAt, now, 'establishedAt');
  return [{ type: 'SafeContactEstablished', data }];
}

export function isInDanger({ safety }: SafetyFields): boolean {
  return safety.raisedAt !== undefined && !safety.averted;
}

/** Whether it ever was: by the report, by a person, or by the facts of an assessment. */
export function safetyAtStake({ safety }: SafetyFields): boolean {
  return safety.raisedAt !== undefined;
}

/** Where safety was ever at stake, nobody is written to before a safe contact is established. */
export function needsSafeContact({ safety }: SafetyFields): boolean {
  return safety.raisedAt !== undefined && safety.safeContactAt === undefined;
}

export const safetyDecisions = {
  RaiseSafetyRisk: alsoWhen('ended', raiseSafetyRisk),
  TakeSafetyMeasure: alsoWhen('ended', takeSafetyMeasure),
  EstablishSafeContact: alsoWhen('ended', establishSafeContact),
} satisfies Decisions;
