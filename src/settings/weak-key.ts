/** Of 32 random bytes some thirty differ; that only so many do happens to nobody. */
const FEW = 16;

/**
 * Whether somebody thought a key up: a byte or a pattern again and again, a count, or a text. Of random keys one in 10¹²
 * looks so.
 */
export function isWeak(key: Buffer): boolean {
  const steps = key.map((byte, index) => byte - (key[index - 1] ?? 0));
  const isText = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText || new Set(key).size <= FEW || new Set(steps.subarray(1)).size <= FEW;
}
