import * as z from 'zod';

/** One thing that is wrong in a document, and where: `fg.contact.email`, `promises[2].kind`. */
export interface DocumentProblem {
  readonly path: string;
  readonly message: string;
}

/** What was read, or everything that is wrong with it: nothing stops at the first. */
export interface ReadDocument<T> {
  readonly value?: T;
  readonly problems: readonly DocumentProblem[];
}

export function readDocument<T>(schema: z.ZodType<T>, document: unknown): ReadDocument<T> {
  const { success, data, error } = schema.safeParse(document, { error: inWords });
  return success ? { value: data, problems: [] } : { problems: error.issues.flatMap(problemsOf) };
}

/** An unknown key is named by its own path, not by that of the mapping it stands in. */
function problemsOf(issue: z.core.$ZodIssue): readonly DocumentProblem[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({ path: z.core.toDotPath(path), message: issue.message }));
}

const ASKED: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
  record: 'a mapping of keys',
};

/** For whoever writes a profile and knows YAML, not the words of a schema library. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code !== 'invalid_type') return undefined;
  return `must be ${ASKED[issue.expected] ?? issue.expected}, is ${kindOf(issue.input)}`;
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
