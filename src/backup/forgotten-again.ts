import type { AttachmentReceived } from '../breach/domain/attachments.js';
import type { BreachEvent } from '../breach/domain/breach.js';
import type { PersonalDataErased } from '../breach/domain/erasure.js';
import { pages } from '../platform/event-store/copy-events.js';
import type { Place } from './place.js';

/**
 * What the log says was erased has no key here either, and files whose key is gone lie nowhere: the keys of a backup may be older, or
 * newer, than its log.
 * @returns how many keys were forgotten now, and how many files taken out
 */
export async function forgetAgain({
  store,
  codec,
  keys,
  postgres,
}: Place): Promise<{ readonly keys: number; readonly files: number }> {
  let forgotten = 0;
  for await (const { events } of pages(store))
    for (const { id, type, data } of events)
      if (type === ('PersonalDataErased' satisfies PersonalDataErased['type']))
        forgotten += await keys.vault.forget((JSON.parse(data) as PersonalDataErased['data']).keys, id);
  let files = 0;
  for await (const { events } of pages(store)) {
    const received = events.filter(
      ({ type }) => type === ('AttachmentReceived' satisfies AttachmentReceived['type']),
    );
    const gone = (await codec.opened(received)).flatMap(({ event }) => {
      const { data } = event as Extract<BreachEvent, { type: 'AttachmentReceived' }>;
      return 'erased' in data.fileKey ? [data.attachment] : [];
    });
    const { rowCount } = await postgres.query({
      text: 'delete from attachments where attachment = any($1::uuid[])',
      values: [gone],
    });
    files += rowCount;
  }
  return { keys: forgotten, files };
}
