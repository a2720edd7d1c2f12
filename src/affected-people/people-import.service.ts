import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Problem } from '../platform/http/problem.js';
import { InputPipe } from '../platform/http/validation.js';
import { Clock } from '../platform/time/clock.port.js';
import { Refusal } from '../shared/refusal.js';
import { AffectedPersonBody, personIn } from './affected-person.body.js';
import { refuseIncomplete, type AffectedPerson } from './affected-person.js';
import type { AffectedPeopleList, NamedPerson } from './affected-people.query.js';
import { sameNumber } from './client-numbers.js';
import { peopleInFile, textOfFile, type FaultInFile, type LineOfFile } from './people-file.js';

/** Faults of a file that are told at once; a file with more is wrong as a whole. */
const MOST_FAULTS_TOLD = 200;

export interface SentFile {
  /** What was pasted. */
  readonly csv?: string;
  /** The bytes of a file, in base64. */
  readonly file?: string;
}

export interface CheckedFile {
  readonly people: readonly NamedPerson[];
  readonly faults: readonly FaultInFile[];
}

/** Reads people out of a table: each line is checked as a person is that is added alone. */
@Injectable()
export class PeopleImport {
  private readonly input: InputPipe;

  constructor(clock: Clock) {
    this.input = new InputPipe(clock);
  }

  /** By itself: whether somebody stands on the list already is said by {@link repeatedOn}. @throws Refusal where nothing was sent */
  async read({ csv, file }: SentFile): Promise<CheckedFile> {
    const text = csv ?? (file === undefined ? undefined : textOfFile(Buffer.from(file, 'base64')));
    if (text === undefined || text.trim() === '')
      throw new Refusal('file-needed', 'Send a table, as text or as a file.', 'invalid', 'csv');
    const { lines = [], faults } = peopleInFile(text);
    const found: FaultInFile[] = [...faults];
    const people: NamedPerson[] = [];
    const numbers = new Set<string>();
    for (const line of lines) {
      if (found.length >= MOST_FAULTS_TOLD) break;
      const checked = await this.checked(line);
      if ('faults' in checked) {
        found.push(...checked.faults);
        continue;
      }
      const number = sameNumber(checked.person.clientNumber);
      if (number !== undefined && numbers.has(number)) found.push(fault(line, 'clientNumber', 'repeated'));
      if (number !== undefined) numbers.add(number);
      people.push({ id: newId(), person: checked.person, told: [] });
    }
    if (lines.length === 0 && found.length === 0) found.push({ line: 1, code: 'empty-file' });
    return { people, faults: inOrder(found).slice(0, MOST_FAULTS_TOLD) };
  }

  private async checked(
    line: LineOfFile,
  ): Promise<{ readonly person: AffectedPerson } | { readonly faults: readonly FaultInFile[] }> {
    try {
      const metadata = { type: 'body', metatype: AffectedPersonBody } as const;
      const person = personIn((await this.input.transform(line.body, metadata)) as AffectedPersonBody);
      refuseIncomplete(person);
      return { person };
    } catch (error) {
      if (error instanceof Refusal && error.field !== undefined)
        return { faults: [fault(line, error.field, error.code)] };
      if (!(error instanceof Problem) || error.errors === undefined) throw error;
      return {
        faults: error.errors.map(({ pointer, code }) =>
          fault(line, pointer.slice(1).replaceAll('/', '.'), code),
        ),
      };
    }
  }
}

/** Who of the file stands on the list already, by his client number: the file was sent before, or a part of it. */
export function repeatedOn({ people }: AffectedPeopleList, { people: read }: CheckedFile): number {
  const known = new Set(people.flatMap(({ person }) => sameNumber(person.clientNumber) ?? []));
  return read.filter(({ person }) => known.has(sameNumber(person.clientNumber) ?? '')).length;
}

function fault({ line, columns }: LineOfFile, field: string, code: string): FaultInFile {
  const column = columns.get(field);
  return { line, ...(column !== undefined && { column }), field, code };
}

const inOrder = (faults: readonly FaultInFile[]): readonly FaultInFile[] =>
  [...faults].sort((one, other) => one.line - other.line || (one.column ?? 0) - (other.column ?? 0));
