import { Problem, type ProblemOptions } from '../../http/problem.js';

/** Why a login was refused, for the log: a closed list, nothing of what was sent. */
export type Refused =
  | 'no-cookie'
  | 'unknown-attempt'
  | 'broken-off'
  | 'answer-not-valid'
  | 'second-factor-missing'
  | 'proof-not-fresh'
  | 'subject-missing'
  | 'issuer-gone';

type Said = Pick<ProblemOptions, 'code' | 'title' | 'detail'>;

/** Where starting again would not help. */
const SAID: Readonly<Partial<Record<Refused, Said>>> = {
  'second-factor-missing': {
    code: 'second-factor-missing',
    title: 'This login used one factor only',
    detail:
      'Log in with a second factor. If you were not asked for one, tell who runs the accounts of your organisation.',
  },
  'proof-not-fresh': {
    code: 'proof-not-fresh',
    title: 'You were not asked again who you are',
    detail:
      'What you want to do needs that. If you are let in without being asked, tell who runs the accounts of your organisation.',
  },
};

/** What a login fails by; the person sees what helps him and the log the reason. */
export class LoginRefused extends Problem {
  constructor(reason: Refused, cause?: unknown) {
    super({
      reason,
      status: reason === 'no-cookie' || reason === 'unknown-attempt' ? 400 : 403,
      code: reason === 'broken-off' ? 'login-broken-off' : 'login-refused',
      title: 'You are not logged in',
      detail: 'Start again; a login is good for ten minutes, in the browser in which it began, and once.',
      ...SAID[reason],
      cause,
    });
  }
}

// RFC 6749, §4.1.2.1 and §5.2; OpenID Connect Core, §3.1.2.6. Whatever else is in their place is anybody's text.
const OAUTH_ERRORS: readonly unknown[] = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
  'login_required',
  'interaction_required',
];
const LIBRARY_CODE = /^[A-Z_]{1,60}$/;

/** What the provider or the library calls it: a wrong secret and a wrong algorithm are mended in different places. */
export function nameOf(cause: unknown): string | undefined {
  const { error, code } = (cause ?? {}) as { readonly error?: unknown; readonly code?: unknown };
  if (OAUTH_ERRORS.includes(error)) return String(error);
  return typeof code === 'string' && LIBRARY_CODE.test(code) ? code : undefined;
}

export function providerUnavailable(cause: unknown): Problem {
  return new Problem({
    status: 503,
    code: 'provider-unavailable',
    title: 'Nobody can log in at the moment',
    detail: 'The login of the organisation does not answer. Reporting a breach works without it.',
    headers: { 'retry-after': '10' },
    cause,
  });
}

export function logoutTokenInvalid(cause?: unknown): Problem {
  return new Problem({
    status: 400,
    code: 'logout-token-invalid',
    title: 'The logout token is not accepted',
    cause,
  });
}

/** Nobody can log in here: there is no issuer with a login. */
export function loginNotSetUp(): Problem {
  return new Problem({
    status: 503,
    code: 'login-not-set-up',
    title: 'Nobody can log in here',
    detail: 'No issuer in AUTH_ISSUERS has a login. Reporting a breach works without it.',
  });
}
