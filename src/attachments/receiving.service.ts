import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v7 as newId } from 'uuid';
import { ActOnBreach, type ActResult, type AskedAct } from '../breach/acts/act-on-breach.command.js';
import { refuseTooMany, type MediaType } from '../breach/domain/attachments.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import {
  IdempotencyKeyReused,
  NoSuchDossier,
  NotAllowed,
  RevisionMismatch,
  TooMuchContention,
} from '../breach/dossier/dossier-errors.js';
import { fold, type History } from '../breach/dossier/history.js';
import { invalidInput, Problem } from '../platform/http/problem.js';
import type { Upload } from '../platform/http/upload.js';
import { Log } from '../platform/log/log.js';
import { personal } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';
import { AttachmentFields } from './attachment-fields.js';
import { AttachmentRows } from './attachment-rows.js';
import { fileName } from './file-name.js';
import { mediaTypeOf } from './media-type.js';
import { cleanerOf } from './photos/without-metadata.js';
import { PhotoNotUnderstood } from './photos/photo-not-understood.js';
import { DigestOfPieces, openedPieces, sealedPieces, type SealedPiece } from './sealed-pieces.js';

const WRITTEN_AT_ONCE = 16;

/** The dossier said no: nothing was recorded. */
const isRefused = (error: unknown): boolean =>
  [Refusal, RevisionMismatch, IdempotencyKeyReused, TooMuchContention, NotAllowed, NoSuchDossier].some(
    (kind) => error instanceof kind,
  );

export interface ReceivedAttachment extends ActResult {
  readonly attachment: string;
}

interface Stored {
  readonly attachment: string;
  readonly key: Buffer;
  readonly bytes: number;
  /** Over what lies there. */
  readonly digest: string;
  /** Over what was sent: it tells a repeat from another file, and is kept nowhere. */
  readonly plainDigest: string;
}

/**
 * Takes a file in: its pieces lie in the database, sealed, before the event that makes it count is recorded (ADR 47). So nothing
 * that was answered is lost, nothing that broke off is left, and what a killed process leaves cannot be read by anybody: its key
 * was in memory only.
 */
@Injectable()
export class Receiving {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly rows: AttachmentRows,
    private readonly fields: AttachmentFields,
    private readonly commands: CommandBus,
    private readonly log: Log,
  ) {}

  /**
   * @param history of a dossier to which the asker may add a file
   * @throws as `ActOnBreach` does; Problem 415, 422 and those of the upload: then nothing of it is kept
   */
  async receive(asked: AskedAct, history: History, upload: Upload): Promise<ReceivedAttachment> {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const isRepeat = history.some(({ metadata }) => metadata.commandId === asked.commandId);
    if (!isRepeat) refuseTooMany(breach);
    const { description } = await this.fields.of(upload);
    const name = fileName(upload.name);
    if (name === undefined)
      throw invalidInput([{ pointer: '/file', code: 'name-missing', detail: 'The file needs a name.' }]);
    const attachment = newId();
    await this.rows.begin(attachment, breach.id);
    let isAsked = false;
    try {
      const stored = await this.store(attachment, upload.content);
      const mediaType = await this.typeOf(stored, name);
      const { digest, bytes, key, plainDigest } = stored;
      isAsked = true;
      const content = { name, ...upload.fields, content: plainDigest };
      const result = await this.commands.execute(
        new ActOnBreach(
          { ...asked, content },
          {
            ...{ type: 'ReceiveAttachment', attachment, mediaType, bytes, digest },
            name: personal('dossier', name),
            ...(description && { description }),
            fileKey: personal('dossier', [...key]),
          },
        ),
      );
      return await this.settled(result, asked.commandId, attachment);
    } catch (error) {
      // Of anything else nobody knows whether it was recorded: the log will tell.
      if (!isAsked || isRefused(error)) await this.forget(attachment);
      throw error;
    }
  }

  private async store(attachment: string, content: AsyncIterable<Buffer>): Promise<Stored> {
    const key = randomBytes(32);
    const digest = new DigestOfPieces();
    const plain = createHash('sha256');
    let bytes = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const chunk of content) {
        bytes += chunk.length;
        plain.update(chunk);
        yield chunk;
      }
      if (bytes === 0)
        throw invalidInput([{ pointer: '/file', code: 'nothing-in-file', detail: 'It is empty.' }]);
    }
    let waiting: SealedPiece[] = [];
    for await (const piece of sealedPieces(counted(), key, attachment)) {
      digest.add(piece);
      waiting.push(piece);
      if (waiting.length < WRITTEN_AT_ONCE) continue;
      await this.rows.add(attachment, waiting);
      waiting = [];
    }
    await this.rows.add(attachment, waiting);
    return { attachment, key, bytes, digest: digest.hex(), plainDigest: plain.digest('hex') };
  }

  /** Read anew from where it lies, so that it is known to open. */
  private async typeOf({ attachment, key, bytes }: Stored, name: string): Promise<MediaType> {
    const content = (): AsyncIterable<Buffer> =>
      openedPieces(this.rows.piecesOf(attachment), { key, attachment, bytes });
    const mediaType = await mediaTypeOf(content, name);
    if (mediaType === undefined)
      throw new Problem({
        ...{ status: 415, code: 'type-not-taken', title: 'Files of this type are not taken' },
        detail: 'PDF, photos (JPEG, PNG, WebP, HEIC), documents of an office, mails and plain text are.',
      });
    try {
      cleanerOf(mediaType)?.(await buffer(content()));
    } catch (error) {
      if (!(error instanceof PhotoNotUnderstood)) throw error;
      throw new Problem({
        ...{ status: 415, code: 'photo-not-understood', title: 'This photo is damaged' },
        detail: 'What it says of place and camera cannot be taken out of it: send another copy.',
      });
    }
    return mediaType;
  }

  /** A repeat brings the same file again, under an id of its own: the first one counts. */
  private async settled(
    result: ActResult,
    commandId: string,
    attachment: string,
  ): Promise<ReceivedAttachment> {
    const history = await this.dossiers.sealedHistory(result.id);
    const recorded = history.flatMap(({ event, metadata }) =>
      event.type === 'AttachmentReceived' && metadata.commandId === commandId ? [event.data.attachment] : [],
    )[0];
    if (recorded === undefined) throw new Error('a file was recorded and is not there');
    if (recorded === attachment) await this.rows.markRecorded(attachment);
    else await this.forget(attachment);
    return { ...result, attachment: recorded };
  }

  /** Where this fails too, the sweep does it. */
  private async forget(attachment: string): Promise<void> {
    try {
      await this.rows.remove([attachment]);
    } catch (error) {
      this.log.error('an upload that broke off is removed later', error, { attachment });
    }
  }
}
