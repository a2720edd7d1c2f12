const LONGEST = 1_000;
// Printable ASCII as browsers write it into an address, without the backslash, which they read as a slash.
const PLAIN = /^\/[!-[\]-~]*$/;
/** To go back there would log in again, or out. */
const LOGIN = /^\/(login|logout)(\/|\?|$)/;

/** @returns the path within this desk to go to after a login: `home` for whatever leads elsewhere, or is no path */
export function returnPath(wish: unknown, home: string): string {
  if (typeof wish !== 'string' || wish.length > LONGEST || !PLAIN.test(wish)) return home;
  // Read as a browser would, dots resolved: `/..//evil.example` ends as `//evil.example`, which is another host.
  const own = new URL('http://lekwacht.invalid');
  if (!URL.canParse(wish, own)) return home;
  const { origin, pathname, search } = new URL(wish, own);
  const path = `${pathname}${search}`;
  return origin !== own.origin || path.startsWith('//') || LOGIN.test(path) ? home : path;
}
