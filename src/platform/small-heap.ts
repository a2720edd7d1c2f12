import { setFlagsFromString } from 'node:v8';

/**
 * Percent by which the heap may grow from one collection to the next while it is kept small; 0 is V8's own rule, which lets what is
 * dead lie until there is several times as much of it as of what lives.
 */
const HEAP_GROWS = 40;

let works = 0;

/**
 * Keeps the heap of this process small while a long work makes much that is soon dead, for somewhat more of the processor (ADR 71).
 * @returns ends it: to be called once
 */
export function keepHeapSmall(): () => void {
  grown(++works);
  return () => {
    grown(--works);
  };
}

/** V8 reads it whenever it has collected. */
function grown(atWork: number): void {
  setFlagsFromString(`--heap-growing-percent=${atWork > 0 ? HEAP_GROWS : 0}`);
}
