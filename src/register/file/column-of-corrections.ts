import type { CorrectedField, CorrectionAnswer } from '../correction.answer.js';
import { moment } from '../../shared/moment.js';
import { line, onWall, told, wordsOf, type Column, type Within } from './column.js';
import type { CodeList, RegisterWords } from './register-words.js';

type Change = CorrectionAnswer['changes'][number];

export const REASON_IN_DOSSIER = 'reden staat in het dossier';

const LIST_OF: { readonly [F in CorrectedField]?: CodeList } = {
  kind: 'measureKinds',
  means: 'noticeMeans',
  role: 'organisationRoles',
  natures: 'natures',
  incidentType: 'incidentTypes',
  dataCategories: 'data',
  specialCategories: 'data',
  subjectGroups: 'subjectGroups',
  protection: 'protections',
  severity: 'severities',
  risk: 'risks',
  organisationConsequences: 'organisationConsequences',
  subjectConsequences: 'subjectConsequences',
};

/** Closed lists of what was corrected, from what to what. @param within where the API has statements with their changes */
export const correctedWithin = (within: string): Within => ({
  ...{ [`${within}.statement`]: 'corrected', [`${within}.changes.field`]: 'correctedFields' },
  ...{ [`${within}.about.notification`]: 'notificationKinds', [`${within}.about.matter`]: 'matterKinds' },
  ...Object.fromEntries(
    Object.entries({ ...LIST_OF, ongoing: 'booleans' as const }).map(([field, list]) => [
      `${within}.changes (${field})`,
      list,
    ]),
  ),
});

/** Of every correction what it was about, from what, to what, why, and who did it in which role. */
export const correctionColumn: Column = told(
  'Verbeteringen',
  'corrections',
  ({ corrections }, words) =>
    corrections.map((correction) => {
      const { waiting, correctedAt, confirmBy, reason, reasonIsPersonal, changes, overProvisional } =
        correction;
      const said = [
        waiting
          ? `wacht op een tweede persoon${confirmBy ? ` (vóór ${onWall(confirmBy)})` : ''}`
          : correctedAt && onWall(correctedAt),
        [
          statementInWords(correction, words),
          ...changes.map((change) =>
            overProvisional ? establishedInWords(change, words) : changeInWords(change, words),
          ),
        ].join(', '),
        reason ?? (reasonIsPersonal && REASON_IN_DOSSIER),
      ];
      return `${said.filter(Boolean).join(': ')}${by(correction, words)}`;
    }),
  { 'corrections.byRole, proposedByRole': 'roles', ...correctedWithin('corrections') },
);

export function statementInWords(
  { statement: said, about }: Pick<CorrectionAnswer, 'statement' | 'about'>,
  words: RegisterWords,
): string {
  const { notification, matter, measure, at } = about ?? {};
  const which = [
    notification && wordsOf(words, 'notificationKinds')(notification),
    matter && wordsOf(words, 'matterKinds')(matter),
    measure,
    at && `van ${onWall(at)}`,
  ];
  const told = which.filter(Boolean).join(' ');
  return `${wordsOf(words, 'corrected')(said)}${told && ` (${told})`}`;
}

function by({ byRole, proposedByRole, waiting }: CorrectionAnswer, words: RegisterWords): string {
  const role = wordsOf(words, 'roles');
  const parts =
    proposedByRole === undefined
      ? byRole && `door: ${role(byRole)}`
      : line(
          `voorgesteld door: ${role(proposedByRole)}`,
          !waiting && byRole !== undefined && `bevestigd door een ander: ${role(byRole)}`,
        );
  return parts ? ` (${parts})` : '';
}

/** Of a text, which has a column of its own. */
const OF_TEXT = { added: 'toegevoegd', reworded: 'in andere woorden', removed: 'weggehaald' };

export function changeInWords(change: Change, words: RegisterWords): string {
  const { field, from, to, text, was, wasRecordedAt } = change;
  const name = wordsOf(words, 'correctedFields')(field);
  if (text !== undefined) {
    const where =
      (was && ` (was: ${was})`) ??
      (wasRecordedAt && ` (de oude tekst staat in het dossier, tijdlijn ${onWall(wasRecordedAt)})`);
    return `${name} ${OF_TEXT[text]}${where ?? ''}`;
  }
  const value = (said: readonly string[] | undefined): string => {
    if (said === undefined) return field === 'role' ? 'door niemand vastgesteld' : 'niets';
    if (said.length === 0) return 'geen';
    return COUNTS.includes(field)
      ? counted(said)
      : said.map((one) => valueInWords(field, one, words)).join(' en ');
  };
  return `${name} van ${value(from)} naar ${value(to)}`;
}

/** Nobody had established what counted provisionally: that it is established now mends nothing. */
function establishedInWords(change: Change, words: RegisterWords): string {
  const { field, from = [], to = [] } = change;
  if (field !== 'awareAt') return changeInWords(change, words);
  const [was, is] = [from, to].map((said) => said.map((one) => valueInWords(field, one, words)).join());
  return `${wordsOf(words, 'correctedFields')(field)} vastgesteld: ${is} (voorlopig geteld: ${was})`;
}

const COUNTS: readonly CorrectedField[] = ['recordCount', 'subjectCount'];

/** At least so many, and at most so many where that is known. */
function counted([min = '', max]: readonly string[]): string {
  if (max === undefined) return `minstens ${min}`;
  return min === max ? min : `${min} tot ${max}`;
}

function valueInWords(field: CorrectedField, value: string, words: RegisterWords): string {
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return onWall(moment(value));
  return wordsOf(words, LIST_OF[field] ?? 'booleans')(value);
}
