import { withPersonal } from '../../shared/personal-places.js';
import { isPersonal, revealed, type Personal } from '../../shared/personal.js';
import type { HeldValue } from '../domain/against-erasing.js';
import type { Place } from '../domain/erasure.js';
import type { History } from './history.js';

interface ErasedValue {
  /** Revision of the event that erased it. */
  readonly by: number;
  readonly text?: Personal<string>;
}

const nameOf = ({ revision, pointer }: Place): string => `${revision} ${pointer}`;

/** Whether what came before it reads otherwise since. */
export const isErasing = ({ event }: History[number]): boolean => event.type === 'PersonalDataErased';

/**
 * The same history with nothing of what was erased since: its replacement, or that it is erased and by which event. It does
 * not wait for the key to be forgotten. The one place where that is said: dossier, time line, forms, letters and the past
 * are made of this.
 */
export function withoutErased(history: History): History {
  if (!history.some(isErasing)) return history;
  const erased = new Map<string, ErasedValue>();
  // The newest first: a replacement may have been erased, or replaced, itself.
  return history
    .toReversed()
    .map((recorded) => {
      const shown = { ...recorded, event: { ...recorded.event, data: shownData(recorded, erased) } };
      const { event, revision: by } = shown as History[number];
      if (event.type === 'PersonalDataErased') {
        const { places, replacements = [] } = event.data;
        for (const place of places) erased.set(nameOf(place), { by });
        for (const { text, ...place } of replacements) erased.set(nameOf(place), { by, text });
      }
      return shown as History[number];
    })
    .toReversed();
}

function shownData({ revision, event }: History[number], erased: ReadonlyMap<string, ErasedValue>): object {
  return withPersonal(event.data, (value, pointer) => {
    const gone = erased.get(nameOf({ revision, pointer }));
    if (gone === undefined) return value;
    const { scope } = value;
    return gone.text === undefined ? { scope, erased: true, by: gone.by } : { ...gone.text, scope };
  });
}

/**
 * The personal values of a dossier that were not erased, each with its key.
 * @param sealed the history as the log holds it
 * @param opened the same as people read it
 */
export function heldValues(sealed: History, opened: History): readonly HeldValue[] {
  const erased = new Set(
    opened.flatMap(({ event }) => (event.type === 'PersonalDataErased' ? event.data.places.map(nameOf) : [])),
  );
  return personalValues(sealed).flatMap(({ place, value }) => {
    if (!('sealed' in value) || erased.has(nameOf(place))) return [];
    const isText = typeof standingAt(place, opened) === 'string';
    return [{ ...place, scope: value.scope, key: value.sealed.key, isText }];
  });
}

/** What is read at a place: personal or a text of the register; nothing where it cannot be. */
export function standingAt({ revision, pointer }: Place, opened: History): unknown {
  const event = opened.find((recorded) => recorded.revision === revision)?.event;
  let standing: unknown = event?.data;
  for (const step of pointer.split('/').slice(1))
    standing = (standing as Readonly<Record<string, unknown>> | undefined)?.[step];
  const isValue = typeof standing === 'object' && standing !== null && isPersonal(standing);
  return isValue ? revealed(standing as Personal<unknown>) : standing;
}

/** Every sealed value of a history, and where it stands. */
function personalValues(
  history: History,
): readonly { readonly place: Place; readonly value: Personal<unknown> }[] {
  return history.flatMap(({ revision, event }) => {
    const found: { readonly place: Place; readonly value: Personal<unknown> }[] = [];
    withPersonal(event.data, (value, pointer) => {
      found.push({ place: { revision, pointer }, value: value as Personal<unknown> });
      return value;
    });
    return found;
  });
}
