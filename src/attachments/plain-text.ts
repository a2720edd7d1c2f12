/** In no text: control characters other than those that lay it out. */
const CONTROL = tableOf((byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f);
/** Of Windows-1252, in which whoever does not write UTF-8 here writes: what stands for no character. */
const NO_CHARACTER = tableOf((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));

/** Whether all of it can be read: no type says so of itself, so nothing else may stand in it. */
export async function isText(content: AsyncIterable<Buffer>): Promise<boolean> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let [isUtf8, isWindows] = [true, true];
  for await (const piece of content) {
    if (hasOne(piece, CONTROL)) return false;
    isUtf8 &&= decodes(utf8, piece, true);
    isWindows &&= !hasOne(piece, NO_CHARACTER);
    if (!isUtf8 && !isWindows) return false;
  }
  return isWindows || (isUtf8 && decodes(utf8, Buffer.of(), false));
}

function decodes(decoder: TextDecoder, piece: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(piece, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Looked up and not computed: twenty million times for a large file. */
function tableOf(isIn: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (isIn(byte) ? 1 : 0));
}

function hasOne(piece: Buffer, table: Uint8Array): boolean {
  for (const byte of piece) if (table[byte] === 1) return true;
  return false;
}

/** Begins with a header of RFC 5322. */
export async function looksLikeMail(content: AsyncIterable<Buffer>): Promise<boolean> {
  for await (const piece of content) return /^[!-9;-~]+: /.test(piece.toString('latin1', 0, 200));
  return false;
}
