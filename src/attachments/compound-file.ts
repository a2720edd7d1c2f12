import type { MediaType } from '../breach/domain/attachments.js';

/** Entries of a directory stand at multiples of this, and so do all pieces of a file. */
const ENTRY_BYTES = 128;

/** By the stream that each kind of document has and no other: installers are compound files too. */
const STREAMS: readonly (readonly [string, MediaType])[] = [
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];
const ENTRIES = STREAMS.map(([name, type]) => [Buffer.from(`${name}\0`, 'utf16le'), type] as const);

/** Which document of before 2007, or message of Outlook, it is ([MS-CFB] 2.6.1); nothing for any other compound file. */
export async function typeOfCompoundFile(content: AsyncIterable<Buffer>): Promise<MediaType | undefined> {
  for await (const piece of content)
    for (let at = 0; at < piece.length; at += ENTRY_BYTES) {
      const entry = ENTRIES.find(([name]) => piece.subarray(at, at + name.length).equals(name));
      if (entry !== undefined) return entry[1];
    }
  return undefined;
}
