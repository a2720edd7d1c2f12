import type { IssuerConfig } from './issuer-config.js';
import type { Sighting } from './sightings.port.js';

const LONGEST = 200;

export type ClaimedNaming = Pick<Sighting, 'name' | 'function'>;

/**
 * What an issuer says of somebody. An address of e-mail is no name, and stands in for one only where there is nothing
 * else: with some issuers `preferred_username` is one.
 */
export function namingOf(
  claims: Readonly<Record<string, unknown>>,
  { nameClaim, functionClaim }: Pick<IssuerConfig, 'nameClaim' | 'functionClaim'>,
): ClaimedNaming {
  const names = [nameClaim ?? 'name', 'preferred_username', 'email']
    .map((claim) => lineOf(claims[claim]))
    .filter((name) => name !== undefined);
  return {
    name: names.find((name) => !name.includes('@')) ?? names[0],
    function: functionClaim === undefined ? undefined : lineOf(claims[functionClaim]),
  };
}

/** One line that can be shown: no control characters, and none that turn the direction of what stands after it. */
function lineOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const line = claim
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return line === '' ? undefined : Array.from(line).slice(0, LONGEST).join('');
}
