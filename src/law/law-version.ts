import type { Moment } from '../shared/moment.js';
import { moment } from '../shared/moment.js';

/** The moments of a breach by which a transition rule can tell which law it falls under. */
interface TransitionMoments {
  readonly awareAt: Moment;
  /** When it began, where that is known. */
  readonly occurredFrom?: Moment;
}

/** Whether a version that is in force from then on covers this breach. */
type TransitionRule = (breach: TransitionMoments, inForceFrom: Moment) => boolean;

/** The duty to notify arises with awareness (Art. 33(1)), so the law of that moment governs it. */
const byAwareness: TransitionRule = ({ awareAt }, inForceFrom) => awareAt >= inForceFrom;

/** One state of the law: data, and the small functions that are rules themselves. */
export interface LawVersion {
  readonly id: string;
  readonly inForceFrom: Moment;
  /** Its own; left out: {@link byAwareness}. */
  readonly transition?: TransitionRule;
  /** Elapsed hours from awareness within which the authority is notified; Art. 33(1). */
  readonly notificationHours: number;
  /** Which risk asks for a notification to the authority; Art. 33(1). */
  readonly notifyAuthorityAt: 'risk' | 'high-risk';
  readonly source: string;
}

/** Regulation (EU) 2016/679, applicable from 25 May 2018 (Art. 99(2)). */
export const GDPR: LawVersion = {
  id: 'gdpr-2018',
  inForceFrom: moment('2018-05-25T00:00:00+02:00'),
  transition: byAwareness,
  notificationHours: 72,
  notifyAuthorityAt: 'risk',
  source: 'GDPR Art. 33(1)',
};

const LAW_VERSIONS: readonly LawVersion[] = [GDPR];

/**
 * The version that governs this breach: the latest whose transition rule takes it. Before the first one began, the
 * first one: a breach that old is judged with today's rules or not at all, and the dossier still needs a clock.
 */
export function lawFor(
  breach: TransitionMoments,
  versions: readonly LawVersion[] = LAW_VERSIONS,
): LawVersion {
  const first = versions[0];
  if (first === undefined) throw new RangeError('no law version at all');
  return versions
    .filter(({ transition = byAwareness, inForceFrom }) => transition(breach, inForceFrom))
    .reduce((latest, version) => (version.inForceFrom > latest.inForceFrom ? version : latest), first);
}

/** As {@link lawFor}, for a breach of which only its awareness is known. */
export function lawInForceAt(at: Moment, versions: readonly LawVersion[] = LAW_VERSIONS): LawVersion {
  return lawFor({ awareAt: at }, versions);
}

/** The version a dossier says it was judged under; `undefined` for an id this release does not know. */
export function lawVersionById(
  id: string,
  versions: readonly LawVersion[] = LAW_VERSIONS,
): LawVersion | undefined {
  return versions.find((version) => version.id === id);
}
