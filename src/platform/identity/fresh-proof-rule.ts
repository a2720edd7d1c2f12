/**
 * What an issuer has beside `auth_time` to show that a proof is a recent one: a class of authentication that it gives
 * for that, or the word of who runs the accounts that it asks again before each login and each token. Then the moment of
 * these counts where there is no `auth_time`.
 */
export type FreshProofRule = 'provider-enforces' | { readonly requiredAcr: readonly string[] };

export const FRESH_PROOF_FORMS = '{"requiredAcr": […]} or "provider-enforces"';

// It stands in a header, between quotes and apart by spaces.
const ACR = /^[!#-[\]-~]+$/;

/** @returns undefined where it has none of the forms */
export function readFreshProof(value: unknown): FreshProofRule | undefined {
  if (value === 'provider-enforces') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [[form, given] = [], ...more] = Object.entries(value) as [string, unknown][];
  if (form !== 'requiredAcr' || more.length > 0 || !Array.isArray(given) || given.length === 0)
    return undefined;
  const isListOfAcr = given.every((acr) => typeof acr === 'string' && ACR.test(acr));
  return isListOfAcr ? { requiredAcr: given as string[] } : undefined;
}

/** Of which one has to be shown; none where the moment alone counts. */
export function acrValuesOf(rule: FreshProofRule | undefined): readonly string[] {
  return rule === undefined || rule === 'provider-enforces' ? [] : rule.requiredAcr;
}
