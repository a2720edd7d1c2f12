import { earliest, isSurelyBefore, plusHours, type Moment } from '../../shared/moment.js';

/** What was said of a danger in the event of this revision. */
export interface SafetyMoment {
  readonly revision: number;
  /** `absorbed`: a dossier was merged into this one in which safety was at stake too; with a term where danger stood there. */
  readonly of: 'risk' | 'measure' | 'safe-contact' | 'absorbed';
  readonly at: Moment;
  /** Of a measure. */
  readonly dangerAverted?: boolean;
  /** Of a danger: from when it runs until a first measure is expected. No correction moves it. */
  readonly term?: SafetyTerm;
  /** Another dossier learnt it while this one was part of it: nobody who agreed on a way of contact here knew of it. */
  readonly learntElsewhere?: true;
  /** Of a way of contact: when its words were erased. From then on it leads to nobody. */
  readonly erasedAt?: Moment;
}

export interface SafetyTerm {
  readonly from: Moment;
  readonly minutes: number;
}

/** What is known of a danger from all that was said of it, in the order in which it was recorded. */
export interface ToldOfDanger {
  readonly raisedAt?: Moment;
  readonly termMinutes?: number;
  /** From when the term runs, where that is not from when the danger was raised. */
  readonly termFrom?: Moment;
  /** Of another danger that was raised beside one before, or after it was averted. */
  readonly anotherAt?: Moment;
  /** Taken for the danger that was raised last. */
  readonly measures: number;
  readonly averted: boolean;
  /** When the way of contact was agreed that counts. */
  readonly safeContactAt?: Moment;
  /** Of all that was said of a danger: the earliest moment of it. */
  readonly earliestAt?: Moment;
}

const NOTHING_TOLD: ToldOfDanger = { measures: 0, averted: false };

/** A moment that is corrected, or words that are erased, count as if all of it had been said so at once. */
export function toldBy(moments: readonly SafetyMoment[]): ToldOfDanger {
  const told = moments.reduce(withMoment, NOTHING_TOLD);
  const earliestAt = earliest(
    ...moments.flatMap(({ of, at, term }) => (of === 'absorbed' && term === undefined ? [] : [at])),
  );
  return { ...told, ...(earliestAt && { earliestAt }) };
}

function withMoment(told: ToldOfDanger, moment: SafetyMoment): ToldOfDanger {
  if (moment.of === 'risk') return withDanger(told, moment);
  if (moment.of === 'safe-contact') return withContact(told, moment);
  if (moment.of === 'absorbed')
    return moment.term === undefined
      ? withoutContact(told)
      : withDanger(told, { ...moment, learntElsewhere: true });
  const before = moment.learntElsewhere ? { ...withoutContact(told), anotherAt: moment.at } : told;
  return {
    ...before,
    measures: before.measures + (answers(before, moment) ? 1 : 0),
    averted: before.averted || averts(before, moment),
  };
}

function withDanger(
  { termFrom: _from, anotherAt: _before, ...before }: ToldOfDanger,
  { at, term, learntElsewhere }: SafetyMoment,
): ToldOfDanger {
  const isAnother = isAtStake(before) || learntElsewhere === true;
  const { safeContactAt, ...known } = before;
  // What was a safe way before a new danger may not be one any more.
  const isKept =
    !isAnother && safeContactAt !== undefined && !isOlderThanDanger({ raisedAt: at }, safeContactAt);
  return {
    ...known,
    ...{ raisedAt: at, measures: 0, averted: false },
    ...(term && { termMinutes: term.minutes }),
    ...(term && term.from !== at && { termFrom: term.from }),
    ...(isAnother && { anotherAt: at }),
    ...(isKept && { safeContactAt }),
  };
}

function withContact(told: ToldOfDanger, { at, erasedAt }: SafetyMoment): ToldOfDanger {
  if (isOlderThanDanger(told, at)) return told;
  const { safeContactAt: _before, ...others } = told;
  // The one that it took the place of does not come back.
  return erasedAt === undefined ? { ...others, safeContactAt: at } : others;
}

function withoutContact({ safeContactAt: _gone, ...told }: ToldOfDanger): ToldOfDanger {
  return told;
}

