import { folded } from '../shared/folded-text.js';

/** Of one length: it does not tell how long the word is that stood there. */
export const BLACK = '█████';

/** A text in which these words stand nowhere, whatever the case and the accents. */
export function blackedOut(text: string, words: readonly string[]): string {
  const { text: plain, from } = folded(text);
  const isBlack = new Array<boolean>(text.length).fill(false);
  for (const wanted of words.map((word) => folded(word.trim()).text).filter((word) => word !== ''))
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1))
      isBlack.fill(true, from[at], endOf(at + wanted.length, from) ?? text.length);
  let shown = '';
  isBlack.forEach((black, at) => {
    if (!black) shown += text.charAt(at);
    else if (isBlack[at - 1] !== true) shown += BLACK;
  });
  return shown;
}

/** Where the sign begins that follows the letters before this one: one sign can be several letters (ﬁ), or none of its own. */
function endOf(next: number, from: readonly number[]): number | undefined {
  const last = from[next - 1] ?? 0;
  return from.slice(next).find((at) => at > last);
}

export const standsIn = (word: string, text: string): boolean =>
  folded(text).text.includes(folded(word.trim()).text);
