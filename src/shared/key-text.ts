const KEY_BYTES = 32;

/**
 * The 32 bytes of a key that is written down in base64, nothing where it is anything else: `Buffer` alone skips what it cannot
 * read, and a key with rubbish in it would be another key than the one its owner keeps.
 */
export function keyIn(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES && bytes.toString('base64') === text ? bytes : undefined;
}
