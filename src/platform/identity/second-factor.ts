/**
 * How an issuer shows that two factors were used. `acrs` is an authentication context of Microsoft Entra, whose ID
 * tokens carry no `amr`. `provider-enforces` is what an administrator declares: nothing in a login shows it.
 */
export type SecondFactor =
  | { readonly requiredAcr: readonly string[] }
  | { readonly requiredAmr: readonly string[] }
  | { readonly acrs: string }
  | 'provider-enforces';

export const SECOND_FACTOR_FORMS =
  '{"requiredAcr": […]}, {"requiredAmr": […]}, {"acrs": "…"} or "provider-enforces"';

/** @returns undefined where it has none of the forms */
export function readSecondFactor(value: unknown): SecondFactor | undefined {
  if (value === 'provider-enforces') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [[form, given] = [], ...more] = Object.entries(value) as [string, unknown][];
  if (more.length > 0) return undefined;
  if (form === 'acrs') return typeof given === 'string' && given !== '' ? { acrs: given } : undefined;
  if (!isTexts(given) || given.length === 0) return undefined;
  if (form === 'requiredAcr') return { requiredAcr: given };
  return form === 'requiredAmr' ? { requiredAmr: given } : undefined;
}

/** What to send along when somebody is sent to log in; the provider may ignore it, so the answer is checked. */
export function requestFor(factor: SecondFactor): Record<string, string> {
  if (factor === 'provider-enforces' || 'requiredAmr' in factor) return {};
  if ('requiredAcr' in factor) return { acr_values: factor.requiredAcr.join(' ') };
  return { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: factor.acrs } } }) };
}

/** Whether the claims of an ID token show it. */
export function isShown(factor: SecondFactor, claims: Readonly<Record<string, unknown>>): boolean {
  if (factor === 'provider-enforces') return true;
  if ('acrs' in factor) return [claims['acrs']].flat().includes(factor.acrs);
  if ('requiredAcr' in factor) return factor.requiredAcr.some((acr) => acr === claims['acr']);
  const used = isTexts(claims['amr']) ? claims['amr'] : [];
  return factor.requiredAmr.some((amr) => used.includes(amr));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '');
}
