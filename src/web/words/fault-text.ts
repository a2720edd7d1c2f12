import type { Words } from './shape.js';

/** What is wrong, in the reader's language; a code without words of its own is told as the API tells it. */
export function faultText(code: string, detail: string | undefined, { faults }: Words): string {
  const known: Readonly<Record<string, string>> = faults;
  return known[code] ?? detail ?? faults.other;
}
