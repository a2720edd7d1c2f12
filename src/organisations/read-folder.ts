import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { DocumentProblem, ReadDocument } from './read-document.js';

/** The path is empty for the file as a whole, the file for the folder as a whole. */
export interface FileProblem extends DocumentProblem {
  /** File name within the folder. */
  readonly file: string;
}

/** Lekwacht does not start with documents that cannot be trusted: all that is wrong, in all files at once. */
export class InvalidDocuments extends Error {
  override readonly name = 'InvalidDocuments';
  constructor(
    what: string,
    folder: string,
    readonly problems: readonly FileProblem[],
  ) {
    const lines = problems.map(
      ({ file, path, message }) => `  ${[file, path, message].filter(Boolean).join(': ')}`,
    );
    super(`The ${what} in ${folder} are not valid:\n${lines.join('\n')}`);
  }
}

/**
 * Reads every `<name>.yaml` of a folder.
 * @param called how a file has to be called, e.g. `a profile is called <slug>.yaml`
 */
export async function readFolder<T>(
  folder: string,
  called: string,
  read: (document: unknown, name: string) => ReadDocument<T>,
): Promise<{ readonly values: readonly T[]; readonly problems: readonly FileProblem[] }> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { values: [], problems: [{ file: '', path: '', message: `cannot be read: ${reason}` }] };
  }
  // What is quietly skipped is missed when it is needed most.
  const problems = names
    .filter((name) => /\.(yml|json)$/i.test(name))
    .map((file) => ({ file, path: '', message: `would not be read: ${called}` }));
  const values: T[] = [];
  for (const file of names.filter((name) => name.endsWith('.yaml'))) {
    const source = await readFile(join(folder, file), 'utf8');
    const found = readSource(source, (document) => read(document, file.replace(/\.yaml$/, '')));
    problems.push(...found.problems.map((problem) => ({ file, ...problem })));
    if (found.value !== undefined) values.push(found.value);
  }
  return { values, problems };
}

function readSource<T>(source: string, read: (document: unknown) => ReadDocument<T>): ReadDocument<T> {
  const document = parseDocument(source, { prettyErrors: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length === 0) return read(document.toJS());
  return {
    problems: faults.map(({ message }) => ({ path: '', message: message.split('\n')[0] ?? message })),
  };
}
