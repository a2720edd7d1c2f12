import { PhotoNotUnderstood, understood } from './photo-not-understood.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What the picture is made of, and how its colours are meant. Everything else goes: eXIf, texts, the time, what is unknown. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs'],
]);
/** Around what a chunk holds: its length, its name and its checksum. */
const AROUND = 12;

export function pngWithoutMetadata(photo: Buffer): Buffer {
  return understood(() => {
    if (!photo.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new PhotoNotUnderstood();
    const kept: Buffer[] = [SIGNATURE];
    for (let at = SIGNATURE.length; ;) {
      const end = at + photo.readUInt32BE(at) + AROUND;
      const name = photo.toString('latin1', at + 4, at + 8);
      if (end > photo.length) throw new PhotoNotUnderstood();
      if (KEPT.has(name)) kept.push(photo.subarray(at, end));
      if (name === 'IEND') return Buffer.concat(kept);
      at = end;
    }
  });
}
