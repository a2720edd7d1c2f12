import { earliest, type Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { standingNotification } from './authority-notification.js';
import type { Awareness } from './awareness.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';
import { interestOfChildOpposes } from './interest-of-child.js';
import { openMatters } from './matters.js';
import type { RegisterText } from './register-text.js';
import { isInDanger, needsSafeContact, safetyAtStake } from './safety.js';

/** Two reports of one breach. The receipt of each reporter stays valid. */
export type BreachMerged = Fact<'BreachMerged', { readonly into: string; readonly reason: RegisterText }>;
export type BreachMergeUndone = Fact<
  'BreachMergeUndone',
  { readonly into: string; readonly reason: RegisterText }
>;
/** On the survivor: the earliest moments count. */
export type ReportAbsorbed = Fact<'ReportAbsorbed', AbsorbedReport>;
export type AbsorbedReportReleased = Fact<'AbsorbedReportReleased', { readonly from: string }>;

export type MergeEvent = BreachMerged | BreachMergeUndone | ReportAbsorbed | AbsorbedReportReleased;

export interface AbsorbedReport {
  readonly from: string;
  readonly reference: string;
  readonly receivedAt: Moment;
  readonly firstSignalAt?: Moment;
  readonly awareness: Awareness;
}

export interface MergeBreach {
  readonly type: 'MergeBreach';
  readonly reason: RegisterText;
  /** The other dossier as it was when the command came; absent when there is none the person may see. */
  readonly survivor:
    Pick<Breach, 'id' | 'organisation' | 'ending' | 'safety' | 'interestOfChild'> | undefined;
}
export interface UndoMerge {
  readonly type: 'UndoMerge';
  readonly reason: RegisterText;
}
export interface AbsorbReport {
  readonly type: 'AbsorbReport';
  readonly absorbed: AbsorbedReport;
}
export interface ReleaseAbsorbedReport {
  readonly type: 'ReleaseAbsorbedReport';
  readonly from: string;
}

export function mergeBreach(breach: Breach, { survivor, reason }: MergeBreach): readonly BreachMerged[] {
  if (survivor?.organisation !== breach.organisation) {
    throw new Refusal(
      'no-such-survivor',
      'There is no such dossier in this organisation.',
      'invalid',
      '/into',
    );
  }
  if (survivor.id === breach.id) {
    throw new Refusal('merge-into-itself', 'A dossier cannot be merged into itself.', 'invalid', '/into');
  }
  if (survivor.ending !== undefined) {
    throw new Refusal('survivor-ended', 'The other dossier is not open.', 'invalid', '/into');
  }
  if (standingNotification(breach) !== undefined) {
    throw new Refusal(
      'notification-stands',
      'The AP was notified of this one: merge the other dossier into it.',
    );
  }
  if (openMatters(breach).length > 0) {
    throw new Refusal('matters-open', 'A question, order, complaint or claim is still open here: settle it.');
  }
  // An ended dossier has no clocks and no duties: what it knew of a danger would be lost with it.
  const survivorKnows =
    survivor.safety.raisedAt !== undefined && (isInDanger(survivor) || !isInDanger(breach));
  const factsAreLost =
    breach.safety.inFacts === true && breach.safety.safeContactAt === undefined && !safetyAtStake(survivor);
  if (factsAreLost || (!survivorKnows && (isInDanger(breach) || needsSafeContact(breach)))) {
    throw new Refusal(
      'safety-at-stake',
      'Safety is at stake here: raise the risk in the other dossier first.',
    );
  }
  if (interestOfChildOpposes(breach) && !interestOfChildOpposes(survivor)) {
    throw new Refusal(
      'interest-of-child-opposes',
      'The interest of a child opposes telling a parent here: record it in the other dossier first.',
    );
  }
  return [{ type: 'BreachMerged', data: { into: survivor.id, reason } }];
}

export function mergedInto(survivor: string): Refusal {
  const detail = 'This dossier was merged into another one: go on there.';
  return new Refusal('merged', detail, 'conflict', undefined, { survivor });
}

export function undoMerge(breach: Breach, { reason }: UndoMerge): readonly BreachMergeUndone[] {
  if (breach.ending?.kind !== 'merged') throw new Refusal('not-merged', 'This dossier is not merged.');
  return [{ type: 'BreachMergeUndone', data: { into: breach.ending.into, reason } }];
}

export function absorbReport(breach: Breach, { absorbed }: AbsorbReport): readonly ReportAbsorbed[] {
  if (breach.absorbed.some(({ from }) => from === absorbed.from)) return [];
  return [{ type: 'ReportAbsorbed', data: absorbed }];
}

export function releaseAbsorbedReport(
  breach: Breach,
  { from }: ReleaseAbsorbedReport,
): readonly AbsorbedReportReleased[] {
  if (!breach.absorbed.some((absorbed) => absorbed.from === from)) return [];
  return [{ type: 'AbsorbedReportReleased', data: { from } }];
}

/** What this dossier hands over when it is merged. */
export function toAbsorb(breach: Breach): AbsorbedReport {
  const firstSignalAt = breach.moments.firstSignalAt;
  return {
    from: breach.id,
    reference: breach.reference,
    receivedAt: breach.moments.receivedAt,
    ...(firstSignalAt && { firstSignalAt }),
    awareness: breach.awareness,
  };
}

/**
 * The clock of the breach is the earliest clock of its reports. The dossier's own awareness is kept apart, so
 * that undoing the merge gives it back.
 */
function withEarliestMoments(breach: Breach, absorbed: Breach['absorbed']): Breach {
  const own = breach.own ?? { awareness: breach.awareness, firstSignalAt: breach.moments.firstSignalAt };
  const awareness = absorbed.reduce(
    (first, report) => (!report.settled && report.awareness.at < first.at ? report.awareness : first),
    own.awareness,
  );
  const firstSignalAt = earliest(own.firstSignalAt, ...absorbed.map((report) => report.firstSignalAt));
  const { firstSignalAt: _previous, ...moments } = breach.moments;
  return {
    ...breach,
    own,
    absorbed,
    awareness,
    moments: { ...moments, ...(firstSignalAt && { firstSignalAt }) },
  };
}

export const evolveMerge: Evolve<MergeEvent> = {
  BreachMerged: (breach, { into }, { recordedAt }) => ({
    ...breach,
    ending: { kind: 'merged', at: recordedAt, into },
  }),
  BreachMergeUndone: ({ ending: _undone, ...breach }) => breach,
  ReportAbsorbed: (breach, data) =>
    withEarliestMoments(breach, [...breach.absorbed, { ...data, settled: false }]),
  AbsorbedReportReleased: (breach, { from }) =>
    withEarliestMoments(
      breach,
      breach.absorbed.filter((report) => report.from !== from),
    ),
};
