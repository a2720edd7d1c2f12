import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { line, onWall, plain, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

type Mandate = RegisterEntryAnswer['mandates'][number];
type Restriction = RegisterEntryAnswer['restrictions'][number];
type Attempt = NonNullable<RegisterEntryAnswer['boardAttempts']>['attempts'][number];
type EmergencyMandate = NonNullable<NonNullable<RegisterEntryAnswer['notifyAuthority']>['emergencyMandate']>;

/** From when until when it was given. */
export function periodOf({ givenAt, until }: Pick<Mandate, 'givenAt' | 'until'>): string {
  return `gegeven ${onWall(givenAt)}, ${until === undefined ? 'zonder einddatum' : `geldig tot ${onWall(until)}`}`;
}

/** Since when the emergency mandate was open, and when what had opened it was over. */
export function emergencyPeriodOf({ openedAt, closedAt }: EmergencyMandate): string {
  return `open vanaf ${onWall(openedAt)} ${closedAt === undefined ? '(wanneer het weer sloot, is niet vastgelegd)' : `tot ${onWall(closedAt)}`}`;
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
function restrictionInWords(
  { at, byRole, proposedByRole, open, refusesSomebody, ended }: Restriction,
  words: RegisterWords,
): string {
  const role = wordsOf(words, 'roles');
  const how = { lifted: 'opgeheven', replaced: 'vervangen door een andere afscherming' };
  return line(
    `${onWall(at)} (${line(proposedByRole && `voorgesteld door: ${role(proposedByRole)}`, `door: ${role(byRole)}`)})`,
    `alleen open voor genoemde mensen${open.map((one) => ` en ${wordsOf(words, 'supervisors')(one)}`).join('')}`,
    refusesSomebody && 'dicht voor een of meer mensen, wat hun functie ook is (wie staat in het dossier)',
    ended ? `${how[ended.how]} ${onWall(ended.at)} (door: ${role(ended.byRole)})` : 'niet opgeheven',
  );
}

/** That the dossier was shut to somebody, and that FG or board went in all the same. */
export const restrictionColumns: readonly Column[] = [
  told(
    'Dossier afgeschermd',
    'restrictions',
    ({ restrictions }, words) => restrictions.map((restriction) => restrictionInWords(restriction, words)),
    {
      'restrictions.byRole, proposedByRole, ended.byRole': 'roles',
      'restrictions.open': 'supervisors',
    },
  ),
  told(
    'Dossier afgeschermd: noodtoegang gebruikt',
    'emergencyWaysIn',
    ({ emergencyWaysIn }, words) =>
      emergencyWaysIn.map(
        ({ at, byRole, reason }) => `${onWall(at)} (door: ${wordsOf(words, 'roles')(byRole)}): ${reason}`,
      ),
    { 'emergencyWaysIn.byRole': 'roles' },
  ),
];

function attemptInWords({ attemptedAt, reached, recordedAt, byRole }: Attempt, words: RegisterWords): string {
  return line(
    `${onWall(attemptedAt)} ${reached ? 'bereikt' : 'niet bereikt'}`,
    byRole && `vastgelegd door: ${wordsOf(words, 'roles')(byRole)}`,
    recordedAt && `hoe en wie staat in het dossier (tijdlijn ${onWall(recordedAt)})`,
  );
}

export const boardColumns: readonly Column[] = [
  told(
    'Bestuur: mandaten voor dit dossier',
    'mandates',
    ({ mandates }, words) => mandates.map((mandate) => mandateInWords(mandate, words)),
    { 'mandates.byRole, ended.byRole': 'roles' },
  ),
  plain('Bestuur: pogingen om het te bereiken', 'boardAttempts.count', (entry) => entry.boardAttempts?.count),
  plain('Bestuur: daarvan bereikt', 'boardAttempts.reached', (entry) => entry.boardAttempts?.reached),
  told(
    'Bestuur: elke poging',
    'boardAttempts.attempts',
    ({ boardAttempts }, words) => boardAttempts?.attempts.map((attempt) => attemptInWords(attempt, words)),
    { 'boardAttempts.attempts.byRole': 'roles' },
  ),
];
