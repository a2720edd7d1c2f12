import type { BreachFacts } from '../../src/law/advice/breach-facts.js';

/**
 * Published cases whose outcome an authority or a guideline states, in our own words. Each was entered as facts before
 * anybody looked at the answer. Where sources are second-hand (summaries of decisions), so are the facts.
 */
export interface AuthorityCase {
  readonly case: string;
  readonly source: string;
  /** Notify the authority / tell the people, as published; `?` where the source does not say. */
  readonly published: string;
  /** What the published story tells, filled in as a breach handler would. */
  readonly full: BreachFacts;
  /** The same by somebody in a hurry: most fields left out. */
  readonly hurried: BreachFacts;
  /** Where we knowingly answer something else: what, and why. */
  readonly ours?: { readonly full?: string; readonly hurried?: string; readonly because: string };
}
