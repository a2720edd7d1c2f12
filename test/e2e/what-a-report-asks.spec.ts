import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdempotencyKeyReused } from '../../src/breach/dossier/dossier-errors.js';
import { Intake } from '../../src/intake/intake.service.js';
import type { ReportBody } from '../../src/intake/report.body.js';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let asked: string[];
beforeAll(async () => {
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());
beforeEach(() => {
  const { store } = lekwacht.application.engine;
  const [read, append] = [store.readStream.bind(store), store.append.bind(store)];
  asked = [];
  jest.spyOn(store, 'readStream').mockImplementation((stream, options) => {
    if (stream.startsWith('breach-')) asked.push('read');
    return read(stream, options);
  });
  jest.spyOn(store, 'append').mockImplementation((stream, expected, events) => {
    if (stream.startsWith('breach-')) asked.push('append');
    return append(stream, expected, events);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('what a report asks of the log', () => {
  it('is one append: there is nothing to read before, and it is answered from what was recorded', async () => {
    const answer = await lekwacht.send(aReport(), randomUUID());
    expect([answer.status, asked]).toEqual([201, ['append']]);
  });

  it('sent again is read, and answered as the first time', async () => {
    const key = randomUUID();
    const first = await lekwacht.send(aReport(), key);
    asked = [];
    const again = await lekwacht.send(aReport(), key);
    expect([again.text, asked[0], asked.includes('read')]).toEqual([first.text, 'append', true]);
  });

  it('under a known key, with what no rule would let in, is refused for its key', async () => {
    const intake = lekwacht.application.app.get(Intake);
    const recorded = async (key: string, body: object): Promise<unknown> => {
      const submission = { key, correlationId: randomUUID(), content: body, acceptLanguage: undefined };
      return intake.record(intake.received(body as ReportBody, submission));
    };
    const empty = aReport({ subjectCount: { min: 9, max: 2 } });
    const key = randomUUID();
    await recorded(key, aReport());
    await expect(recorded(randomUUID(), empty)).rejects.toMatchObject({ code: 'empty-range' });
    await expect(recorded(key, empty)).rejects.toBeInstanceOf(IdempotencyKeyReused);
  });
});
