// Advice on 10,000 fact sets, in a process that has just started and once it is warm. Sets of which little is known
// cost most: every open fact is tried both ways.
import fc from 'fast-check';
import { advise } from '../src/law/advice/advise.js';
import { anyFacts, hardlyAnyFacts } from '../test/support/arbitrary/arbitrary-facts.js';

const SETS = 10_000;
const ROUNDS = 10;

for (const [name, arbitrary] of [
  ['about half of the facts known', anyFacts],
  ['one fact known, or none', hardlyAnyFacts],
] as const) {
  const sets = fc.sample(arbitrary, SETS);
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    for (const facts of sets) advise(facts);
    seconds.push((performance.now() - started) / 1_000);
  }
  const [first = Number.NaN] = seconds;
  console.log(
    `${SETS.toLocaleString('en')} sets, ${name}: first ${first.toFixed(2)} s, best of ${ROUNDS} ${Math.min(...seconds).toFixed(2)} s`,
  );
}
