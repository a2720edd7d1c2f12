import { AttachmentRows } from '../attachments/attachment-rows.js';
import type { AttachmentReceived } from '../breach/domain/attachments.js';
import { pages } from '../platform/event-store/copy-events.js';
import type { StoredEvent } from '../platform/event-store/event-store.port.js';
import { inSnapshot } from '../platform/postgres/snapshot.js';
import { isPersonal } from '../shared/personal.js';
import { withPersonal } from '../shared/personal-places.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { LogCheck, type Noted } from './log-check.js';
import type { Place } from './place.js';
import { columnsOf, rowsOf } from './rows.js';
import { tablesKeptWith } from './tables.js';
import { Part, type Verdict } from './verdict.js';

const KEYS_AT_ONCE = 2_000;

/**
 * Whether what is here is whole: the log without a gap and as it was at each backup, every sealed value with a key that opens it or a
 * row that says it was forgotten, every file as the log tells of it. Reads only; memory is bounded (see {@link LogCheck}).
 */
export async function* verifyPlace(place: Place): AsyncGenerator<Verdict> {
  const { rows: noted } = await place.postgres.query<Noted>('select name, events, digest from backups_made');
  const log = new LogCheck(noted);
  const positions = new Part('positions', 'places in the log, none skipped');
  const values = new Part('values', 'sealed values, each opens or is forgotten');
  const files = new Part('files', 'files, each as the log tells of it');
  let previous = 0;
  for await (const { events } of pages(place.store)) {
    for (const event of events) {
      log.see(event);
      if (place.storeKind === 'kurrentdb') continue;
      const at = Number(event.position);
      positions.saw(1, at === previous + 1 ? undefined : `after ${previous} comes ${at}`);
      previous = at;
    }
    // Texts of the register as well, which whoever reads an event gets as plain text.
    for (const [at, opened] of (await place.keys.vault.open(place.codec.sealed(events))).entries()) {
      lookAtValues(opened, values);
      await lookAtFile(place, opened, events[at], files);
    }
  }
  const wrong = log.end();
  const says =
    wrong ?? `${log.events} events, no stream has a gap, as at ${log.held} backups; sha256 ${log.hex()}`;
  yield { part: 'log', ok: wrong === undefined, says };
  if (place.storeKind === 'postgres') yield positions.verdict();
  yield values.verdict();
  yield files.verdict();
  yield await rowsBesideTheLog(place);
}

function lookAtValues({ stream, revision, event }: RecordedEvent, values: Part): void {
  withPersonal(event.data, (value, pointer) => {
    const isLost = isPersonal(value) && 'unreadable' in value;
    values.saw(1, isLost ? `${stream}, revision ${revision}, ${pointer}: no key opens it` : undefined);
    return value;
  });
}

async function lookAtFile(
  { postgres }: Place,
  { stream, revision, event }: RecordedEvent,
  stored: StoredEvent | undefined,
  files: Part,
): Promise<void> {
  if (stored?.type !== ('AttachmentReceived' satisfies AttachmentReceived['type'])) return;
  const { attachment, digest, fileKey } = event.data as AttachmentReceived['data'];
  // Erased: its pieces are nowhere, or about to be.
  if ('erased' in fileKey) return;
  const isWhole = await new AttachmentRows(postgres).isWhole(attachment, digest);
  files.saw(
    1,
    isWhole ? undefined : `${stream}, revision ${revision}: the file is not here as it was sealed`,
  );
}

/** Their boxes open in their own rows only, which their features know; that the key is there, or forgotten, is seen here. */
async function rowsBesideTheLog(place: Place): Promise<Verdict> {
  const part = new Part('rows', 'sealed rows beside the log, each with a key or forgotten');
  for (const table of tablesKeptWith('data')) {
    const columns = (await columnsOf(place.postgres, table)).filter(
      ({ name }) => name === 'key' || name === 'box',
    );
    if (columns.length < 2) continue;
    await inSnapshot(place.postgres, 'lekwacht verify', async (snapshot) => {
      let keys: string[] = [];
      const look = async (): Promise<void> => {
        const [missing] = await place.keys.vault.missing(keys);
        part.saw(keys.length, missing && `${table}: key ${missing} is not here`);
        keys = [];
      };
      const only = columns.filter(({ name }) => name === 'key');
      for await (const row of rowsOf(snapshot, table, only)) {
        const [key] = JSON.parse(row) as [string | null];
        if (key !== null) keys.push(key);
        if (keys.length >= KEYS_AT_ONCE) await look();
      }
      await look();
    });
  }
  return part.verdict();
}
