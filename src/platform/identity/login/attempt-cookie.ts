import { hostCookie, readCookie } from '../cookies.js';
import { ATTEMPT_SECONDS } from './login-attempts.js';

const NAME = '__Host-lekwacht-login';
/** Several at once: a browser that starts in the morning opens all of yesterday's tabs. */
const MOST = 4;
const STATE = /^[\w-]{43}$/;

/** The states of the logins that this browser has under way: what comes back in another browser is not taken. */
export function statesIn(cookieHeader: string | undefined): readonly string[] {
  const states = readCookie(cookieHeader, NAME)?.split('.') ?? [];
  return states.filter((state) => STATE.test(state));
}

/** @returns the Set-Cookie header */
export function withState(cookieHeader: string | undefined, state: string): string {
  return cookieOf([state, ...statesIn(cookieHeader)].slice(0, MOST));
}

/** @returns the Set-Cookie header */
export function withoutState(cookieHeader: string | undefined, state: string): string {
  return cookieOf(statesIn(cookieHeader).filter((other) => other !== state));
}

function cookieOf(states: readonly string[]): string {
  return hostCookie(NAME, states.join('.'), states.length === 0 ? 0 : ATTEMPT_SECONDS);
}
