/** A text as people compare it: without case and accents. */
export interface FoldedText {
  readonly text: string;
  /** For each letter of it where that stands in the text itself. */
  readonly from: readonly number[];
}

export function folded(text: string): FoldedText {
  const from: number[] = [];
  let plain = '';
  let at = 0;
  for (const sign of text) {
    const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let n = 0; n < bare.length; n++) from.push(at);
    plain += bare;
    at += sign.length;
  }
  return { text: plain, from };
}
