import type { Moment } from '../shared/moment.js';
import { moment } from '../shared/moment.js';

/**
 * One state of the law, as data. A breach is judged under the version in force at its awareness (DESIGN §5).
 */
export interface LawVersion {
  readonly id: string;
  readonly inForceFrom: Moment;
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
  notificationHours: 72,
  notifyAuthorityAt: 'risk',
  source: 'GDPR Art. 33(1)',
};

export const LAW_VERSIONS: readonly LawVersion[] = [GDPR];

/**
 * The version in force at that moment. Before the first one began, the first one: a breach that old is judged
 * with today's rules or not at all, and the dossier still needs a clock.
 */
export function lawInForceAt(at: Moment, versions: readonly LawVersion[] = LAW_VERSIONS): LawVersion {
  const inForce = versions
    .filter((version) => version.inForceFrom <= at)
    .reduce<LawVersion | undefined>(
      (latest, version) =>
        latest === undefined || version.inForceFrom > latest.inForceFrom ? version : latest,
      undefined,
    );
  const first = versions[0];
  if (first === undefined) throw new RangeError('no law version at all');
  return inForce ?? first;
}
