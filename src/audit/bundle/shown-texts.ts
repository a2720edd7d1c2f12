import { createHash } from 'node:crypto';
import type { Place } from '../../breach/domain/erasure.js';
import { openedBox } from '../../platform/personal-data/sealed-box.js';
import type { KnownKey } from '../../platform/personal-data/sealing-keys.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { OmissionGround } from '../inquiry/inquiry.js';
import { nameOf, sealedTexts, type SealedText } from '../inquiry/omitted-places.js';

/** The key of a file that is not in the bundle stays at home. */
export type LeftOutGround = OmissionGround | 'file-not-enclosed';

/** What a bundle says of one sealed text: how to open it, or why not. */
export type ShownText = Place &
  (
    | { readonly state: 'shown'; readonly key: string; readonly value: unknown }
    | { readonly state: 'not-shown'; readonly ground: LeftOutGround; readonly digest: string }
    /** @property by revision of the event that erased it; absent where no event says so */
    | { readonly state: 'erased'; readonly by?: number }
  );

/** A text whose key is not here, or does not open it: no bundle is made that would pass over it. */
class TextNotReadable extends Error {
  override readonly name = 'TextNotReadable';
}

/** @param sealed of one stream, from its first event @throws TextNotReadable */
export function shownTexts(
  sealed: readonly RecordedEvent[],
  keys: ReadonlyMap<string, KnownKey>,
  omitted: ReadonlyMap<string, OmissionGround>,
): readonly ShownText[] {
  const erased = erasedPlaces(sealed);
  const files = new Set(
    sealed.filter(({ event }) => event.type === 'AttachmentReceived').map(({ revision }) => revision),
  );
  return sealedTexts(sealed).map((text): ShownText => {
    const { revision, pointer } = text;
    const place = { revision, pointer };
    const by = erased.get(nameOf(text));
    const known = keys.get(text.sealed.key);
    if (by !== undefined) return { ...place, state: 'erased', by };
    const isFileKey = pointer === '/fileKey' && files.has(revision);
    const ground = isFileKey ? 'file-not-enclosed' : omitted.get(nameOf(text));
    if (ground !== undefined)
      return { ...place, state: 'not-shown', ground, digest: digestOf(text.sealed.box) };
    if (known !== undefined && 'forgottenBecause' in known) return { ...place, state: 'erased' };
    const opened = known && openedBox(text.sealed.box, known.bytes, { ...text.sealed, scope: text.scope });
    if (known === undefined || opened === undefined)
      throw new TextNotReadable(`${pointer} of event ${revision} cannot be opened`);
    return { ...place, state: 'shown', key: known.bytes.toString('base64url'), value: opened.value };
  });
}

export const keysOf = (texts: readonly SealedText[]): readonly string[] =>
  texts.map(({ sealed }) => sealed.key);

/** Of an erasure the approval counts, whether or not the key is forgotten yet. */
function erasedPlaces(sealed: readonly RecordedEvent[]): ReadonlyMap<string, number> {
  return new Map(
    sealed.flatMap(({ revision, event }) =>
      event.type === 'PersonalDataErased'
        ? (event.data as { readonly places: readonly Place[] }).places.map(
            (place) => [nameOf(place), revision] as const,
          )
        : [],
    ),
  );
}

const digestOf = (box: string): string => createHash('sha256').update(box).digest('hex');
