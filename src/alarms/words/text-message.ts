/** One text message of GSM 03.38: what is longer is cut in pieces, and comes in pieces. */
export const LONGEST_TEXT = 160;

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each of these takes the place of two. */
const EXTENDED = new Set('^{}\\[]~|€');

/** What people write that the alphabet of phones has otherwise. */
const INSTEAD: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '`': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
};

/** In the alphabet of every phone; a sign that it lacks loses its accent, or is left out. */
export function inPhoneAlphabet(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((sign) => {
      const known = INSTEAD[sign] ?? sign;
      if (isSendable(known)) return known;
      const bare = known.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
      return isSendable(bare) ? bare : '';
    })
    .join('');
}

const isSendable = (text: string): boolean =>
  text !== '' && Array.from(text).every((sign) => BASIC.has(sign) || EXTENDED.has(sign));

/** In places of a text message. */
export function lengthOfText(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (EXTENDED.has(sign) ? 2 : 1), 0);
}

/** The first of them that fits into one message; else the last one, cut. @param fullest first, shortest last */
export function firstThatFits(fullest: readonly string[]): string {
  const texts = fullest.map(inPhoneAlphabet);
  const [fitting] = texts.filter((text) => lengthOfText(text) <= LONGEST_TEXT);
  return fitting ?? cut(texts.at(-1) ?? '');
}

function cut(text: string): string {
  let kept = '';
  for (const sign of text) {
    if (lengthOfText(kept + sign) > LONGEST_TEXT) break;
    kept += sign;
  }
  return kept;
}
