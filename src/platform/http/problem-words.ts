import type { Problem, SaidOfProblem } from './problem.js';

export const PROBLEM_WORDS = Symbol('problem words');

/** Problems in the language of the country; in English they say themselves. */
export interface ProblemWords {
  readonly language: string;
  said(problem: Problem): SaidOfProblem;
}
