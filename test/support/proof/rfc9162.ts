import { hash } from 'node:crypto';

const node = (left: Buffer, right: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.of(1), left, right]), 'buffer');
export const leafOf = (entry: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.of(0), entry]), 'buffer');

/** RFC 9162, section 2.1.3.2, word for word. @returns the root that the path leads to; nothing where it leads nowhere */
export function rootByInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  let [fn, sn, r] = [BigInt(index), BigInt(size) - 1n, leaf];
  for (const p of path) {
    if (sn === 0n) return undefined;
    if ((fn & 1n) === 1n || fn === sn) {
      r = node(p, r);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else r = node(r, p);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? r : undefined;
}

/** RFC 9162, section 2.1.4.2. */
export function isConsistent(
  first: { readonly size: number; readonly root: Buffer },
  second: { readonly size: number; readonly root: Buffer },
  given: readonly Buffer[],
): boolean {
  if (first.size === second.size) return given.length === 0 && first.root.equals(second.root);
  const isWhole = (first.size & (first.size - 1)) === 0;
  const [start, ...path] = isWhole ? [first.root, ...given] : given;
  if (start === undefined) return false;
  let [fn, sn] = [BigInt(first.size) - 1n, BigInt(second.size) - 1n];
  while ((fn & 1n) === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [fr, sr] = [start, start];
  for (const c of path) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      [fr, sr] = [node(c, fr), node(c, sr)];
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else sr = node(sr, c);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(first.root) && sr.equals(second.root);
}
