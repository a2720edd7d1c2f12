import type { AttachmentReceived } from '../breach/domain/attachments.js';
import { DigestOfPieces } from '../attachments/sealed-pieces.js';
import { blockOf } from '../platform/personal-data/key-block.js';
import { isStoredBox, withPersonal, type StoredBox } from '../shared/personal-places.js';
import { LogCheck } from './log-check.js';
import { eventIn } from './log-file.js';
import type { OpenedBackup } from './open-backup.js';
import { cellOf } from './rows.js';
import { Part, type Verdict } from './verdict.js';

/**
 * Whether a backup, each file of which is as it was written, is whole in itself: without a database and without a wrapping key, so
 * also where it is only kept. That it can be read is shown by a restore alone. Holds an id for each block of a thousand keys and for
 * each file.
 */
export async function* verifyBackup(backup: OpenedBackup): AsyncGenerator<Verdict> {
  const { manifest, lines } = backup.data;
  const kept = manifest.log;
  const blocks = await blocksIn(backup);
  const digests = await digestsOfFiles(backup);
  const log = new LogCheck([{ name: manifest.name, events: kept.rows.lines, digest: kept.sha256 }]);
  const values = new Part('values', 'sealed values, the block of each key is there');
  const files = new Part('files', 'files, each as the log tells of it');
  const erased = new Set<string>();
  const received: Received[] = [];
  for await (const line of lines(kept.rows)) {
    const event = eventIn(line);
    log.see(event);
    const data = JSON.parse(event.data) as object;
    const where = `${event.stream}, revision ${event.revision}`;
    withPersonal(data, (value, pointer) => {
      if (isStoredBox(value))
        values.saw(
          1,
          blocks.has(blockOf(value.key)) ? undefined : `${where}, ${pointer}: its key is not here`,
        );
      return value;
    });
    if (event.type === 'PersonalDataErased')
      for (const key of (data as { keys: string[] }).keys) erased.add(key);
    if (event.type !== ('AttachmentReceived' satisfies AttachmentReceived['type'])) continue;
    const { attachment, digest, fileKey } = data as AttachmentReceived['data'];
    received.push({ attachment, digest, where, key: (fileKey as unknown as StoredBox).key });
  }
  for (const { attachment, digest, where, key } of received)
    if (!erased.has(key))
      files.saw(
        1,
        digests.get(attachment) === digest ? undefined : `${where}: the file is not here as it was sealed`,
      );
  const wrong = log.end();
  const says = wrong ?? `${log.events} events, no stream has a gap; sha256 ${log.hex()}`;
  yield { part: 'log', ok: wrong === undefined, says };
  yield values.verdict();
  yield files.verdict();
}

interface Received {
  readonly attachment: string;
  readonly digest: string;
  readonly where: string;
  /** Of the sealed key of its pieces. */
  readonly key: string;
}

async function blocksIn({ keys: { manifest, lines } }: OpenedBackup): Promise<ReadonlySet<string>> {
  const table = manifest.tables.find((one) => one.table === 'personal.key_blocks');
  const blocks = new Set<string>();
  if (table === undefined) return blocks;
  for await (const line of lines(table.rows)) blocks.add(cellOf(line, table, 'id'));
  return blocks;
}

/** By attachment; the pieces stand together, in their order. */
async function digestsOfFiles({
  data: { manifest, lines },
}: OpenedBackup): Promise<ReadonlyMap<string, string>> {
  const table = manifest.tables.find((one) => one.table === 'public.attachment_pieces');
  const digests = new Map<string, string>();
  if (table === undefined) return digests;
  let current: { readonly attachment: string; readonly digest: DigestOfPieces } | undefined;
  const close = (): void => {
    if (current !== undefined) digests.set(current.attachment, current.digest.hex());
  };
  for await (const line of lines(table.rows)) {
    const attachment = cellOf(line, table, 'attachment');
    if (attachment !== current?.attachment) {
      close();
      current = { attachment, digest: new DigestOfPieces() };
    }
    const box = Buffer.from(cellOf(line, table, 'box').replace(/^\\x/, ''), 'hex');
    current.digest.add({ number: Number(cellOf(line, table, 'number')), box });
  }
  close();
  return digests;
}
