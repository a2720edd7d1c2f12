import { PROBLEM_JSON } from './problem.js';

const text = (description: string): object => ({ type: 'string', description });

export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^urn:lekwacht:problem:[a-z0-9-]+$' },
    title: text('The kind of problem, in the language of the reader, as `detail` is.'),
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: text('The last part of the type: stable, for programs.'),
    detail: text('What is wrong this time, for people.'),
    instance: text('urn:uuid of the request; the log has it too.'),
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: text('JSON pointer (RFC 6901) to the field; empty: the whole.'),
          in: { type: 'string', enum: ['query', 'path'], description: 'Absent: the body.' },
          code: text('Stable, for programs.'),
          detail: text('For the person who sent it; never repeats the value.'),
        },
      },
    },
    roles: {
      type: 'array',
      description: 'Of `not-allowed`: who may do it.',
      items: { type: 'string' },
    },
    survivor: { type: 'string', format: 'uuid', description: 'Of `merged`: the dossier to go on in.' },
    faults: {
      type: 'array',
      description: 'Of `faults-in-file`: the first of them, by line and column from 1; no value of the file.',
      items: {
        type: 'object',
        required: ['line', 'code'],
        properties: {
          line: { type: 'integer', minimum: 1 },
          column: { type: 'integer', minimum: 1, description: 'Absent: the whole line.' },
          field: text('Field of the body that the column is.'),
          code: text('Stable, for programs.'),
        },
      },
    },
    people: {
      type: 'array',
      description: 'Of `not-to-be-told`: who of the people that were named may not be told, and why.',
      items: {
        type: 'object',
        required: ['id', 'why'],
        properties: {
          id: { type: 'string', format: 'uuid', description: 'Of the row on the list.' },
          why: text('As `whyNot` on the list, or `not-by-these-means`.'),
        },
      },
    },
    actualRevision: { type: 'integer', description: 'Of `revision-mismatch`: the revision there is now.' },
    duties: {
      type: 'string',
      description: 'Of `duties-open`: duties that are still to be done, separated by a comma and a space.',
    },
    progress: {
      type: 'object',
      description: 'Of `list-being-built`: how far it has come.',
      required: ['share'],
      properties: { share: { type: 'number', minimum: 0, maximum: 1 } },
    },
    incident: { type: 'string', format: 'uuid', description: 'Of `unexpected`: its number in the log.' },
    checks: {
      type: 'array',
      description: 'Of `not-ready`: how each check stands.',
      items: { $ref: '#/components/schemas/CheckAnswer' },
    },
  },
};

/** What every kind of problem has in common, said once; {@link problemsOf} says which an operation can have. */
const PROBLEMS: Readonly<Record<number, { readonly says: string; readonly header?: string }>> = {
  400: { says: 'The request cannot be read, or a header that it needs is missing or wrong.' },
  401: {
    says: 'There is no token, it is not accepted, or the act needs a more recent proof of who it is (RFC 9470).',
    header: 'WWW-Authenticate',
  },
  403: { says: 'Not in this role.' },
  404: { says: 'There is nothing here, or nothing that this person may know of.' },
  406: { says: 'Not in a form that the reader accepts.' },
  409: { says: 'The rules of the desk say no, as the dossier stands.' },
  412: { says: 'Somebody else acted on the dossier since it was read.', header: 'ETag' },
  413: { says: 'The body is too large.' },
  414: { says: 'A part of the URL is too long.' },
  415: { says: 'The body is not application/json.' },
  422: { says: 'The input was read and is not acceptable: `errors` says what and where.' },
  429: { says: 'Too many at once: wait, and send it again.', header: 'Retry-After' },
  428: { says: 'The header If-Match is missing.' },
  500: { says: 'Something went wrong here; the log has it under the number of the incident.' },
  503: { says: 'Not at the moment: it is safe to send the same again.', header: 'Retry-After' },
};

/** Named by status, such as `Problem404`. */
export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, { says, header }]) => [
    `Problem${status}`,
    {
      description: says,
      headers: referencesTo('API-Version', ...(header === undefined ? [] : [header])),
      content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

type ReferredResponses = Readonly<Record<string, { readonly $ref: string }>>;

/** What of an operation tells how it can fail. */
export interface Fallible {
  readonly headers: readonly string[];
  readonly hasPathParameters: boolean;
  readonly hasBody: boolean;
  readonly needsToken: boolean;
  /** It can be had in several media types. */
  readonly isNegotiated: boolean;
}

/** The problems that an operation of this form can answer with, by status. */
export function problemsOf({
  headers,
  hasPathParameters,
  hasBody,
  needsToken,
  isNegotiated,
}: Fallible): ReferredResponses {
  const isAct = headers.includes('Idempotency-Key');
  const statuses = [
    ...[400, 422, 500, 503],
    ...(needsToken ? [401, 403] : []),
    ...(hasPathParameters ? [404, 414] : []),
    ...(hasBody ? [413, 415] : []),
    ...(isNegotiated ? [406] : []),
    ...(isAct ? [409] : []),
    ...(headers.includes('If-Match') ? [412, 428] : []),
  ];
  return Object.fromEntries(statuses.map((status) => [status, problemResponse(status)]));
}

export function problemResponse(status: number | string): { readonly $ref: string } {
  return { $ref: `#/components/responses/Problem${status}` };
}

export function referencesTo(...headers: readonly string[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
