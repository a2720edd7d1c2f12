import { v4 as uuidv4 } from 'uuid';
import { derivedUuid } from '../shared/derived-uuid.js';
import { COUNTED_LOOKS, type Look, type LookedAt, type Sight } from '../breach/dossier/look.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../shared/moment.js';

/** Whether what was asked for was shown. */
export const OUTCOMES = ['shown', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A look as it is kept: ids and words of closed lists, nothing that names anybody. */
export interface LookRecord extends Sight {
  readonly id: string;
  readonly at: Moment;
  /** Of those that were counted together the last. */
  readonly lastAt: Moment;
  readonly times: number;
  readonly actor: string;
  /** Absent: with a token. */
  readonly session: string | undefined;
  readonly what: LookedAt;
  readonly outcome: Outcome;
}

/** Looks at one list within so many milliseconds are counted in one record. Divides a day: no record is of two. */
const COUNTED_TOGETHER_MS = 15 * 60_000;

const NAMESPACE = '0d1c6c6e-3f0b-5c52-9b7e-6f0a4c1e8f25';

/** The records of one answer: for each organisation, and for each dossier, one. */
export function recordsOf({ principal, sights }: Look, what: LookedAt, at: Moment): readonly LookRecord[] {
  return sights.map((sight) => {
    const record = {
      ...sight,
      ...{ at, lastAt: at, times: 1 },
      actor: principal.id,
      session: principal.session?.id,
      what,
      outcome: sight.role === undefined ? ('refused' as const) : ('shown' as const),
    };
    return { ...record, id: isCounted(what) ? countedId(record) : uuidv4() };
  });
}

/** The same for all that are counted together, in whichever process. */
function countedId(record: Omit<LookRecord, 'id'>): string {
  const { organisation, actor, session, role, what, at } = record;
  const from = Math.floor(toMilliseconds(at) / COUNTED_TOGETHER_MS) * COUNTED_TOGETHER_MS;
  const same = [organisation, actor, session ?? null, role, what, fromMilliseconds(from)];
  return derivedUuid(JSON.stringify(same), NAMESPACE);
}

function isCounted(what: LookedAt): boolean {
  return COUNTED_LOOKS.some((counted) => counted === what);
}

/** Counted together; a statement may touch a row only once. */
export function merged(records: readonly LookRecord[]): readonly LookRecord[] {
  const byId = new Map<string, LookRecord>();
  for (const record of records) {
    const before = byId.get(record.id);
    byId.set(record.id, before === undefined ? record : together(before, record));
  }
  return [...byId.values()];
}

function together(one: LookRecord, other: LookRecord): LookRecord {
  const [at, lastAt] = one.at < other.at ? [one.at, other.at] : [other.at, one.at];
  return { ...one, at, lastAt: lastAt > one.lastAt ? lastAt : one.lastAt, times: one.times + other.times };
}
