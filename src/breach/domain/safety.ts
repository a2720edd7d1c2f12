import { DANGER_SIGNS, signsOfDanger, type DangerSign } from '../../law/advice/danger.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { BreachAssessed } from './assessment.js';
import type { AbsorbedReport, ReportAbsorbed } from './awareness.js';
import { corrects, type CorrectionSeenFrom, type StatementCorrected } from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { isSamePlace, type PersonalDataErased } from './erasure.js';
import { fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { ReceiptCorrected } from './receipt-corrected.js';
import type { RulesFields } from './report.js';
import {
  avertedBy,
  endOf,
  isAtStake,
  isSafeWay,
  safetyTerm,
  toldBy,
  wasSafeAt,
  type SafetyMoment,
  type SafetyTerm,
  type ToldOfDanger,
} from './safety-moments.js';

/** Safety before law: may somebody be in danger now? */
export type SafetyRiskRaised = DomainEvent<
  'SafetyRiskRaised',
  {
    /** `assessment`: its facts tell of it, whether or not anybody called it a danger. */
    readonly source: 'report' | 'organisation' | 'assessment';
    readonly raisedAt: Moment;
    /** Minutes within which a first measure is expected. */
    readonly termMinutes: number;
    /** Of a report that was entered later: from when they run. */
    readonly termFrom?: Moment;
    readonly note?: Personal<string>;
    /** Of an assessment: what in its facts tells of danger. */
    readonly signs?: readonly DangerSign[];
  } & LearntElsewhere
>;

interface LearntElsewhere {
  /** Id of the dossier that learnt it while this one was merged into it. */
  readonly learntIn?: string;
}

export type SafetyMeasureTaken = DomainEvent<
  'SafetyMeasureTaken',
  {
    readonly takenAt: Moment;
    readonly what: Personal<string>;
    /** The person who took it says that the danger is averted; only another risk brings it back. */
    readonly dangerAverted: boolean;
  } & LearntElsewhere
>;

/** A way to reach the people concerned that does not bring them in danger. */
export type SafeContactEstablished = DomainEvent<
  'SafeContactEstablished',
  { readonly establishedAt: Moment; readonly how: Personal<string> }
>;

export type SafetyEvent = SafetyRiskRaised | SafetyMeasureTaken | SafeContactEstablished;

export type TakeSafetyMeasure = Command<
  'TakeSafetyMeasure',
  Omit<SafetyMeasureTaken['data'], keyof LearntElsewhere>
>;
export type EstablishSafeContact = Command<'EstablishSafeContact', SafeContactEstablished['data']>;
export interface Safety extends ToldOfDanger {
  /** When each of it was, so that a wrong moment can be corrected. */
  readonly moments?: readonly SafetyMoment[];
  /** What the facts told of danger: while one stands all of them, else those of the latest assessment with facts. */
  readonly signs?: readonly DangerSign[];
}

export type SafetyValues = Pick<SafetyMoment, 'at'>;

export interface SafetyFields {
  readonly safety: Safety;
}

export const safety = fields<
  SafetyFields,
  | SafetyEvent
  | BreachAssessed
  | ReceiptCorrected
  | ReportAbsorbed
  | PersonalDataErased
  | CorrectionSeenFrom<'SafetyStated', SafetyValues>
>({
  initial: { safety: toldBy([]) },
  on: {
    SafetyRiskRaised: ({ safety: known }, raised, { recordedAt, revision }) =>
      withMoments(known, [
        ...momentsOf(known),
        {
          ...{ revision, of: 'risk', at: raised.raisedAt, term: termOf(known, raised, recordedAt) },
          ...(raised.learntIn !== undefined && { learntElsewhere: true }),
        },
      ]),
    SafetyMeasureTaken: ({ safety: known }, { takenAt: at, dangerAverted, learntIn }, { revision }) =>
      withMoments(known, [
        ...momentsOf(known),
        {
          ...{ revision, of: 'measure', at, dangerAverted },
          ...(learntIn !== undefined && { learntElsewhere: true }),
        },
      ]),
    SafeContactEstablished: ({ safety: known }, { establishedAt: at }, { revision }) =>
      withMoments(known, [...momentsOf(known), { revision, of: 'safe-contact', at }]),
    StatementCorrected: ({ safety: known }, data) =>
      corrects(data, 'SafetyStated') ? { safety: withCorrectedMoment(known, data) } : {},
    // A safe way to those whom this dossier knew of is none to those of the other; and what stands there stands here, with its term.
    ReportAbsorbed: (
      { safety: known },
      { safetyAtStake: isAtStakeThere, danger },
      { recordedAt, revision },
    ) =>
      isAtStakeThere
        ? withMoments(known, [...momentsOf(known), ...absorbedMoments(danger, revision, recordedAt)])
        : {},
    // A danger that the report stated was known since its receipt.
    ReceiptCorrected: ({ safety: known }, { previous, receivedAt }) =>
      withMoments(
        known,
        momentsOf(known).map((one) => received(one, previous, receivedAt)),
      ),
    PersonalDataErased: ({ safety: known }, { places, replacements = [] }, { recordedAt: erasedAt }) => {
      const gone = places.filter((place) => !replacements.some((one) => isSamePlace(one, place)));
      return withMoments(
        known,
        momentsOf(known).map((one) =>
          one.of === 'safe-contact' && gone.some(({ revision }) => revision === one.revision)
            ? { ...one, erasedAt }
            : one,
        ),
      );
    },
    BreachAssessed: ({ safety: known }, { facts }) =>
      facts ? { safety: { ...known, signs: withSigns(known, signsOfDanger(facts)) } } : {},
  },
});

const momentsOf = ({ moments = [] }: Safety): readonly SafetyMoment[] => moments;

function absorbedMoments(
  danger: AbsorbedReport['danger'],
  revision: number,
  at: Moment,
): readonly SafetyMoment[] {
  if (danger === undefined) return [{ revision, of: 'absorbed', at }];
  const { raisedAt, term, actedAt } = danger;
  return [
    { revision, of: 'absorbed', at: raisedAt, term },
    ...(actedAt === undefined
      ? []
      : [{ revision, of: 'measure' as const, at: actedAt, dangerAverted: false }]),
  ];
}

/** The danger that stands, for a dossier that takes this one in. */
export function standingDanger({ safety: known }: SafetyFields): AbsorbedReport['danger'] {
  const term = safetyTerm(known);
  if (!isInDanger({ safety: known }) || known.raisedAt === undefined || term === undefined) return undefined;
  const acted = momentsOf(known).findLast(({ of }) => of === 'measure');
  const actedAt = known.measures > 0 ? acted?.at : undefined;
  return { raisedAt: known.raisedAt, term, ...(actedAt && { actedAt }) };
}

function withMoments({ signs }: Safety, moments: readonly SafetyMoment[]): SafetyFields {
  return {
    safety: { ...toldBy(moments), ...(moments.length > 0 && { moments }), ...(signs && { signs }) },
  };
}

/** Nobody moves a term by raising a danger once more on which nobody acted; one that is over runs for no other danger. */
function termOf(
  known: Safety,
  { source, raisedAt, termMinutes, termFrom }: SafetyRiskRaised['data'],
  recordedAt: Moment,
): SafetyTerm {
  const running = isInDanger({ safety: known }) && known.measures === 0 ? safetyTerm(known) : undefined;
  // When it was noticed may lie hours back: whoever hears of it only now has his minutes.
  const own = termFrom ?? (source === 'organisation' && recordedAt > raisedAt ? recordedAt : raisedAt);
  const end = endOf(running);
  if (running === undefined || end === undefined || end < recordedAt)
    return { from: own, minutes: termMinutes };
  // Nor does a clock that was ahead give it a later one.
  return { from: running.from <= own ? running.from : own, minutes: running.minutes };
}

function received(moment: SafetyMoment, previous: Moment, receivedAt: Moment): SafetyMoment {
  const { of, at, term } = moment;
  if (of !== 'risk') return moment;
  return {
    ...moment,
    ...(at === previous && { at: receivedAt }),
    // Also of a danger that was raised once more while that term ran.
    ...(term?.from === previous && { term: { ...term, from: receivedAt } }),
  };
}

function withSigns(known: Safety, signs: readonly DangerSign[]): readonly DangerSign[] {
  const before = isInDanger({ safety: known }) ? (known.signs ?? []) : [];
  return DANGER_SIGNS.filter((sign) => signs.includes(sign) || before.includes(sign));
}

/** No term moves by it: that runs from when the danger was recorded, and what was alarmed stays alarmed. */
export function withCorrectedMoment(
  known: Safety,
  { corrects: revision, corrected: { at } }: Pick<Corrects, 'corrects' | 'corrected'>,
): Safety {
  const moments = momentsOf(known).map((one) => (one.revision === revision ? { ...one, at } : one));
  return withMoments(known, moments).safety;
}

type Corrects = StatementCorrected<'SafetyStated', SafetyValues>['data'];

/** Until when a first measure is expected against the danger that was raised last. */
export const safetyDueAt = ({ safety: known }: SafetyFields): Moment | undefined => endOf(safetyTerm(known));

function takeSafetyMeasure(
  breach: SafetyFields & EndingFields & RulesFields,
  { type: _type, ...data }: TakeSafetyMeasure,
  { now }: DecisionContext,
): readonly (SafetyRiskRaised | SafetyMeasureTaken | BreachReopened)[] {
  notInTheFuture(data.takenAt, now, 'takenAt');
  // That there was a danger is told with the measure that averted it; that there is one, with the measure that did not.
  const isNews = !safetyAtStake(breach);
  return [
    ...(isNews && !data.dangerAverted ? [unraised(breach, data)] : []),
    { type: 'SafetyMeasureTaken', data },
    ...(isNews ? reopenedByNewEvent(breach, 'safety-risk-raised') : []),
  ];
}

function unraised(
  { rules }: RulesFields,
  { takenAt: raisedAt }: Pick<SafetyMeasureTaken['data'], 'takenAt'>,
): SafetyRiskRaised {
  return {
    type: 'SafetyRiskRaised',
    data: { source: 'organisation', raisedAt, termMinutes: rules.safetyTermMinutes },
  };
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

/** When it was taken away, by the measure that did. */
export function avertedAt({ safety: known }: SafetyFields): Moment | undefined {
  return known.averted ? avertedBy(known, momentsOf(known)) : undefined;
}

/**
 * Whether it ever was: by the report, by a person, by the facts of an assessment, or because somebody averted a danger that
 * nobody had raised.
 */
export function safetyAtStake({ safety }: SafetyFields): boolean {
  return isAtStake(safety);
}

/** A way of contact that was agreed on in the event of this revision counts, or counted until its words were erased. */
export function wayAgreedIn({ safety: known }: SafetyFields, revision: number): SafetyMoment | undefined {
  const moments = momentsOf(known);
  return moments.find(
    (one) => one.of === 'safe-contact' && one.revision === revision && isSafeWay(known, moments, one),
  );
}

/** Whether whoever told people then knew a safe way, or nobody had been in danger by then. */
export function wasReachedSafely({ safety: known }: SafetyFields, at: Moment): boolean {
  return wasSafeAt(momentsOf(known), at);
}

/** Where safety was ever at stake, nobody is written to before a safe contact is established. */
export function needsSafeContact(breach: SafetyFields): boolean {
  return safetyAtStake(breach) && breach.safety.safeContactAt === undefined;
}

export const safetyDecisions = {
  TakeSafetyMeasure: alsoWhen('ended', takeSafetyMeasure),
  EstablishSafeContact: alsoWhen('ended', establishSafeContact),
} satisfies Decisions;
