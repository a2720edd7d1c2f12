import { PhotoNotUnderstood, understood } from './photo-not-understood.js';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the flags of VP8X: that there is Exif, that there is XMP. */
const SAYS_METADATA = 0b0000_1100;
const HEAD = 12;

/** Chunks of a RIFF file, of which Exif, XMP and whatever is unknown go. */
export function webpWithoutMetadata(photo: Buffer): Buffer {
  return understood(() => {
    const isWebp = photo.toString('latin1', 0, 4) === 'RIFF' && photo.toString('latin1', 8, HEAD) === 'WEBP';
    const last = 8 + photo.readUInt32LE(4);
    if (!isWebp || last > photo.length + 1) throw new PhotoNotUnderstood();
    const kept: Buffer[] = [];
    for (let at = HEAD; at < Math.min(last, photo.length);) {
      const name = photo.toString('latin1', at, at + 4);
      const size = photo.readUInt32LE(at + 4);
      const end = at + 8 + size;
      if (end > photo.length) throw new PhotoNotUnderstood();
      const chunk = Buffer.concat([photo.subarray(at, end), Buffer.alloc(size % 2)]);
      if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~SAYS_METADATA, 8);
      if (KEPT.has(name)) kept.push(chunk);
      at = end + (size % 2);
    }
    const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
    const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content]);
  });
}
