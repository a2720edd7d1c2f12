import { isPersonal } from '../../shared/personal.js';
import type { Place } from '../domain/erasure.js';
import type { History } from './history.js';

/** In the place of a text that was left out of an inquiry: it is neither erased nor lost. */
export const LEFT_OUT_TEXT = '[weggelaten uit dit onderzoek / left out of this inquiry]';

/** The same history without what is not shown to an auditor. */
export function withoutKept(history: History, places: readonly Place[]): History {
  if (places.length === 0) return history;
  return history.map((recorded) => {
    const pointers = places
      .filter(({ revision }) => revision === recorded.revision)
      .map(({ pointer }) => pointer.split('/').slice(1).map(unescaped));
    if (pointers.length === 0) return recorded;
    const data = pointers.reduce<unknown>(leftOutAt, recorded.event.data);
    return { ...recorded, event: { ...recorded.event, data } } as History[number];
  });
}

/** What was done against a danger and how somebody is reached safely: for whoever may tell people, and nobody beyond. */
export function withoutSafetyNotes(history: History): History {
  const noted: Readonly<Record<string, string>> = {
    SafetyRiskRaised: 'note',
    SafetyMeasureTaken: 'what',
    SafeContactEstablished: 'how',
  };
  return history.map((recorded) => {
    const field = noted[recorded.event.type];
    if (field === undefined) return recorded;
    return {
      ...recorded,
      event: { ...recorded.event, data: leftOutAt(recorded.event.data, [field]) },
    } as History[number];
  });
}

function leftOutAt(value: unknown, [step, ...further]: readonly string[]): unknown {
  if (step === undefined) return leftOut(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (String(at) === step ? leftOutAt(each, further) : each));
  if (!Object.hasOwn(value, step)) return value;
  return { ...value, [step]: leftOutAt((value as Record<string, unknown>)[step], further) };
}

function leftOut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !isPersonal(value)) return inPlaceOf(value);
  return 'value' in value ? { scope: value.scope, value: inPlaceOf(value.value) } : value;
}

/** Of a contact its shape stays: a view knows what to do with that. */
function inPlaceOf(value: unknown): unknown {
  if (typeof value === 'string') return LEFT_OUT_TEXT;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inPlaceOf);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inPlaceOf(each)]));
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
