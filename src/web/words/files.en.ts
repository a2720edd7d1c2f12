import type { Words } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const files: Words['files'] = {
  title: (reference) => `Files: ${reference}`,
  section: 'Files',
  none: 'There are no files.',
  manage: 'Add or download files',
  intro:
    'What stands here lies encrypted beside the dossier. Only handlers and the DPO can download it. That you do so is recorded.',
  photos:
    'A photo is downloaded without where and when it was taken, and with which camera. A PDF, a document or a mail keeps everything.',
  add: 'Add a file',
  file: 'File',
  fileHint: 'PDF, photo, document, mail or text, up to 20 MB. Ten files in a dossier.',
  description: 'What is it?',
  descriptionHint: 'May be left empty.',
  submit: 'Add',
  again: 'Choose the file again: a page cannot remember it.',
  added: 'The file was added.',
  addedUnscanned: 'It is still being checked for harmful content. You need not wait for that.',
  full: 'There are ten files in this dossier already. It takes no more.',
  from: { reporter: 'from the reporter', organisation: 'from us' },
  at: (at, from) => `${at}, ${from}`,
  download: (name) => `Download ${name}`,
  downloadAnyway: (name) => `Download ${name} all the same`,
  notScanned: 'Not checked yet',
  notScannedHint:
    'Nobody knows yet whether this file can do harm. Do you need it now? Open it only on a computer where that is allowed.',
  verdicts: { clean: 'Nothing harmful found', infected: 'Harmful: cannot be downloaded' },
  found: (signature) => `Found: ${signature}`,
  erased: (revision) => say`Erased, see entry ${revision} of the time line`,
  types: {
    'application/pdf': 'PDF',
    'image/jpeg': 'photo (JPEG)',
    'image/png': 'picture (PNG)',
    'image/webp': 'picture (WebP)',
    'image/heic': 'photo (HEIC)',
    'application/msword': 'Word document',
    'application/vnd.ms-excel': 'Excel sheet',
    'application/vnd.ms-powerpoint': 'PowerPoint presentation',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint presentation',
    'application/vnd.oasis.opendocument.text': 'document (OpenDocument)',
    'application/vnd.oasis.opendocument.spreadsheet': 'sheet (OpenDocument)',
    'application/vnd.oasis.opendocument.presentation': 'presentation (OpenDocument)',
    'application/vnd.ms-outlook': 'Outlook mail',
    'message/rfc822': 'mail',
    'text/csv': 'table (CSV)',
    'text/plain': 'text',
  },
};
