/** With this prefix a browser takes a cookie only with Secure and Path=/, of this very host and from no subdomain. */
const HOST_ONLY = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** @returns the first value of that name: a browser sends at most one that is `__Host-` */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/**
 * A Set-Cookie header. Lax, not Strict: links in mails have to open what they lead to.
 * @param name starts with `__Host-`
 * @param value base64url and dots
 * @param seconds how long it lives; absent: as long as the browser runs
 */
export function hostCookie(name: string, value: string, seconds?: number): string {
  return `${name}=${value}; ${HOST_ONLY}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;
}
