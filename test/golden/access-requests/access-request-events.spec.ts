import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  ACCESS_REQUEST_EVENT_TYPES,
  accessRequestStream,
  foldAccessRequest,
  type AccessRequestEvent,
} from '../../../src/access-requests/access-request.js';
import {
  decideOnRequest,
  receive,
  type AccessRequestCommand,
} from '../../../src/access-requests/deciding.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { moment } from '../../../src/shared/moment.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';

/*
 * As test/golden/golden-events.spec.ts, of access requests: what was written once is read for ever, and a file that is here is
 * never changed. `GOLDEN=write` writes those that are missing.
 */
const folder = fileURLToPath(new URL('./', import.meta.url));
const NOW = moment('2026-06-01T09:00:00+02:00');
const ID = '0d1c6c6e-3f0b-5c52-9b7e-6f0a4c1e8f25';
const [HANDLER, BOARD] = ['1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0001', '1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0002'];
const codec = new EventCodec(ACCESS_REQUEST_EVENT_TYPES, UNSEALED);

/** What people do with a request, in order. */
function lived(
  commands: readonly (readonly [by: string, AccessRequestCommand])[],
): readonly RecordedEvent<AccessRequestEvent>[] {
  const history: RecordedEvent<AccessRequestEvent>[] = [];
  const record = (event: AccessRequestEvent, by: string): void => {
    history.push({
      ...{ id: ID, stream: accessRequestStream(ID), revision: history.length, position: '', event },
      metadata: {
        ...{ recordedAt: NOW, actor: { id: by, role: 'handler' }, organisation: 'perspektief' },
        ...{ commandId: ID, correlationId: ID, causationId: ID, lawVersion: 'gdpr-2018', nonce: '' },
        schemaVersion: 1,
      },
    });
  };
  const asked = { name: 'Bo', email: 'bo@example.test', phone: '0612345678', clientNumber: 'C-12' };
  record(receive({ type: 'Receive', asked, receivedAt: NOW, channel: 'letter', account: ID }), HANDLER);
  for (const [by, command] of commands)
    record(decideOnRequest(foldAccessRequest(history)!, command, { id: by, now: NOW, linked: [] }), by);
  return history;
}

const place = {
  source: 'dossier',
  of: ID,
  revision: 0,
  pointer: '/report/description',
  match: 'whole',
} as const;
const words = { words: ['Lotte'], wordsWhy: 'rights-of-others' } as const;
const histories = [
  lived([
    [HANDLER, { type: 'Identify', how: 'called-back' }],
    [HANDLER, { type: 'Extend', reason: 'complex' }],
    [HANDLER, { type: 'Search', found: { searchedAt: NOW, places: [place] } }],
    [HANDLER, { type: 'Choose', choices: [{ ...place, ...words }], seen: [place], ready: true }],
    [BOARD, { type: 'Release', seesAll: true, salt: '00', contentDigest: 'ab' }],
  ]),
  lived([[BOARD, { type: 'Refuse', ground: 'excessive' }]]),
  lived([[ID, { type: 'Withdraw' }]]),
];
const forgotten: AccessRequestEvent = { type: 'AccessRequestForgotten', data: { keys: 3 } };
const all = [...histories.flat().map(({ event }) => event), forgotten];

describe.each(Object.entries(ACCESS_REQUEST_EVENT_TYPES))('%s', (type, { schemaVersion }) => {
  const path = `${folder}${type}.v${schemaVersion}.json`;
  const written = JSON.stringify(all.find((event) => event.type === type)?.data);
  if (process.env['GOLDEN'] === 'write' && !existsSync(path)) writeFileSync(path, `${written}\n`);

  it('is written today as it was written then, and read again', async () => {
    const data = readFileSync(path, 'utf8').trimEnd();
    expect(written).toBe(data);
    const metadata = JSON.stringify({ ...histories[0]![0]!.metadata, schemaVersion });
    const stored = {
      id: ID,
      stream: accessRequestStream(ID),
      revision: 0,
      position: '',
      type,
      data,
      metadata,
    };
    const [decoded] = await codec.decode([stored]);
    const [encoded] = await codec.encode([decoded!]);
    expect(encoded?.data).toBe(data);
  });
});

it('a request of before reads as it was', () => {
  const [released, refused, withdrawn] = histories.map((history) => foldAccessRequest(history));
  expect(released).toMatchObject({
    state: 'released',
    dueAt: '2026-09-01T21:59:59.999Z',
    preparedBy: [HANDLER],
    release: { prepared: 4, places: 1, leftOut: [{ of: ID, why: 'rights-of-others', inPart: true }] },
  });
  expect([refused?.state, withdrawn?.state]).toEqual(['refused', 'withdrawn']);
});
