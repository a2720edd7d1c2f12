import { Injectable } from '@nestjs/common';
import {
  maySomewhere,
  notAllowed,
  organisationsAsked,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import { NoSuchDossier, NotAllowed } from '../../breach/dossier/dossier-errors.js';
import { EventStore, type StoredEvent } from '../../platform/event-store/event-store.port.js';
import { invalidInput } from '../../platform/http/problem.js';
import { proofText, readCheckpoint } from '../../proof/checkpoint.js';
import { ENTRY_BYTES } from '../../proof/log-entry.js';
import { NotSigned } from '../../proof/not-signed.js';
import { Proof } from '../../proof/proof.js';
import type { SignedCheckpoint } from '../../proof/proof-records.js';
import { consistencyPath, inclusionPath, rootOf, TILE_WIDTH, TileMissing } from '../../proof/tiles.js';
import { isUuid } from '../../shared/uuid.js';
import { namedEvent, NoSuchEvent } from './named-event.js';
import type { CheckpointAnswer, LogKeysAnswer, LogProofAnswer } from './signed-log.answer.js';

const DOSSIER = 'breach-';

/** One line of a list of checkpoints. */
export interface LatestCheckpoint extends Pick<SignedCheckpoint, 'part' | 'size' | 'signedAt'> {
  /** Names of who has it. */
  readonly anchors: readonly string[];
}

/** What proves the log to whoever may ask for it. */
@Injectable()
export class SignedLog {
  constructor(
    private readonly store: EventStore,
    private readonly proof: Proof,
    private readonly dossiers: DossierReader,
  ) {}

  /** @param since events that a checkpoint has which the asker holds @throws NotSigned @throws Problem 422 */
  async checkpoint(since?: number): Promise<CheckpointAnswer> {
    const signed = await this.newest();
    const { records } = this.proof;
    return {
      ...headOf(signed),
      anchored: (await records.anchorsOf(signed)).length > 0,
      anchors: await records.newestAnchored(),
      ...(since !== undefined && { consistency: await this.since(since, signed) }),
    };
  }

  /** @param asker absent: a mirror, which sees no dossier @throws NotAllowed @throws NoSuchEvent @throws NotSigned */
  async proofOf(name: string, asker: Asker | undefined): Promise<LogProofAnswer> {
    if (asker !== undefined && !maySomewhere(asker)) throw notAllowed(asker.action);
    const event = await namedEvent(this.store, name);
    if (asker !== undefined) await this.assertMaySee(event, asker);
    const signed = await this.covering(event);
    const { records } = this.proof;
    const index = await records.placeOf(this.store, event);
    if (index === undefined || index >= signed.size) throw new NotSigned('the event is not in the tree');
    const from = (index % TILE_WIDTH) * ENTRY_BYTES;
    const entries = await records.entries(Math.floor(index / TILE_WIDTH));
    const extra = entries.subarray(from, from + ENTRY_BYTES);
    const path = await inclusionPath(records, index, signed.size);
    return {
      ...{ event: name, index, proof: proofText({ extra, index, path, checkpoint: signed.note }) },
      anchored: (await records.anchorsOf(signed)).length > 0,
    };
  }

  /** @throws NotSigned */
  async keys(): Promise<LogKeysAnswer> {
    const { origin } = readCheckpoint((await this.newest()).note);
    return { keys: this.proof.keys.signersOf(origin).map(({ verifierKey }) => verifierKey) };
  }

  /** The last one that was signed, of a log that is still what it was. @throws NotSigned */
  private async newest(): Promise<SignedCheckpoint> {
    const signed = (await this.proof.records.newest()) ?? (await this.proof.signer.sign());
    if (signed === undefined) throw new NotSigned('there is nothing to sign');
    try {
      // What does not lead to what was signed proves nothing, and is not given.
      if ((await rootOf(this.proof.records, signed.size)).equals(signed.root)) return signed;
    } catch (error) {
      if (!(error instanceof TileMissing)) throw error;
    }
    throw new NotSigned('the log is not the one that was signed');
  }

  /** What was signed lately, newest first, and who has it. @returns nothing where nothing was signed yet */
  async latest(most: number): Promise<readonly LatestCheckpoint[]> {
    return this.proof.records.latest(most);
  }

  private async covering(event: StoredEvent): Promise<SignedCheckpoint> {
    const [place, newest] = [await this.proof.records.placeOf(this.store, event), await this.newest()];
    if (place !== undefined && place < newest.size) return newest;
    return (await this.proof.signer.sign(event.position)) ?? newest;
  }

  private async since(size: number, signed: SignedCheckpoint): Promise<readonly string[]> {
    if (size > signed.size)
      throw invalidInput([
        {
          ...{ pointer: '/since', in: 'query', code: 'beyond-the-log' },
          detail: `${signed.size} events are signed.`,
        },
      ]);
    const path = await consistencyPath(this.proof.records, size, signed.size);
    return path.map((hash) => hash.toString('base64'));
  }

  /**
   * Of a dossier whoever may see it, also within an inquiry; of the rest of an organisation's whoever watches there; what is of no organisation, whoever
   * watches in one.
   */
  private async assertMaySee({ stream, metadata }: StoredEvent, asker: Asker): Promise<void> {
    try {
      const id = stream.slice(DOSSIER.length);
      if (stream.startsWith(DOSSIER) && isUuid(id)) await this.dossiers.asOf({ id, asker, inInquiry: true });
      else organisationsAsked(asker, organisationIn(metadata));
    } catch (error) {
      if (error instanceof NoSuchDossier || error instanceof NotAllowed) throw new NoSuchEvent();
      throw error;
    }
  }
}

function organisationIn(metadata: string): string | undefined {
  const { organisation = '' } = JSON.parse(metadata) as { organisation?: string };
  return organisation === '' ? undefined : organisation;
}

function headOf({ note, signedAt }: SignedCheckpoint) {
  const { origin, size, root } = readCheckpoint(note);
  return { origin, size, root: root.toString('base64'), note, signedAt };
}
