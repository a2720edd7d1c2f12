import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { readCheckpoint } from '../../../src/proof/checkpoint.js';
import { noteVerifier, openNote } from '../../../src/proof/signed-note.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';
import {
  aKey,
  appendSome,
  proofOn,
  sequence,
  throwawayFolder,
  wrongIn,
} from '../../support/proof/proof-of-tests.js';

const [OLD, NEW, TAG] = [aKey(), aKey(), aKey()];
const folder = throwawayFolder();
let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
});
afterAll(async () => {
  await store.close();
  await database.drop();
  folder.remove();
});

describe('the key of the log is replaced', () => {
  const settings = { tagKey: TAG, folder: folder.path };
  const on = () => ({ postgres: database.postgres, store });
  let at = '';
  /** More of a log, signed by a desk with these keys. */
  const signedBy = async (logKey: string, logKeyBefore?: string) => {
    const proof = proofOn(on(), { ...settings, logKey, ...(logKeyBefore && { logKeyBefore }) });
    await appendSome(store, 2, 10);
    at = await sequence(proof, on(), at);
    const signed = await proof.signer.sign();
    const verifierKeys = proof.keys
      .signersOf(readCheckpoint(signed!.note).origin)
      .map(({ verifierKey }) => verifierKey);
    return { proof, note: signed!.note, verifierKeys };
  };
  const opens = (note: string, verifierKey: string | undefined): boolean => {
    try {
      return openNote(note, [noteVerifier(verifierKey ?? '')]).signedBy.length === 1;
    } catch {
      return false;
    }
  };

  it('by one that signs beside it, until whoever checks knows the new one; then the old one is told to verify', async () => {
    const first = await signedBy(OLD);
    const second = await signedBy(NEW, OLD);
    const third = await signedBy(NEW);
    const [oldKey, newKey] = [first.verifierKeys[0], third.verifierKeys[0]];
    expect(second.verifierKeys).toEqual([newKey, oldKey]);
    const notes = [first, second, third].map(({ note }) => note);
    expect(notes.map((note) => opens(note, oldKey))).toEqual([true, true, false]);
    expect(notes.map((note) => opens(note, newKey))).toEqual([false, true, true]);
    // It is one log all the while, and not its next part.
    expect(notes.map((note) => readCheckpoint(note).origin)).toEqual(
      Array(3).fill(readCheckpoint(notes[0]!).origin),
    );
    expect(await wrongIn(store, third.proof)).toEqual([
      'checkpoints: the checkpoint at event 20 of part 1: no known key signed it',
    ]);
    expect(await wrongIn(store, third.proof, { otherKeys: [oldKey!] })).toEqual([]);
  });

  it('by one that never signed beside it: nothing is signed until the next part is opened', async () => {
    await expect(signedBy(aKey())).rejects.toThrow('no known key signed it');
  });
});
