import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidInput, type InputFault } from './problem.js';
import { pointerTo } from './json-pointer.js';

/** Levels of objects and lists a body may have; far more than any of ours has. */
const DEEPEST = 16;

// With the u flag a surrogate matches only where it stands alone.
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Refuses what no store keeps (U+0000, halves of surrogate pairs), in values and keys, in body, query and path,
 * before anything else looks at the input.
 */
export function refuseUnstorableText(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const fault = request.is404 ? undefined : firstFault(request);
    done(fault === undefined ? undefined : invalidInput([fault]));
  });
}

/** The same of a body that comes as a stream. @throws Problem 422 */
export function refuseUnstorable(body: object): void {
  const fault = faultIn(body, []);
  if (fault !== undefined) throw invalidInput([fault]);
}

function firstFault(request: FastifyRequest): InputFault | undefined {
  const inQuery = faultIn(request.query, []);
  if (inQuery !== undefined) return { ...inQuery, in: 'query' };
  const inPath = faultIn(request.params, []);
  if (inPath !== undefined) return { ...inPath, in: 'path' };
  return faultIn(request.body, []);
}

function faultIn(value: unknown, path: readonly string[]): InputFault | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : notStorable(path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= DEEPEST)
    return {
      pointer: pointerTo(path),
      code: 'nested-too-deeply',
      detail: `At most ${DEEPEST} levels are read.`,
    };
  for (const [key, entry] of Object.entries(value)) {
    if (!isStorable(key)) return notStorable(path);
    // A key such as "constructor" is found on every object and so passes the check for unknown fields.
    if (key in Object.prototype)
      return {
        pointer: pointerTo([...path, key]),
        code: 'unknown-field',
        detail: 'This field does not exist.',
      };
    const fault = faultIn(entry, [...path, key]);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !LONE_SURROGATE.test(text);
}

function notStorable(path: readonly string[]): InputFault {
  return {
    pointer: pointerTo(path),
    code: 'text-not-storable',
    detail: 'The text holds the character U+0000 or half of a surrogate pair; remove it.',
  };
}
