/** How much of the first leaf names a log: 8 hexadecimal digits. */
const NAMED_BY = 8;

/**
 * What a log calls itself in its checkpoints, once and for all: where it began, the beginning of its first leaf, and its part.
 * @param publicUrl of the desk; absent in development
 */
export function firstOrigin(publicUrl: string | undefined, firstLeaf: Buffer): string {
  const host = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
  return `${host}/lekwacht/${firstLeaf.toString('hex').slice(0, NAMED_BY)}/1`;
}

/** Which part of the log: 1, until it lost its end and was opened anew. @returns 0 for what is no origin of ours */
export function partOf(origin: string): number {
  return Number(/\/([1-9]\d{0,8})$/.exec(origin)?.[1] ?? 0);
}

export function originOfNextPart(origin: string): string {
  return origin.replace(/\d+$/, String(partOf(origin) + 1));
}
