// A key is chosen by the sender: long ones are cut, so that the answer stays small.
const LONGEST_KEY = 100;

/** RFC 6901: `['reporter', 'a/b']` → `/reporter/a~1b`. */
export function pointerTo(path: readonly string[]): string {
  return path
    .map((key) => `/${key.slice(0, LONGEST_KEY).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
