import { Problem } from '../http/problem.js';

/** Where people are sent to log in. */
export const LOGIN_PATH = '/login';

/** A page was asked for without a session. As it stands it sends the browser to log in, and back. */
export class LoginNeeded extends Problem {
  /** @param returnPath where to go afterwards; absent where what was asked cannot be asked again by going there */
  constructor(readonly returnPath: string | undefined) {
    const query =
      returnPath === undefined ? '' : `?${new URLSearchParams({ return: returnPath }).toString()}`;
    super({
      status: 303,
      code: 'login-needed',
      title: 'You are not logged in, or not any more',
      headers: { location: `${LOGIN_PATH}${query}` },
    });
  }
}
