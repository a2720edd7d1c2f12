import { revealed, type Personal } from '../../shared/personal.js';

/** What an answer in words says to a question that can be answered with yes or no. */
export type YesOrNo = 'yes' | 'no' | 'unknown';

const NO = /^(nee+n?|no)(?![\p{L}\p{N}])/u;
/** Other words by which people say no, where they say nothing more: "niet alleen in Nederland" is no "no". */
const NO_AS_A_WHOLE =
  /^(nein|niet|niemand|nergens|none|nvt|n\.?\s*v\.?\s*t\.?|niet van toepassing|geen( enkele?| anderen?)?( organisaties?| partijen| landen| toezichthouders?)?( betrokken)?|-|0)[.!]*$/u;
const NOT_YET_KNOWN =
  /^(geen|niet|nog|niemand|nergens|onbekend|onduidelijk|misschien|mogelijk|wellicht|weet|wordt|unknown|not|\?)/u;

/**
 * "Nee" in words is no "yes" because there is an answer. What begins neither way, such as the name of a country, says
 * yes; what was erased, or is still looked into, says nothing.
 */
export function yesOrNo(answer: string | Personal<string> | undefined): YesOrNo {
  const words = (typeof answer === 'object' ? revealed(answer) : answer)
    ?.trim()
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}?-]+/u, '');
  if (words === undefined || words === '') return 'unknown';
  if (NO.test(words) || NO_AS_A_WHOLE.test(words)) return 'no';
  return NOT_YET_KNOWN.test(words) ? 'unknown' : 'yes';
}
