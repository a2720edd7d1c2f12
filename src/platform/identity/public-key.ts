import { createPublicKey, type KeyObject } from 'node:crypto';

/** Fewer bits of RSA are factored by who means it (NIST SP 800-57: 112 bits of security). */
const SHORTEST_RSA = 2_048;
const CURVES: Readonly<Record<string, string>> = {
  ES256: 'prime256v1',
  ES384: 'secp384r1',
  ES512: 'secp521r1',
};

/** @returns what is wrong with it, to be said behind its name; nothing where tokens can be checked with it */
export function wrongWithPublicKey(pem: string, algorithms: readonly string[]): string | undefined {
  const key = publicKeyIn(pem);
  if (key === undefined) return 'must be a public key in PEM form';
  if ((key.asymmetricKeyDetails?.modulusLength ?? SHORTEST_RSA) < SHORTEST_RSA)
    return `must have ${SHORTEST_RSA} bits or more`;
  // No token could ever be valid.
  return algorithms.some((algorithm) => fits(key, algorithm))
    ? undefined
    : 'is of no kind that its algorithms use';
}

function publicKeyIn(pem: string): KeyObject | undefined {
  // createPublicKey also derives one from a private key, which has no business in a configuration.
  if (!pem.includes('PUBLIC KEY')) return undefined;
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function fits({ asymmetricKeyType: kind, asymmetricKeyDetails }: KeyObject, algorithm: string): boolean {
  if (algorithm.startsWith('RS')) return kind === 'rsa';
  if (algorithm.startsWith('PS')) return kind === 'rsa' || kind === 'rsa-pss';
  if (algorithm === 'EdDSA') return kind === 'ed25519';
  return kind === 'ec' && asymmetricKeyDetails?.namedCurve === CURVES[algorithm];
}
