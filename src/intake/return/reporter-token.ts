import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { Problem } from '../../platform/http/problem.js';
import { SystemClock } from '../../platform/time/clock.port.js';
import { toMilliseconds } from '../../shared/moment.js';
import { isUuid } from '../../shared/uuid.js';
import { RECEIPT_KEY } from '../intake.service.js';

/** Whose receipt opened it: the dossier that his report began, whatever became of it since. */
export interface ReturnedReporter {
  readonly breachId: string;
  /** Slug. */
  readonly organisation: string;
}

const ALGORITHM = 'HS256';
const TYPE = 'reporter';
const AUDIENCE = 'lekwacht/return';
const MINUTES = 30;

/**
 * What a receipt opens for half an hour: one dossier, and the routes of its reporter. Signed under a key of its own, so that no
 * other route takes it and nothing else is taken here; stored nowhere.
 */
@Injectable()
export class ReporterTokens {
  readonly #key: Uint8Array;
  // As for any token: whoever could set the clock of the desk back could bring an expired one to life again.
  readonly #clock = new SystemClock();

  constructor(@Inject(RECEIPT_KEY) receiptKey: Buffer) {
    this.#key = new Uint8Array(hkdfSync('sha256', receiptKey, '', 'lekwacht/reporter-token/1', 32));
  }

  /** @param issuedAt seconds since 1970, for tests; default now */
  sign(
    { breachId, organisation }: ReturnedReporter,
    issuedAt = Math.floor(toMilliseconds(this.#clock.now()) / 1_000),
  ): Promise<string> {
    return new SignJWT({ organisation })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setSubject(breachId)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + MINUTES * 60)
      .sign(this.#key);
  }

  /** @throws Problem 401: expired, of another route, or no token at all */
  async verify(token: string): Promise<ReturnedReporter> {
    const { payload } = await jwtVerify(token, this.#key, {
      ...{ algorithms: [ALGORITHM], typ: TYPE, audience: AUDIENCE },
      requiredClaims: ['exp', 'iat', 'sub'],
    }).catch((): never => {
      throw accessAnew();
    });
    const { sub, organisation } = payload;
    if (!isUuid(sub) || typeof organisation !== 'string') throw accessAnew();
    return { breachId: sub, organisation };
  }
}

/** What exactly is wrong with a token helps only who is forging one. */
export function accessAnew(): Problem {
  return new Problem({
    status: 401,
    code: 'access-anew',
    title: 'Open the report again with its receipt',
    detail: 'What a receipt opens stays open for half an hour. Nothing of this was recorded.',
    headers: { 'www-authenticate': 'Bearer realm="lekwacht"' },
  });
}
