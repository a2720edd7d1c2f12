import type { nl } from './nl.js';

/** The words of one language: whatever Dutch has, with the same shape. A missing word does not compile. */
export type Words = Wide<typeof nl>;

/** The same words in another language: every text is there, and every sentence takes the same. */
export type Wide<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [K in keyof T]: Wide<T[K]> };
