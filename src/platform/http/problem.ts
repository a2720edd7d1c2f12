import type { Json } from '../../shared/json.js';

/** One thing wrong with the input. Never holds the value that was sent. */
export interface InputFault {
  /** RFC 6901 pointer to the field; `''` is the whole. */
  readonly pointer: string;
  /** Where the pointer starts: the body unless said otherwise. */
  readonly in?: 'query' | 'path';
  readonly code: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly status: number;
  /** Stable and machine-readable, kebab-case; becomes `urn:lekwacht:problem:<code>`. */
  readonly code: string;
  /** Short summary of the kind of problem, the same for every occurrence. */
  readonly title: string;
  /** What is wrong this time, in plain words; nothing personal, no value that was sent. */
  readonly detail?: string;
  readonly errors?: readonly InputFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, e.g. `actualRevision`. */
  readonly extensions?: Readonly<Record<string, Json>>;
  readonly cause?: unknown;
  /** For the log alone: why exactly, one of a closed list; what helps only whoever tries his luck. */
  readonly reason?: string;
}

/** What of a problem is for people. */
export type SaidOfProblem = Pick<Problem, 'title' | 'detail' | 'errors'>;

export const PROBLEM_JSON = 'application/problem+json';

/** An answer to a request that cannot be honoured (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly InputFault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, Json>>;
  readonly reason: string | undefined;

  constructor(options: ProblemOptions) {
    super(`${options.status} ${options.code}`, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
    this.title = options.title;
    this.detail = options.detail;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.extensions = options.extensions ?? {};
    this.reason = options.reason;
  }

  /**
   * The problem details document.
   * @param requestId UUID, names this occurrence
   * @param said in another language
   */
  document(requestId: string, said: SaidOfProblem = this): Record<string, unknown> {
    return {
      ...this.extensions,
      type: `urn:lekwacht:problem:${this.code}`,
      title: said.title,
      status: this.status,
      code: this.code,
      ...(said.detail !== undefined && { detail: said.detail }),
      instance: `urn:uuid:${requestId}`,
      ...(said.errors !== undefined && { errors: said.errors }),
    };
  }
}

/** The input was understood, but it is not acceptable. */
export function invalidInput(errors: readonly InputFault[]): Problem {
  return new Problem({
    status: 422,
    code: 'invalid-input',
    title: 'The input is not valid',
    detail: 'See errors: each names a field and what is wrong with it.',
    errors,
  });
}
