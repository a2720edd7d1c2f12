import type { CorrectionAnswer } from '../correction.answer.js';
import { moment } from '../../shared/moment.js';
import { onWall, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

type Change = CorrectionAnswer['changes'][number];

/** Of every correction what it was about, from what, to what, and why. */
export const correctionColumn: Column = told('Verbeteringen', 'corrections', ({ corrections }, words) =>
  corrections.map(({ statement, waiting, correctedAt, confirmBy, reason, changes }) =>
    [
      waiting
        ? `wacht op een tweede persoon${confirmBy ? ` (vóór ${onWall(confirmBy)})` : ''}`
        : correctedAt && onWall(correctedAt),
      [wordsOf(words, 'corrected')(statement), ...changes.map((change) => inWords(change, words))].join(', '),
      reason,
    ]
      .filter(Boolean)
      .join(': '),
  ),
);

function inWords({ field, from, to }: Change, words: RegisterWords): string {
  const name = wordsOf(words, 'correctedFields')(field);
  if (from === undefined && to === undefined) return `${name} in andere woorden`;
  const value = (said: readonly string[] | undefined): string =>
    said?.map((one) => valueInWords(field, one, words)).join(' en ') ?? 'niets';
  return `${name} van ${value(from)} naar ${value(to)}`;
}

function valueInWords(field: Change['field'], value: string, words: RegisterWords): string {
  if (field === 'at' || field.endsWith('At')) return onWall(moment(value));
  if (field === 'kind') return wordsOf(words, 'measureKinds')(value);
  if (field === 'means') return wordsOf(words, 'noticeMeans')(value);
  return wordsOf(words, 'booleans')(value);
}
