/**
 * All texts that a row holds, one after the other, to be searched. A text is more than one word: codes, ids and moments
 * have no blank in them. What is personal is not in a row, so nothing of it is in these.
 */
export function textsIn(row: object): string {
  const texts = new Set<string>();
  collect(row, texts);
  return [...texts].join('\n');
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes(' ')) into.add(value);
  } else if (value !== null && typeof value === 'object') {
    for (const name of Object.keys(value)) collect((value as Record<string, unknown>)[name], into);
  }
}
