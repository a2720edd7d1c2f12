import { signsOfDanger, type DangerSign } from '../../law/advice/danger.js';
import { earliest, isSurelyBefore, plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { BreachAssessed } from './assessment.js';
import { corrects, type CorrectionSeenFrom, type StatementCorrected } from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { isSamePlace, type PersonalDataErased } from './erasure.js';
import { fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { ReceiptCorrected } from './receipt-corrected.js';

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

export type TakeSafetyMeasure = Command<'TakeSafetyMeasure', SafetyMeasureTaken['data']>;
export type EstablishSafeContact = Command<'EstablishSafeContact', SafeContactEstablished['data']>;
export interface Safety {
  readonly raisedAt?: Moment;
  readonly termMinutes?: number;
  /** From when the term runs, where that is not from when the danger was raised. */
  readonly termFrom?: Moment;
  /** Of another danger that was raised beside one before, or after it was averted. */
  readonly anotherAt?: Moment;
  readonly measures: number;
  readonly averted: boolean;
  readonly safeContactAt?: Moment;
  /** Of all that was said of a danger: the earliest moment of it. */
  readonly earliestAt?: Moment;
  /** When each of it was, so that a wrong moment can be corrected. */
  readonly moments?: readonly SafetyMoment[];
  /** What the facts of the latest assessment with facts tell of danger; absent before there was one. */
  readonly signs?: readonly DangerSign[];
}

/** What was said of a danger in the event of this revision. */
export interface SafetyMoment {
  readonly revision: number;
  readonly of: 'risk' | 'measure' | 'safe-contact';
  readonly at: Moment;
  /** Of a measure. */
  readonly dangerAverted?: boolean;
  /** Of a danger: until when a first measure against it is expected. */
  readonly dueAt?: Moment;
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
  | PersonalDataErased
  | CorrectionSeenFrom<'SafetyStated', SafetyValues>
>({
  initial: { safety: { measures: 0, averted: false } },
  on: {
    SafetyRiskRaised: ({ safety: known }, raised, { recordedAt, revision }) => {
      const now = withDanger(known, raised, recordedAt);
      const dueAt = safetyDueAt(now);
      const moment = { revision, of: 'risk' as const, at: raised.raisedAt, ...(dueAt && { dueAt }) };
      return { safety: { ...now, ...withMoment(known, moment) } };
    },
    SafetyMeasureTaken: ({ safety: known }, measure, { revision }) => ({
      safety: {
        ...known,
        ...withMoment(known, {
          ...{ revision, of: 'measure', at: measure.takenAt },
          dangerAverted: measure.dangerAverted,
        }),
        measures: known.measures + (answers(known, measure) ? 1 : 0),
        averted: known.averted || averts(known, measure),
      },
    }),
    SafeContactEstablished: ({ safety: known }, { establishedAt }, { revision }) => ({
      safety: {
        ...known,
        ...withMoment(known, { revision, of: 'safe-contact', at: establishedAt }),
        ...(!isOlderThanDanger(known, establishedAt) && { safeContactAt: establishedAt }),
      },
    }),
    StatementCorrected: ({ safety: known }, data) =>
      corrects(data, 'SafetyStated') ? { safety: withCorrectedMoment(known, data) } : {},
    // A danger that the report stated was known since its receipt.
    ReceiptCorrected: ({ safety: known }, { previous, receivedAt }) =>
      known.raisedAt === previous || known.termFrom === previous
        ? {
            safety: {
              ...known,
              ...(known.raisedAt === previous && { raisedAt: receivedAt }),
              ...(known.moments && { moments: received(known.moments, previous, receivedAt) }),
              ...(known.earliestAt === previous && { earliestAt: receivedAt }),
              ...(known.termFrom === previous && { termFrom: receivedAt }),
            },
          }
        : {},
    // A way of contact whose words are gone leads to nobody: nor does one that it had taken the place of.
    PersonalDataErased: ({ safety: known }, { places, replacements = [] }) => {
      const gone = places.filter((place) => !replacements.some((one) => isSamePlace(one, place)));
      return { safety: gone.reduce(withoutContact, known) };
    },
    BreachAssessed: ({ safety: known }, { facts }) =>
      facts ? { safety: { ...known, signs: signsOfDanger(facts) } } : {},
  },
});

function withMoment(
  { earliestAt, moments = [] }: Safety,
  moment: SafetyMoment,
): Pick<Safety, 'earliestAt' | 'moments'> {
  return { earliestAt: earliest(earliestAt, moment.at) ?? moment.at, moments: [...moments, moment] };
}

/** The danger that the report stated was there when it came in, and so was its term. */
function received(
  moments: readonly SafetyMoment[],
  previous: Moment,
  receivedAt: Moment,
): readonly SafetyMoment[] {
  const stated = moments.find(({ of, at }) => of === 'risk' && at === previous)?.dueAt;
  const dueAt =
    stated &&
    plusHours(receivedAt, (toMilliseconds(stated) - toMilliseconds(previous)) / MILLISECONDS_IN_HOUR);
  return moments.map((one) =>
    one.of === 'risk'
      ? {
          ...one,
          ...(one.at === previous && { at: receivedAt }),
          // Also of a danger that was raised once more while that term ran.
          ...(dueAt && one.dueAt === stated && { dueAt }),
        }
      : one,
  );
}

const MILLISECONDS_IN_HOUR = 3_600_000;

function withoutContact(known: Safety, { revision }: Pick<SafetyMoment, 'revision'>): Safety {
  const { safeContactAt, moments = [], ...others } = known;
  const erased = moments.find((one) => one.of === 'safe-contact' && one.revision === revision);
  if (erased === undefined) return known;
  const left = moments.filter((one) => one.of !== 'safe-contact' || one.revision > revision);
  const isLeft = left.some((one) => one.of === 'safe-contact' && one.at === safeContactAt);
  return { ...others, moments: left, ...(safeContactAt && isLeft && { safeContactAt }) };
}

/** No term moves by it: that runs from when the danger was recorded, and what was alarmed stays alarmed. */
export function withCorrectedMoment(
  { raisedAt, safeContactAt: _before, ...known }: Safety,
  { corrects: revision, previous, corrected }: Pick<Corrects, 'corrects' | 'previous' | 'corrected'>,
): Safety {
  const { at } = corrected;
  const moments = (known.moments ?? []).map((one) => (one.revision === revision ? { ...one, at } : one));
  const of = moments.find((one) => one.revision === revision)?.of;
  const isLastDanger = of === 'risk' && raisedAt === previous.at;
  const raised = isLastDanger ? at : raisedAt;
  const anotherAt = of === 'risk' && known.anotherAt === previous.at ? at : known.anotherAt;
  const dangers = moments.filter((one) => one.of === 'risk');
  // As if all of it had been said so at once: a way that another danger took back does not come again.
  const now = { moments, ...(anotherAt && { anotherAt }), ...(raised && { raisedAt: raised }) };
  const contact = moments.findLast((one) => one.of === 'safe-contact' && isSafeWay(now, one))?.at;
  const averted = moments.some(
    (one) =>
      one.of === 'measure' &&
      one.revision > (dangers.at(-1)?.revision ?? -1) &&
      averts(
        { ...known, ...(anotherAt && { anotherAt }) },
        { dangerAverted: one.dangerAverted === true, takenAt: one.at },
      ),
  );
  const earliestAt = earliest(...moments.map((one) => one.at));
  return {
    ...known,
    moments,
    ...(earliestAt && { earliestAt }),
    ...(anotherAt && { anotherAt }),
    ...(raised && { raisedAt: raised }),
    ...(isLastDanger && raisedAt && { termFrom: known.termFrom ?? raisedAt }),
    ...(contact && { safeContactAt: contact }),
    averted: of === 'safe-contact' ? known.averted : averted,
  };
}

type Corrects = StatementCorrected<'SafetyStated', SafetyValues>['data'];

function withDanger(
  { safeContactAt, anotherAt: _before, ...before }: Safety,
  { source, raisedAt, termMinutes }: SafetyRiskRaised['data'],
  recordedAt: Moment,
): Safety {
  const { termFrom: _from, ...known } = before;
  const isAnother = safetyAtStake({ safety: known });
  // Nobody moves a term that runs by raising the danger once more.
  const running = isInDanger({ safety: known }) && known.measures === 0 ? safetyTerm(before) : undefined;
  // When it was noticed may lie hours back: whoever hears of it only now has his minutes.
  const own = source === 'organisation' && recordedAt > raisedAt ? recordedAt : raisedAt;
  // Nor does a clock that was ahead give it a later one.
  const from = running !== undefined && running.from <= own ? running.from : own;
  return {
    ...known,
    ...{ raisedAt, termMinutes: running?.minutes ?? termMinutes, measures: 0, averted: false },
    ...(from !== raisedAt && { termFrom: from }),
    ...(isAnother && { anotherAt: raisedAt }),
    // What was a safe way before a new danger may not be one any more.
    ...(safeContactAt !== undefined &&
      !isAnother &&
      !isOlderThanDanger({ raisedAt }, safeContactAt) && { safeContactAt }),
  };
}

/** A term of minutes for a first measure, of the danger that was raised last and was not acted on. */
export function safetyTerm({
  raisedAt,
  termFrom = raisedAt,
  termMinutes,
}: Safety): { readonly from: Moment; readonly minutes: number } | undefined {
  return termFrom === undefined || termMinutes === undefined
    ? undefined
    : { from: termFrom, minutes: termMinutes };
}

/** Until when a first measure against it is expected. */
export function safetyDueAt(known: Safety): Moment | undefined {
  const term = safetyTerm(known);
  return term && plusHours(term.from, term.minutes / 60);
}

/** Taken for the danger that was raised last: what was done of one is no answer to another that came after it. */
export function answers(
  { anotherAt }: Safety,
  { takenAt }: Pick<SafetyMeasureTaken['data'], 'takenAt'>,
): boolean {
  return anotherAt === undefined || !isSurelyBefore(takenAt, anotherAt);
}

export function averts(
  known: Safety,
  { dangerAverted, takenAt }: Pick<SafetyMeasureTaken['data'], 'dangerAverted' | 'takenAt'>,
): boolean {
  return dangerAverted && answers(known, { takenAt });
}

/** Whoever agreed on a way of contact before there was this danger did not know of it. */
function isOlderThanDanger(
  { raisedAt }: { readonly raisedAt?: Moment | undefined },
  establishedAt: Moment,
): boolean {
  return raisedAt !== undefined && isSurelyBefore(establishedAt, raisedAt);
}

/** A way of contact that no danger took back: neither one that was raised after it, beside another, nor one that is newer. */
export function isSafeWay(
  { raisedAt, anotherAt, moments = [] }: Pick<Safety, 'raisedAt' | 'anotherAt' | 'moments'>,
  { revision, at }: Pick<SafetyMoment, 'revision' | 'at'>,
): boolean {
  const lastDanger = moments.findLast(({ of }) => of === 'risk')?.revision ?? -1;
  return (anotherAt === undefined || revision > lastDanger) && !isOlderThanDanger({ raisedAt }, at);
}

function takeSafetyMeasure(
  breach: SafetyFields & EndingFields,
  { type: _type, ...data }: TakeSafetyMeasure,
  { now }: DecisionContext,
): readonly (SafetyMeasureTaken | BreachReopened)[] {
  notInTheFuture(data.takenAt, now, 'takenAt');
  // That there was a danger is told with the measure that averted it.
  const isNews = data.dangerAverted && !safetyAtStake(breach);
  return [
    { type: 'SafetyMeasureTaken', data },
    ...(isNews ? reopenedByNewEvent(breach, 'safety-risk-raised') : []),
  ];
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

/** When it was taken away, by the measure that did: the first after the last danger, as it was said. */
export function avertedAt({ safety: known }: SafetyFields): Moment | undefined {
  if (!known.averted) return undefined;
  const moments = known.moments ?? [];
  const lastDanger = moments.findLast(({ of }) => of === 'risk')?.revision ?? -1;
  return moments.find(
    ({ of, at, revision, dangerAverted }) =>
      of === 'measure' &&
      revision > lastDanger &&
      averts(known, { dangerAverted: dangerAverted === true, takenAt: at }),
  )?.at;
}

/**
 * Whether it ever was: by the report, by a person, by the facts of an assessment, or because somebody averted a danger that
 * nobody had raised.
 */
export function safetyAtStake({ safety }: SafetyFields): boolean {
  return safety.raisedAt !== undefined || safety.averted;
}

/** Where safety was ever at stake, nobody is written to before a safe contact is established. */
export function needsSafeContact(breach: SafetyFields): boolean {
  return safetyAtStake(breach) && breach.safety.safeContactAt === undefined;
}

export const safetyDecisions = {
  TakeSafetyMeasure: alsoWhen('ended', takeSafetyMeasure),
  EstablishSafeContact: alsoWhen('ended', establishSafeContact),
} satisfies Decisions;
