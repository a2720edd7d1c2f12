import { keepHeapSmall } from '../small-heap.js';

/** Lists of this process that catch up at the same time share its memory (ADR 71). */
export class CatchUps {
  #underWay = 0;
  #endSmallHeap: (() => void) | undefined;

  /**
   * From the moment that two are under way until the last of them is done the heap is kept small. One that is alone from the beginning
   * keeps to its heap: `npm run rebuild`.
   * @returns ends it: to be called once
   */
  begin(): () => void {
    if (++this.#underWay > 1) this.#endSmallHeap ??= keepHeapSmall();
    return () => {
      if (--this.#underWay > 0) return;
      this.#endSmallHeap?.();
      this.#endSmallHeap = undefined;
    };
  }
}
