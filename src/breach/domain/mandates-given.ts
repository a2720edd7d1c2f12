import type { Moment } from '../../shared/moment.js';
import { fields } from './fields.js';
import type { MandateGranted, MandateRevoked } from './mandate.js';

/** That the board let the mandate holder decide here, from when until when. */
export interface MandateGiven {
  readonly givenAt: Moment;
  readonly byRole: string;
  /** As it was given; absent: until it is withdrawn. */
  readonly until?: Moment;
  /** Before it was over: it was withdrawn, or another took its place. */
  readonly ended?: { readonly at: Moment; readonly byRole: string; readonly how: 'withdrawn' | 'replaced' };
}

export interface MandatesGivenFields {
  /** Oldest first. */
  readonly mandatesGiven: readonly MandateGiven[];
}

function withLastEnded(
  all: readonly MandateGiven[],
  ended: NonNullable<MandateGiven['ended']>,
): readonly MandateGiven[] {
  const last = all.at(-1);
  if (last === undefined || last.ended !== undefined) return all;
  return [
    ...all.slice(0, -1),
    last.until !== undefined && last.until <= ended.at ? last : { ...last, ended },
  ];
}

/** For the register: which mandate it was that somebody decided under, also once it is over. */
export const mandatesGiven = fields<MandatesGivenFields, MandateGranted | MandateRevoked>({
  initial: { mandatesGiven: [] },
  on: {
    MandateGranted: ({ mandatesGiven: before }, data, { recordedAt: givenAt, actor: { role: byRole } }) => ({
      mandatesGiven: [
        ...withLastEnded(before, { at: givenAt, byRole, how: 'replaced' }),
        { givenAt, byRole, ...data },
      ],
    }),
    MandateRevoked: ({ mandatesGiven: before }, _data, { recordedAt: at, actor: { role: byRole } }) => ({
      mandatesGiven: withLastEnded(before, { at, byRole, how: 'withdrawn' }),
    }),
  },
});
