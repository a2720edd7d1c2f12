import type { Problem } from './problem.js';

/** Turns an error of the domain or of the infrastructure into an answer; `undefined` when it is not its kind. */
export type ProblemMapping = (error: unknown) => Problem | undefined;

/** Injection token of the list of mappings; the first that answers counts. Provided by the composition root. */
export const PROBLEM_MAPPINGS = Symbol('problem mappings');
