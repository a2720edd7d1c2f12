import * as z from 'zod';
import { isLoopback } from '../outside/loopback.js';

/** What an answer means. `later`: the same message may go another time; `never`: it will be refused whenever it is tried. */
const MEANINGS = ['sent', 'later', 'never'] as const;

/** One that fits says what became of the message: of several the first. */
const answerRule = z.strictObject({
  /** The status itself, or a class of them. */
  status: z.union([z.int().min(100).max(599), z.enum(['2xx', '3xx', '4xx', '5xx'])]),
  /** What has to stand where in the answer, by JSON pointer. */
  where: z.record(z.string().startsWith('/'), z.union([z.string(), z.number(), z.boolean()])).optional(),
  means: z.enum(MEANINGS),
  /** As it is kept and shown; absent: by the status. */
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
});
export type AnswerRule = z.infer<typeof answerRule>;

const road = z.strictObject({
  /** https; a gateway on the same machine may be plain. */
  url: z.url().refine((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  }, 'must be https'),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string()),
  /** JSON; what stands in braces in its texts is filled in. */
  body: z.json(),
  /** By which the answer is understood; of what none fits see `meaningOf`. */
  answers: z.array(answerRule).min(1),
});
export type Road = z.infer<typeof road>;

/** How a gateway is asked to send a text or to make a call: written from its public pages. */
export const gateway = z.strictObject({
  name: z.string().min(1),
  /** Where that is described. */
  describedAt: z.array(z.url()).min(1),
  text: road.optional(),
  voice: road.optional(),
});

/** What is filled in: `{to}` is `+31…`, `{toPlain}` without its plus, `{toDialled}` with 00. */
export interface Filling {
  readonly to: string;
  readonly toPlain: string;
  readonly toDialled: string;
  readonly text: string;
  readonly id: string;
  readonly from: string;
  readonly secret: string;
  /** `nl-NL`, `en-GB`. */
  readonly locale: string;
}

export function fillingFor(
  to: string,
  rest: Pick<Filling, 'text' | 'id' | 'from' | 'secret' | 'locale'>,
): Filling {
  return { ...rest, to, toPlain: to.slice(1), toDialled: `00${to.slice(1)}` };
}

/** In each text of it, once: what is filled in is not filled in again. A name that is unknown stays as it is. */
export function filledIn<T>(value: T, filling: Filling): T {
  if (typeof value === 'string') {
    const known = new Map<string, string>(Object.entries(filling));
    return value.replaceAll(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole) as T;
  }
  if (Array.isArray(value)) return value.map((entry: unknown) => filledIn(entry, filling)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, filledIn(entry as unknown, filling)]),
  ) as T;
}
