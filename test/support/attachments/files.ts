import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync, crc32 } from 'node:zlib';
import { ZipFile } from 'yazl';

/** Stands where a photo says where it was taken, and by whom. */
export const PLACE = 'Kwetterdijk 12, 52.5168N 6.0830E';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** Exif with an orientation and a place, in either order of bytes. */
export function exif(orientation: number, isLittle = true): Buffer {
  const tiff = Buffer.alloc(38);
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  // Maker (ASCII, elsewhere), orientation (SHORT, here).
  const entries = [
    [0x010f, 2, PLACE.length, 38],
    [0x0112, 3, 1, orientation],
  ] as const;
  entries.forEach(([tag, type, count, value], at) => {
    short(tag, 10 + 12 * at);
    short(type, 12 + 12 * at);
    long(count, 14 + 12 * at);
    if (type === 2) long(value, 18 + 12 * at);
    else short(value, 18 + 12 * at);
  });
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]);
}

/** One grey pixel (baseline). */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);

/** A photo as a telephone makes it: Exif, XMP, IPTC, a comment, and more behind its end. */
export function photo({ orientation = 6, isLittle = true } = {}): Buffer {
  const start = 2;
  const jfif = JPEG.readUInt16BE(start + 2) + 2 + start;
  return Buffer.concat([
    JPEG.subarray(0, jfif),
    segment(0xe1, exif(orientation, isLittle)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`)),
    segment(0xe2, Buffer.from(`ICC_PROFILE\0\u0001\u0001profile`, 'latin1')),
    segment(0xe2, Buffer.from(`MPF\0${PLACE}`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)),
    segment(0xfe, Buffer.from(PLACE)),
    JPEG.subarray(jfif),
    Buffer.from(`MotionPhoto ${PLACE}`),
  ]);
}
export const bareJpeg = JPEG;

const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
};
const checksum = (bytes: Buffer): number => crc32(bytes);

/** One red pixel, with texts and Exif. */
export function png(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Author\0${PLACE}`)),
    chunk('eXIf', exif(6).subarray(6)),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${PLACE}`)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(PLACE),
  ]);
}

const riff = (name: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, content, Buffer.alloc(content.length % 2)]);
};

export function webp(): Buffer {
  const flags = Buffer.from([0b0010_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const pixel = Buffer.from('LwAAAAAHEBERiIj+BwA=', 'base64');
  return riff(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP', 'latin1'),
      riff('VP8X', flags),
      riff('ICCP', Buffer.from('profile')),
      riff('VP8L', pixel),
      riff('EXIF', exif(6)),
      riff('XMP ', Buffer.from(PLACE)),
    ]),
  );
}

const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(all.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, all]);
};
const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16BE(value, 2 * at));
  return bytes;
};
const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at));
  return bytes;
};

/** What stands for the compressed picture of {@link heic}. */
export const PICTURE = Buffer.from('hevc picture data');

/** Boxes as an iPhone orders them: a picture, Exif and XMP, where each stands, and the data. */
export function heic(): Buffer {
  const items = [
    { type: 'hvc1', content: PICTURE },
    { type: 'Exif', content: Buffer.concat([u32(0), exif(6)]) },
    { type: 'mime', content: Buffer.from(`<x:xmpmeta>${PLACE}</x:xmpmeta>`) },
  ];
  const withData = (from: number): Buffer => {
    let at = from;
    const places = items.map(({ content }, n) => {
      const place = Buffer.concat([u16(n + 1, 0, 1), u32(at, content.length)]);
      at += content.length;
      return place;
    });
    const infos = items.map(({ type }, n) =>
      box('infe', u32(0x02000000), u16(n + 1, 0), Buffer.from(`${type}\0`, 'latin1')),
    );
    return Buffer.concat([
      box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
      box(
        'meta',
        u32(0),
        box('hdlr', u32(0, 0), Buffer.from('pict', 'latin1'), Buffer.alloc(13)),
        box('iinf', u32(0), u16(items.length), ...infos),
        box('iloc', u32(0), u16(0x4400, items.length), ...places),
      ),
      box('mdat', ...items.map(({ content }) => content)),
      box('mpvd', Buffer.from(PLACE)),
    ]);
  };
  const data = Buffer.concat(items.map(({ content }) => content));
  const before = withData(0).length - data.length - box('mpvd', Buffer.from(PLACE)).length;
  return withData(before);
}

/** An archive with these entries. */
export function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

export const docx = (
  kind = 'wordprocessingml.document',
  prefix = 'openxmlformats-officedocument',
): Promise<Buffer> =>
  zipOf({
    'word/document.xml': '<w:document/>',
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.${prefix}.${kind}.main+xml"/></Types>`,
  });

/** A compound file whose directory has a stream of this name. */
export function compoundFile(stream: string): Buffer {
  const file = Buffer.alloc(200 * 1024);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.write('Root Entry', 150 * 1024, 'utf16le');
  file.write(stream, 150 * 1024 + 128, 'utf16le');
  return file;
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
