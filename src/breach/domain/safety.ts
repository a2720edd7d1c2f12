import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { withDangerTheyDidNotKnow } from './interest-of-child.js';
import { reopenedByNewFacts, type BreachReopened } from './reopening.js';

/** Safety before law: may somebody be in danger now? */
export type SafetyRiskRaised = Fact<
  'SafetyRiskRaised',
  {
    readonly source: 'report' | 'organisation';
    readonly raisedAt: Moment;
    /** Minutes within which a first measure is expected. */
    readonly termMinutes: number;
    readonly note?: Personal<string>;
  }
>;

export type SafetyMeasureTaken = Fact<
  'SafetyMeasureTaken',
  {
    readonly takenAt: Moment;
    readonly what: Personal<string>;
    /** The person who took it says that the danger is averted; only another risk brings it back. */
    readonly dangerAverted: boolean;
  }
>;

/** A way to reach the people concerned that does not bring them in danger. */
export type SafeContactEstablished = Fact<
  'SafeContactEstablished',
  { readonly establishedAt: Moment; readonly how: Personal<string> }
>;

export type SafetyEvent = SafetyRiskRaised | SafetyMeasureTaken | SafeContactEstablished;

export interface RaiseSafetyRisk {
  readonly type: 'RaiseSafetyRisk';
  readonly raisedAt: Moment;
  readonly note?: Personal<string>;
}

export interface TakeSafetyMeasure {
  readonly type: 'TakeSafetyMeasure';
  readonly takenAt: Moment;
  readonly what: Personal<string>;
  readonly dangerAverted: boolean;
}

export interface EstablishSafeContact {
  readonly type: 'EstablishSafeContact';
  readonly establishedAt: Moment;
  readonly how: Personal<string>;
}

export interface Safety {
  readonly raisedAt?: Moment;
  readonly termMinutes?: number;
  readonly measures: number;
  readonly averted: boolean;
  readonly safeContactAt?: Moment;
  /** An assessment said so once; a later one that says nothing of it does not take it back. */
  readonly inFacts?: true;
}

export function raiseSafetyRisk(
  breach: Breach,
  command: RaiseSafetyRisk,
  { now }: DecisionContext,
): readonly (SafetyRiskRaised | BreachReopened)[] {
  if (isInDanger(breach)) return [];
  notInTheFuture(command.raisedAt, now, '/at');
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
    ...reopenedByNewFacts(breach, 'safety-risk-raised'),
  ];
}

export function takeSafetyMeasure(
  _breach: Breach,
  { takenAt, what, dangerAverted }: TakeSafetyMeasure,
  { now }: DecisionContext,
): readonly SafetyMeasureTaken[] {
  notInTheFuture(takenAt, now, '/at');
  return [{ type: 'SafetyMeasureTaken', data: { takenAt, what, dangerAverted } }];
}

export function establishSafeContact(
  _breach: Breach,
  { establishedAt, how }: EstablishSafeContact,
  { now }: DecisionContext,
): readonly SafeContactEstablished[] {
  notInTheFuture(establishedAt, now, '/at');
  return [{ type: 'SafeContactEstablished', data: { establishedAt, how } }];
}

export function notInTheFuture(at: Moment, now: Moment, pointer: string): void {
  if (at > now)
    throw new Refusal('moment-in-the-future', 'This moment lies in the future.', 'invalid', pointer);
}

export function isInDanger({ safety }: Pick<Breach, 'safety'>): boolean {
  return safety.raisedAt !== undefined && !safety.averted;
}

/** Whether it ever was: by the report, by a person, or by the facts of an assessment. */
export function safetyAtStake({ safety }: Pick<Breach, 'safety'>): boolean {
  return safety.raisedAt !== undefined || safety.inFacts === true;
}

/** Facts of an assessment that put somebody's safety at stake, whether or not anybody raised it as a risk. */
export function tellOfDanger({ safetyRisk, recipientKind }: BreachFacts): boolean {
  return safetyRisk === 'yes' || safetyRisk === 'possible' || recipientKind === 'threatening-person';
}

/** Where safety was ever at stake, nobody is written to before a safe contact is established. */
export function needsSafeContact({ safety }: Pick<Breach, 'safety'>): boolean {
  return safety.raisedAt !== undefined && safety.safeContactAt === undefined;
}

export const evolveSafety: Evolve<SafetyEvent> = {
  SafetyRiskRaised: (breach, { raisedAt, termMinutes }) => {
    const { safeContactAt, ...safety } = breach.safety;
    return {
      ...withDangerTheyDidNotKnow(breach),
      safety: {
        ...safety,
        ...{ raisedAt, termMinutes, measures: 0, averted: false },
        // What was a safe way before a new danger may not be one any more.
        ...(safeContactAt !== undefined && safety.raisedAt === undefined && { safeContactAt }),
      },
    };
  },
  SafetyMeasureTaken: (breach, { dangerAverted }) => ({
    ...breach,
    safety: {
      ...breach.safety,
      measures: breach.safety.measures + 1,
      averted: breach.safety.averted || dangerAverted,
    },
  }),
  SafeContactEstablished: (breach, { establishedAt }) => ({
    ...breach,
    safety: { ...breach.safety, safeContactAt: establishedAt },
  }),
};
