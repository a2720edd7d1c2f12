import type { Words } from './shape.js';

/** What is wrong and what to do now. @param code of a refusal, of a fault in a field or of a problem */
export function refusalInWords(code: string, { refusals }: Words): string {
  return Object.hasOwn(refusals, code) ? refusals[code as keyof Words['refusals']] : refusals.other;
}
