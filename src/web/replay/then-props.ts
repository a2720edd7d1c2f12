import type { Language } from '../../law/sentence.js';
import type { KnownThen } from './known-then.js';

/** What each part of the page is made from. */
export interface ThenProps {
  readonly known: KnownThen;
  readonly language: Language;
}
