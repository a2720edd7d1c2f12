import { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import type { MediaType } from '../breach/domain/attachments.js';
import { isText, looksLikeMail } from './plain-text.js';
import { typeOfCompoundFile } from './compound-file.js';

/** By which ends of its name each type is opened; the first is its own. What can run, macros too, is not among them. */
export const EXTENSIONS: Readonly<Record<MediaType, readonly [string, ...(readonly string[])]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.ms-outlook': ['msg'],
  'message/rfc822': ['eml'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
};

/**
 * What a file is, by what stands in it.
 * @param content begins anew at each call
 * @param name tells apart what is all text; of nothing else it is believed
 * @returns nothing where it is none of those that are taken
 */
export async function mediaTypeOf(
  content: () => AsyncIterable<Buffer>,
  name: string,
): Promise<MediaType | undefined> {
  const found = await fileTypeFromStream(Readable.from(content(), { objectMode: false }));
  if (found === undefined) return textType(content, name);
  if (found.mime === 'application/x-cfb') return typeOfCompoundFile(content());
  if (found.mime === 'image/heif') return 'image/heic';
  return isTaken(found.mime) ? found.mime : undefined;
}

/** The same name, with an end by which nothing opens it as something else than it is. */
export function nameFor(name: string, mediaType: MediaType): string {
  const [own] = EXTENSIONS[mediaType];
  return EXTENSIONS[mediaType].includes(extensionOf(name)) ? name : `${name}.${own}`;
}

async function textType(content: () => AsyncIterable<Buffer>, name: string): Promise<MediaType | undefined> {
  if (!(await isText(content()))) return undefined;
  const extension = extensionOf(name);
  if (extension === 'eml' && (await looksLikeMail(content()))) return 'message/rfc822';
  return extension === 'csv' ? 'text/csv' : 'text/plain';
}

const extensionOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';

const isTaken = (mime: string): mime is MediaType => Object.hasOwn(EXTENSIONS, mime);