/** Raised, or averted by somebody although nobody had raised it. */
export function isAtStake({ raisedAt, averted }: Pick<ToldOfDanger, 'raisedAt' | 'averted'>): boolean {
  return raisedAt !== undefined || averted;
}

/** A term of minutes for a first measure, of the danger that was raised last and was not acted on. */
export function safetyTerm({
  raisedAt,
  termFrom = raisedAt,
  termMinutes,
}: ToldOfDanger): SafetyTerm | undefined {
  return termFrom === undefined || termMinutes === undefined
    ? undefined
    : { from: termFrom, minutes: termMinutes };
}

/** Until when a first measure against it is expected. */
export function endOf(term: SafetyTerm | undefined): Moment | undefined {
  return term && plusHours(term.from, term.minutes / 60);
}

/** Taken for the danger that was raised last: what was done of one is no answer to another that came after it. */
function answers({ anotherAt }: Pick<ToldOfDanger, 'anotherAt'>, { at }: Pick<SafetyMoment, 'at'>): boolean {
  return anotherAt === undefined || !isSurelyBefore(at, anotherAt);
}

export function averts(
  told: Pick<ToldOfDanger, 'anotherAt'>,
  measure: Pick<SafetyMoment, 'at' | 'dangerAverted'>,
): boolean {
  return measure.dangerAverted === true && answers(told, measure);
}

/** Measures that were recorded since this danger was, and were taken for it or for one that was raised since. */
export function measuresFor(danger: SafetyMoment, moments: readonly SafetyMoment[]): readonly SafetyMoment[] {
  // One that was averted before anybody raised it is another one, too.
  const known = toldBy(moments.filter(({ revision }) => revision <= danger.revision));
  return moments.filter(
    // What was done in the dossier that this one came from has its revision.
    (one) => one.of === 'measure' && one.revision >= danger.revision && answers(known, one),
  );
}

/** Whoever agreed on a way of contact before there was this danger did not know of it. */
function isOlderThanDanger({ raisedAt }: Pick<ToldOfDanger, 'raisedAt'>, agreedAt: Moment): boolean {
  return raisedAt !== undefined && isSurelyBefore(agreedAt, raisedAt);
}

/** A way of contact that no danger took back: neither one that was raised after it, beside another, nor one that is newer. */
export function isSafeWay(
  told: ToldOfDanger,
  moments: readonly SafetyMoment[],
  { revision, at }: Pick<SafetyMoment, 'revision' | 'at'>,
): boolean {
  const lastDanger = revisionOfLastDanger(moments);
  const isTakenBack = moments.some((one) => one.of === 'absorbed' && one.revision > revision);
  return (
    (told.anotherAt === undefined || revision > lastDanger) && !isTakenBack && !isOlderThanDanger(told, at)
  );
}

/** Whether whoever told people at that moment knew a safe way, or nobody was in danger: by what had happened by then. */
export function wasSafeAt(moments: readonly SafetyMoment[], at: Moment): boolean {
  const happened = moments.flatMap(({ erasedAt, ...one }) => {
    if (isSurelyBefore(at, one.at)) return [];
    return [{ ...one, ...(erasedAt !== undefined && erasedAt < at && { erasedAt }) }];
  });
  const told = toldBy(happened);
  return !isAtStake(told) || told.safeContactAt !== undefined;
}

/** When it was taken away, by the measure that did: the first after the last danger, as it was said. */
export function avertedBy(told: ToldOfDanger, moments: readonly SafetyMoment[]): Moment | undefined {
  const lastDanger = revisionOfLastDanger(moments);
  return moments.find((one) => one.of === 'measure' && one.revision >= lastDanger && averts(told, one))?.at;
}

/** -1: none. */
const revisionOfLastDanger = (moments: readonly SafetyMoment[]): number =>
  moments.findLast((one) => isDanger(one) || one.learntElsewhere === true)?.revision ?? -1;

/** That somebody is in danger: said here, or in a dossier that was merged into this one. */
export const isDanger = ({ of, term }: SafetyMoment): boolean =>
  of === 'risk' || (of === 'absorbed' && term !== undefined);
