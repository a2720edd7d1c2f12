import type { Place } from '../../breach/domain/erasure.js';
import { withPersonal } from '../../shared/personal-places.js';
import type { KeyScope, SealedValue } from '../../shared/personal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Omission, OmissionGround } from './inquiry.js';

/** Where a text stands, and under which key: as it lies in the log. */
export interface SealedText extends Place {
  readonly scope: KeyScope;
  readonly sealed: SealedValue;
}

/** Every sealed text of these events, of the register too, in their order. @param sealed of one stream */
export function sealedTexts(sealed: readonly RecordedEvent[]): readonly SealedText[] {
  return sealed.flatMap(({ revision, event }) => {
    const found: SealedText[] = [];
    withPersonal(event.data, (value, pointer) => {
      if ('sealed' in value) found.push({ revision, pointer, scope: value.scope, sealed: value.sealed });
      return value;
    });
    return found;
  });
}

export const nameOf = ({ revision, pointer }: Place): string => `${revision} ${pointer}`;

/** Lists of places in the data of an event, each with the text that stands there instead. */
interface Replacing {
  readonly replacements?: readonly Place[];
  readonly registerTexts?: readonly Place[];
}

/**
 * Which texts of a dossier are not shown, by their places, and why. What stands in the place of a text is left out with it.
 * @param omissions of this dossier
 */
export function omittedPlaces(
  sealed: readonly RecordedEvent[],
  omissions: readonly Omission[],
): ReadonlyMap<string, OmissionGround> {
  const omitted = new Map<string, OmissionGround>();
  if (omissions.length === 0) return omitted;
  for (const text of sealedTexts(sealed)) {
    const one = omissions.find((omission) => covers(omission, text));
    if (one !== undefined) omitted.set(nameOf(text), one.ground);
  }
  for (const { revision, event } of sealed)
    for (const list of ['replacements', 'registerTexts'] as const)
      for (const [at, place] of ((event.data as Replacing)[list] ?? []).entries()) {
        const ground = omitted.get(nameOf(place));
        if (ground !== undefined) omitted.set(nameOf({ revision, pointer: `/${list}/${at}/text` }), ground);
      }
  return omitted;
}

function covers({ revision, pointer, scope }: Omission, text: SealedText): boolean {
  return (
    (revision === undefined || revision === text.revision) &&
    (pointer === undefined || pointer === text.pointer) &&
    (scope === undefined || scope === text.scope)
  );
}
