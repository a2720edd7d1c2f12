import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { howOften } from '../support/how-often.js';
import { play, steps, type Step } from '../support/arbitrary/arbitrary-breach.js';
import { COMMANDS, someone, type Asked } from '../support/arbitrary/arbitrary-commands.js';
import { CANARY } from '../support/breach/breach-commands.js';
import { Given } from '../support/breach/given-breach.js';

/** Texts that the generator gives; whatever else is a word of a list, an id or a moment. */
const TEXT = new RegExp(`${CANARY}|^(as it was|otherwise|not known|Voor mensen\\.|Anders gezegd\\.)$`);

/** The same command with texts that nobody gave before. */
function saidAnew(asked: Asked): { readonly command: Asked; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const anew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(anew);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anew(inner)]));
    if (typeof value !== 'string' || !TEXT.test(value)) return value;
    texts.push(`Nieuw ${texts.length}.`);
    return texts.at(-1);
  };
  return { command: anew(asked) as Asked, texts };
}

it('C3: whatever text is given with an act is recorded, or the act is refused', () => {
  fc.assert(
    fc.property(steps, fc.oneof(...Object.values(COMMANDS)), someone, (all, next, by) => {
      const before = play(all).end;
      const { command, texts } = saidAnew(next);
      const step: Step = { afterMinutes: 0, by, command };
      const { end, tries } = play([...all, step]);
      const outcome = tries.at(-1)?.outcome;
      if (!(outcome instanceof Given)) return;
      const recorded = JSON.stringify(end.history.slice(before.history.length).map(({ event }) => event));
      for (const text of texts) expect(recorded).toContain(text);
    }),
    { numRuns: howOften({ short: 500, long: 2_000 }) },
  );
});
