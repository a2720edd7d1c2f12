import type { Claim } from '../domain/first-look.js';
import type { ClaimAnswer } from '../contract/clock.answer.js';

const MEANS = {
  nl: 'Zo staat het in de melding; nog niemand heeft ernaar gekeken. Klopt het, dan is dit de uiterste datum.',
  en: 'The report says so; nobody has looked at it yet. If it is right, this is the last date.',
};

/** What a report states of its own discovery, as a person reads it: a claim, and the worst case. */
export function claimed({ awareAt, dueAt }: Claim): ClaimAnswer {
  return { awareAt, dueAt, means: MEANS };
}
