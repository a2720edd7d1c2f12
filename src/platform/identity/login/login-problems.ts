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
  constructor(
    readonly reason: Refused,
    cause?: unknown,
  ) {
    super({
      status: reason === 'no-cookie' || reason === 'unknown-attempt' ? 400 : 403,
      code: reason === 'broken-off' ? 'login-broken-off' : 'login-refused',
      title: 'You are not logged in',
      detail: 'Start again; a login is good for ten minutes, in the browser in which it began, and once.',
      ...SAID[reason],
      cause,
    });
  }
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
