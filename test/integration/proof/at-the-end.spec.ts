import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Anchors } from '../../../src/proof/anchors.js';
import { CheckpointSigner } from '../../../src/proof/checkpoint-signer.js';
import { Proof } from '../../../src/proof/proof.js';
import { ProofRecords } from '../../../src/proof/proof-records.js';
import { Sequencer } from '../../../src/proof/sequencer.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
let lekwacht: RunningLekwacht;
let isOpen = true;
beforeEach(async () => {
  database = await createTestDatabase();
  lekwacht = await runLekwacht({ database, timers: true });
  isOpen = true;
});
afterEach(async () => {
  if (isOpen) await lekwacht.close();
  await database.drop();
});

describe('a desk that ends', () => {
  it('signs what was recorded last, after whatever could sign by itself has stopped', async () => {
    const records = new ProofRecords(database.postgres);
    const first = await eventually(() => records.newest());
    await lekwacht.report();
    const events = await lekwacht.countEvents();
    expect((await records.newest())?.size).toBe(first.size);
    expect(events).toBeGreaterThan(first.size);
    const kept = join(lekwacht.config.dataDirectory, 'proof', 'last-checkpoint');
    const atTheEnd: string[] = [];
    const { signer } = lekwacht.application.app.get(Proof);
    const sign = signer.sign.bind(signer);
    signer.sign = async (covering) => {
      const signed = await sign(covering);
      atTheEnd.push(readFileSync(kept, 'utf8'));
      return signed;
    };
    isOpen = false;
    await lekwacht.close();
    const newest = await records.newest();
    expect(newest).toMatchObject({ part: 1, size: events });
    expect(atTheEnd).toEqual([newest?.note]);
  });

  it('has one signer, one sequencer and one set of anchors: what ticks is what answers', () => {
    const { app } = lekwacht.application;
    const { signer, sequencer, anchors } = app.get(Proof);
    expect(app.get(CheckpointSigner)).toBe(signer);
    expect(app.get(Sequencer)).toBe(sequencer);
    expect(app.get(Anchors)).toBe(anchors);
  });
});
