import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { line, onWall, plain, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

type Mandate = RegisterEntryAnswer['mandates'][number];

/** From when until when it was given. */
export function periodOf({ givenAt, until }: Pick<Mandate, 'givenAt' | 'until'>): string {
  return `gegeven ${onWall(givenAt)}, ${until === undefined ? 'zonder einddatum' : `geldig tot ${onWall(until)}`}`;
}

function mandateInWords({ byRole, ended, ...period }: Mandate, words: RegisterWords): string {
  const role = wordsOf(words, 'roles');
  const how = { withdrawn: 'ingetrokken', replaced: 'vervangen door een ander mandaat' };
  return line(
    `${periodOf(period)} (door: ${role(byRole)})`,
    ended && `${how[ended.how]} ${onWall(ended.at)} (door: ${role(ended.byRole)})`,
  );
}

/** What the board let others decide, and how often and when somebody tried to reach it. */
export const boardColumns: readonly Column[] = [
  told('Bestuur: mandaten voor dit dossier', 'mandates', ({ mandates }, words) =>
    mandates.map((mandate) => mandateInWords(mandate, words)),
  ),
  plain('Bestuur: pogingen om het te bereiken', 'boardAttempts.count', (entry) => entry.boardAttempts?.count),
  plain('Bestuur: daarvan bereikt', 'boardAttempts.reached', (entry) => entry.boardAttempts?.reached),
  told('Bestuur: elke poging', 'boardAttempts.attempts', ({ boardAttempts }) =>
    boardAttempts?.attempts.map(
      ({ attemptedAt, reached }) => `${onWall(attemptedAt)} ${reached ? 'bereikt' : 'niet bereikt'}`,
    ),
  ),
];
