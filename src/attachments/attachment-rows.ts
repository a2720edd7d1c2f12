import { Injectable } from '@nestjs/common';
import { Postgres } from '../platform/postgres/postgres.port.js';
import type { SealedPiece } from './sealed-pieces.js';

/** What no event names for so long is of an upload that broke off. An upload itself may take ten minutes. */
const GIVEN_UP_AFTER = '1 hour';
/** A scanner that could not judge a file is asked again. */
const ASKED_AGAIN_AFTER = '5 minutes';
const READ_AT_ONCE = 16;
const SCANNED_AT_ONCE = 20;

export interface AttachmentRow {
  readonly attachment: string;
  readonly dossier: string;
}

/** The pieces of all files. The log decides which files there are: an upload lies here before its event is recorded (ADR 47). */
@Injectable()
export class AttachmentRows {
  constructor(private readonly postgres: Postgres) {}

  async begin(attachment: string, dossier: string): Promise<void> {
    await this.postgres.query({
      name: 'attachments-begin',
      text: 'insert into attachments (attachment, dossier) values ($1, $2)',
      values: [attachment, dossier],
    });
  }

  /** Durable when it returns. */
  async add(attachment: string, pieces: readonly SealedPiece[]): Promise<void> {
    await this.postgres.query({
      name: 'attachment-pieces-add',
      text: `insert into attachment_pieces (attachment, number, box)
             select $1, number, box from unnest($2::int[], $3::bytea[]) as piece (number, box)`,
      values: [attachment, pieces.map(({ number }) => number), pieces.map(({ box }) => box)],
    });
  }

  /** In their order, some at a time. */
  async *piecesOf(attachment: string): AsyncGenerator<SealedPiece> {
    for (let from = 0; ; from += READ_AT_ONCE) {
      const { rows } = await this.postgres.query<SealedPiece>({
        name: 'attachment-pieces-of',
        text: `select number, box from attachment_pieces
               where attachment = $1 and number >= $2 order by number limit $3`,
        values: [attachment, from, READ_AT_ONCE],
      });
      yield* rows;
      if (rows.length < READ_AT_ONCE) return;
    }
  }

  /** Whether these are the pieces that the log tells of. @param digest SHA-256 (hex) over their boxes */
  async isWhole(attachment: string, digest: string): Promise<boolean> {
    const { rows } = await this.postgres.query<{ digest: string | null }>({
      name: 'attachment-digest',
      text: `select encode(sha256(string_agg(box, ''::bytea order by number)), 'hex') as digest
             from attachment_pieces where attachment = $1`,
      values: [attachment],
    });
    return rows[0]?.digest === digest;
  }

  async markRecorded(attachment: string): Promise<void> {
    await this.postgres.query({
      text: 'update attachments set is_recorded = true where attachment = $1',
      values: [attachment],
    });
  }

  async markScanned(attachment: string): Promise<void> {
    await this.postgres.query({
      text: 'update attachments set is_scanned = true where attachment = $1',
      values: [attachment],
    });
  }

  /** With all pieces. */
  async remove(attachments: readonly string[]): Promise<void> {
    await this.postgres.query({
      text: 'delete from attachments where attachment = any($1::uuid[])',
      values: [attachments],
    });
  }

  /** What came in and no event was seen of yet. */
  async notRecorded(): Promise<readonly (AttachmentRow & { readonly given_up: boolean })[]> {
    const { rows } = await this.postgres.query<AttachmentRow & { readonly given_up: boolean }>(
      `select attachment, dossier, begun_at < now() - interval '${GIVEN_UP_AFTER}' as given_up
       from attachments where not is_recorded`,
    );
    return rows;
  }

  /** Those to ask the scanner about now: some of them, each by one process. */
  async takeUnscanned(): Promise<readonly AttachmentRow[]> {
    const { rows } = await this.postgres.query<AttachmentRow>({
      text: `update attachments set scanner_asked_at = now() where attachment in (
               select attachment from attachments
               where is_recorded and not is_scanned
                 and (scanner_asked_at is null or scanner_asked_at < now() - interval '${ASKED_AGAIN_AFTER}')
               order by attachment limit ${SCANNED_AT_ONCE} for update skip locked)
             returning attachment, dossier`,
    });
    return rows;
  }

  async countUnscanned(): Promise<number> {
    const { rows } = await this.postgres.query<{ count: number }>(
      'select count(*)::int as count from attachments where is_recorded and not is_scanned',
    );
    return rows[0]?.count ?? 0;
  }
}
