import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Attachment, MediaType } from '../breach/domain/attachments.js';
import type { Breach } from '../breach/domain/breach.js';
import { fold, type History } from '../breach/dossier/history.js';
import { revealed } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';
import { AttachmentRows } from './attachment-rows.js';
import { nameFor } from './media-type.js';
import { NoSuchAttachment } from './no-such-attachment.js';
import { cleanerOf } from './photos/without-metadata.js';
import { openedPieces } from './sealed-pieces.js';

/** A file as it leaves. */
export interface ShownFile {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly content: Readable;
}

/** Reads what stands in files: for whoever may, and for the scanner. */
@Injectable()
export class Attachments {
  constructor(private readonly rows: AttachmentRows) {}

  /**
   * As it is shown: a photo without what it says of place and camera.
   * @param history of a dossier that the asker may read
   * @param unscanned whether he asks for what no scanner has judged
   * @throws NoSuchAttachment, Refusal
   */
  async toShow(history: History, id: string, unscanned: boolean): Promise<ShownFile> {
    const attachment = attachmentIn(fold(history), id);
    refuseHarm(attachment, unscanned);
    const { mediaType } = attachment;
    const content = await this.contentOf(attachment);
    const clean = cleanerOf(mediaType);
    return {
      name: nameFor(revealed(attachment.name) ?? id, mediaType),
      mediaType,
      content: Readable.from(clean === undefined ? content : [clean(await buffer(content))], {
        objectMode: false,
      }),
    };
  }

  /** As it came in. @throws Refusal nothing of it can be read, or not all */
  async contentOf({ attachment, bytes, digest, fileKey }: Attachment): Promise<AsyncIterable<Buffer>> {
    const key = revealed(fileKey);
    if (key === undefined || !(await this.rows.isWhole(attachment, digest))) throw unreadable();
    return openedPieces(this.rows.piecesOf(attachment), { key: Buffer.from(key), attachment, bytes });
  }
}

/** @throws NoSuchAttachment */
function attachmentIn(breach: Breach | undefined, id: string): Attachment {
  const found = breach?.attachments.find(({ attachment }) => attachment === id.toLowerCase());
  if (found === undefined) throw new NoSuchAttachment();
  return found;
}

function refuseHarm({ scan, erasedBy }: Attachment, unscanned: boolean): void {
  if (erasedBy !== undefined) throw new Refusal('attachment-erased', 'This file was erased.');
  if (scan?.verdict === 'infected')
    throw new Refusal('attachment-infected', 'The scanner found something harmful in this file.');
  if (scan === undefined && !unscanned)
    throw new Refusal(
      'attachment-not-scanned',
      'No scanner has judged this file yet: ask for it with unscanned=true where you need it now.',
    );
}

const unreadable = (): Refusal =>
  new Refusal(
    'attachment-unreadable',
    'This file cannot be read: pieces of it are missing, or another database was put back.',
  );
