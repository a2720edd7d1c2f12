import { Refusal } from '../../shared/refusal.js';
import type { Ground } from './question.js';
import { isInDanger, safetyAtStake, type SafetyFields } from './safety.js';

/**
 * Whether this ground needs that nobody is in danger, and somebody may be, wherever that is known from (ADR 17). What
 * the public reads is no way to tell anybody whose safety ever was at stake (Art. 34(3)(c)); what was done to data
 * takes a danger away only where somebody says that it is averted (Art. 34(3)(b)).
 */
export function isGroundOutOfDanger(breach: SafetyFields, ground: Ground | undefined): boolean {
  if (ground === 'disproportionate-effort') return safetyAtStake(breach);
  return ground === 'measures-afterwards' && isInDanger(breach);
}

/** @throws Refusal where a decision on this ground is taken or upheld */
export function refuseGroundInDanger(breach: SafetyFields, ground: Ground): void {
  if (!isGroundOutOfDanger(breach, ground)) return;
  throw new Refusal(
    'ground-in-danger',
    'Somebody may be in danger: no measure to data and no public communication takes the place of telling people.',
    'conflict',
    'ground',
  );
}
