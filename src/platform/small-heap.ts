import { setFlagsFromString } from 'node:v8';

/**
 * Percent by which the heap may grow from one collection to the next. V8's own rule lets what is dead lie until there is several times
 * as much of it as of what lives: a desk that was asked for lists for a minute held 315 MB of which 100 lived (ADR 71).
 */
const HEAP_GROWS = 60;
/** The same while a long work makes much that is soon dead, for somewhat more of the processor. */
const HEAP_GROWS_LESS = 40;

let works = 0;

/** From here on, for as long as this process runs. */
export function boundHeap(): void {
  grown(works);
}

/**
 * Keeps the heap of this process small during a long work.
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
  setFlagsFromString(`--heap-growing-percent=${atWork > 0 ? HEAP_GROWS_LESS : HEAP_GROWS}`);
}
