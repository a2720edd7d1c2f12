import { Injectable } from '@nestjs/common';
import type { Position } from '../../platform/event-store/event-store.port.js';
import { Postgres } from '../../platform/postgres/postgres.port.js';
import { readCheckpoint } from '../../proof/checkpoint.js';
import { ENTRY_BYTES } from '../../proof/log-entry.js';
import { NotSigned } from '../../proof/not-signed.js';
import { partOf } from '../../proof/origin.js';
import { Proof } from '../../proof/proof.js';
import { splitNote } from '../../proof/signed-note.js';
import { consistencyPath, TILE_WIDTH } from '../../proof/tiles.js';
import type { Moment } from '../../shared/moment.js';
import { LogProof, type Anchoring, type SignedHead } from './log-proof.port.js';

/** The proof of this desk's own log. Heads of a part that was left behind are of another log (ADR 64): none of them is given. */
@Injectable()
export class DeskLogProof extends LogProof {
  constructor(
    private readonly proof: Proof,
    private readonly postgres: Postgres,
  ) {
    super();
  }

  override async verifierKeys(): Promise<readonly string[]> {
    const newest = await this.proof.records.newest();
    if (newest === undefined) return [];
    const { origin } = readCheckpoint(splitNote(newest.note).text);
    return this.proof.keys.signersOf(origin).map(({ verifierKey }) => verifierKey);
  }

  override async signedThrough(position: Position): Promise<SignedHead> {
    try {
      const signed = await this.proof.signer.sign(position);
      if (signed !== undefined) return signed;
    } catch (error) {
      throw new NotSigned(error instanceof Error ? error.message : String(error), { cause: error });
    }
    throw new NotSigned('the log is empty');
  }

  override async *entries(size: number): AsyncGenerator<Buffer, void> {
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const entries = await this.proof.records.entries(index);
      yield entries.subarray(0, (size - index * TILE_WIDTH) * ENTRY_BYTES);
    }
  }

  override consistency(first: number, size: number): Promise<readonly Buffer[]> {
    return consistencyPath(this.proof.records, first, size);
  }

  override async anchoredBefore(at: Moment): Promise<SignedHead | undefined> {
    const { rows } = await this.postgres.query<SignedHead>({
      name: 'bundle-anchored-before',
      text: `select size, note from proof_checkpoints join proof_anchors using (part, size)
             where part = $1 and at < $2 order by size desc limit 1`,
      values: [await this.part(), at],
    });
    return rows[0];
  }

  override async anchorings(upTo: number): Promise<readonly Anchoring[]> {
    const { rows } = await this.postgres.query<Anchoring>({
      name: 'bundle-anchorings',
      text: `select * from (
               select distinct on (anchor, at::date) size, anchor, at, receipt, note
               from proof_checkpoints join proof_anchors using (part, size)
               where part = $1 and size <= $2 order by anchor, at::date, size desc) as daily
             order by size desc, anchor`,
      values: [await this.part(), upTo],
    });
    return rows;
  }

  override saltOf(stream: string): Buffer {
    return this.proof.tags.saltOf(stream);
  }

  private async part(): Promise<number> {
    const newest = await this.proof.records.newest();
    return newest === undefined ? 0 : partOf(readCheckpoint(splitNote(newest.note).text).origin);
  }
}
