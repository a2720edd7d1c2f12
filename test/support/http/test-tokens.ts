import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { IssuerConfig } from '../../../src/platform/identity/issuer-config.js';

export interface TokenWishes {
  /** `<organisation>:<role>` */
  readonly grants?: unknown;
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds since 1970. */
  readonly issuedAt?: number;
  /** Seconds since 1970; `undefined` given explicitly leaves the claim out. */
  readonly expiresAt?: number | undefined;
  /** What its header calls it. */
  readonly type?: string;
  /** Further claims, or others in their place. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** An issuer with keys of its own, as an organisation's OIDC provider would be. */
export class TestIssuer {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly config: IssuerConfig;

  constructor(
    readonly name = 'https://login.test',
    readonly audience = 'lekwacht-test',
  ) {
    this.config = {
      issuer: name,
      audience,
      algorithms: ['ES256'],
      publicKeyPem: this.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      grantsClaim: 'lekwacht_grants',
    };
  }

  /** AUTH_ISSUERS with this issuer alone. */
  get setting(): string {
    return JSON.stringify([this.config]);
  }

  async token(wishes: TokenWishes = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { issuedAt = now, grants = ['perspektief:fg'] } = wishes;
    const expiresAt = 'expiresAt' in wishes ? wishes.expiresAt : issuedAt + 3600;
    const claims: JWTPayload = {
      iss: wishes.issuer ?? this.name,
      aud: wishes.audience ?? this.audience,
      sub: wishes.subject ?? 'someone',
      iat: issuedAt,
      auth_time: now,
      lekwacht_grants: grants,
      ...(expiresAt !== undefined && { exp: expiresAt }),
      ...wishes.claims,
    };
    const type = wishes.type === undefined ? {} : { typ: wishes.type };
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...type }).sign(this.keys.privateKey);
  }
}
