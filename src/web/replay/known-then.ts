import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { Plain } from '../../breach/contract/plain.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import type { ProfileThen } from '../../organisations/organisation-log.js';
import { ROLES, type Role } from '../../platform/identity/principal.js';
import type { Names } from '../html/who.js';
import type { Moment } from '../../shared/moment.js';

/** What had been recorded by a moment, and nothing of what was recorded later but how much it is. */
export interface KnownThen {
  readonly at: Moment;
  /** How many events were recorded later. */
  readonly later: number;
  /** Of the last event that is told. */
  readonly revision: number;
  readonly dossier: DossierAnswer;
  readonly entries: readonly TimeLineEntryAnswer[];
  /** Of the organisation, as it was in force. */
  readonly profile?: ProfileThen;
  readonly holders: ReadonlyMap<string, readonly Role[]>;
  /** What people are called, as far as anybody knows now. */
  readonly names: Names;
  /** The AP's form as its answers stood. */
  readonly form?: Plain<ApForm>;
  /** As it was last typed over and sent. */
  readonly sent?: Plain<ApForm>;
}

/** Whoever acted held the function in which he did: his grant may be written down a moment after his act. */
export function withActors(
  holders: ReadonlyMap<string, readonly Role[]>,
  entries: readonly Pick<TimeLineEntryAnswer, 'by'>[],
): ReadonlyMap<string, readonly Role[]> {
  const all = new Map(holders);
  for (const { by } of entries) {
    const role = ROLES.find((one) => one === by.role);
    const held = all.get(by.id) ?? [];
    if (role !== undefined && !held.includes(role)) all.set(by.id, [...held, role]);
  }
  return all;
}
