import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { decideOnInquiry, open, type InquiryCommand } from '../../../src/audit/inquiry/deciding.js';
import {
  foldInquiry,
  INQUIRY_EVENT_TYPES,
  inquiryStream,
  type InquiryEvent,
} from '../../../src/audit/inquiry/inquiry.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { moment } from '../../../src/shared/moment.js';
import { personal } from '../../../src/shared/personal.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';

/*
 * As test/golden/golden-events.spec.ts, of inquiries: what was written once is read for ever, and a file that is here is never
 * changed. `GOLDEN=write` writes those that are missing.
 */
const folder = fileURLToPath(new URL('./', import.meta.url));
const NOW = moment('2026-06-01T09:00:00+02:00');
const [ID, DOSSIER] = ['0d1c6c6e-3f0b-5c52-9b7e-6f0a4c1e8f25', '1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0003'];
const FG = '1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0001';
const MANIFEST = 'ab'.repeat(32);
const codec = new EventCodec(INQUIRY_EVENT_TYPES, UNSEALED);

function recorded(event: InquiryEvent, revision: number): RecordedEvent {
  return {
    ...{ id: ID, stream: inquiryStream(ID), revision, position: '', event },
    metadata: {
      ...{ recordedAt: NOW, actor: { id: FG, role: 'fg' }, organisation: 'perspektief', schemaVersion: 1 },
      ...{ commandId: ID, correlationId: ID, causationId: ID, lawVersion: 'gdpr-2018', nonce: '' },
    },
  };
}

/** An inquiry from its opening to its end. */
function lived(): readonly RecordedEvent[] {
  const history: RecordedEvent[] = [];
  const record = (event: InquiryEvent): void => {
    history.push(recorded(event, history.length));
  };
  const act = (command: InquiryCommand): void => {
    record(decideOnInquiry(foldInquiry(history)!, command));
  };
  record(
    open({
      ...{ dossiers: [DOSSIER], from: NOW, until: NOW, inquirer: 'ap' },
      ...{ askedBy: personal('staff', 'Inspecteur Jansen'), ground: 'Artikel 58, lid 1, AVG.' },
      omitted: [
        { dossier: DOSSIER, revision: 0, pointer: '/report/description', ground: 'professional-secrecy' },
        { dossier: DOSSIER, scope: 'reporter', ground: 'rights-of-others' },
      ],
      auditors: [FG],
    }),
  );
  record({
    type: 'InquiryBundleMade',
    data: { manifest: MANIFEST, files: 17, through: [{ dossier: DOSSIER, revision: 4 }], leftOut: 2 },
  });
  act({ type: 'Deliver', manifest: MANIFEST, deliveredAt: NOW, how: 'in-person', to: 'Inspecteur Jansen' });
  act({ type: 'Close' });
  return history;
}

const all = lived();

describe.each(Object.entries(INQUIRY_EVENT_TYPES))('%s', (type, { schemaVersion }) => {
  const path = `${folder}${type}.v${schemaVersion}.json`;
  const own = all.find(({ event }) => event.type === type);
  const written = JSON.stringify(own?.event.data);
  if (process.env['GOLDEN'] === 'write' && !existsSync(path)) writeFileSync(path, `${written}\n`);

  it('is written today as it was written then, and read again', async () => {
    const data = readFileSync(path, 'utf8').trimEnd();
    expect(written).toBe(data);
    const stored = { ...own!, type, data, metadata: JSON.stringify(own!.metadata) };
    const [decoded] = await codec.opened([stored]);
    expect(decoded?.event.data).toEqual(own!.event.data);
  });
});

it('what was read folds into the inquiry as it was lived', () => {
  expect(foldInquiry(all)).toMatchObject({
    ...{ id: ID, organisation: 'perspektief', closed: { by: FG } },
    bundles: [{ manifest: MANIFEST, leftOut: 2, deliveries: [{ how: 'in-person' }] }],
  });
});
