import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

export const PROBLEM_PAGE = Symbol('problem page');

/** Shows a problem to a person with a browser; `false` where it is to be answered as data. */
export type ProblemPage = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => boolean;
