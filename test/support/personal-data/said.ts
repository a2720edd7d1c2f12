import { randomUUID } from 'node:crypto';
import type { EventToRecord } from '../../../src/platform/event-store/event-codec.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import { moment } from '../../../src/shared/moment.js';
import { personal, type SealedValue } from '../../../src/shared/personal.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';

/** An event that holds nothing but texts. */
export interface Said {
  readonly event: { readonly type: string; readonly data: { readonly said: readonly object[] } };
}

export function eventSaying(...texts: readonly string[]): EventToRecord & Said {
  return {
    id: randomUUID(),
    stream: 'breach-1',
    event: { type: 'Said', data: { said: texts.map((text) => personal('dossier', text)) } },
    metadata: {
      recordedAt: moment('2026-06-01T09:00:00Z'),
      actor: { id: 'a', role: 'handler' },
      organisation: 'kadera',
      commandId: 'c',
      correlationId: 'c',
      causationId: 'c',
      schemaVersion: 1,
      lawVersion: 'l',
      nonce: '00',
    },
  };
}

/** As it comes back from the log. */
export async function storedBy(vault: Vault, event: EventToRecord): Promise<RecordedEvent & Said> {
  const [sealed] = await vault.seal([event]);
  const read = JSON.parse(JSON.stringify(sealed)) as EventToRecord;
  return vault.located({ ...read, revision: 0, position: '1' }) as RecordedEvent & Said;
}

export const keysOf = ({ event }: Said): string[] =>
  event.data.said.map((value) => (value as { sealed: SealedValue }).sealed.key);

export async function openedBy(vault: Vault, event: RecordedEvent & Said): Promise<readonly object[]> {
  return ((await vault.open([event])) as readonly Said[])[0]!.event.data.said;
}

export const text = (value: string): object => personal('dossier', value);
export const GONE = { scope: 'dossier', erased: true };
export const HIDDEN = { scope: 'dossier', unreadable: true };
