import { Problem } from '../http/problem.js';
import { LOGIN_PATH } from './login-needed.js';

/** What is asked by {@link FreshProofNeeded}. */
export interface FreshProofAsked {
  readonly maxAgeSeconds: number;
  /** Of which one has to be shown; empty: the moment alone counts. */
  readonly acrValues: readonly string[];
}

/**
 * Somebody is who he says, but it was too long ago that he proved it. A program reads the challenge (RFC 9470) and gets
 * another token; a page sends the browser to {@link freshLoginPath} and keeps what was filled in.
 */
export class FreshProofNeeded extends Problem {
  constructor(readonly asked: FreshProofAsked) {
    const { maxAgeSeconds, acrValues } = asked;
    super({
      status: 401,
      code: 'fresh-proof-needed',
      title: 'Prove again who you are',
      detail: `This is done only by who proved in the last ${Math.ceil(maxAgeSeconds / 60)} minutes who he is; nothing was recorded.`,
      headers: {
        'www-authenticate': [
          'Bearer realm="lekwacht"',
          'error="insufficient_user_authentication"',
          'error_description="a more recent proof is needed"',
          `max_age="${maxAgeSeconds}"`,
          ...(acrValues.length > 0 ? [`acr_values="${acrValues.join(' ')}"`] : []),
        ].join(', '),
      },
    });
  }
}

/** Where a browser proves again whose it is. @param returnPath where it goes afterwards */
export function freshLoginPath(returnPath: string): string {
  return `${LOGIN_PATH}?${new URLSearchParams({ return: returnPath, fresh: '1' }).toString()}`;
}
