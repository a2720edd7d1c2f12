import { createHash } from 'node:crypto';
import type { LeaveOutReason } from '../directory/held-of-people.port.js';
import { canonicalJson } from '../shared/canonical-json.js';
import type { Moment } from '../shared/moment.js';
import { blackedOut } from './blacked-out.js';
import type { ShownPlace } from './held-of-person.js';

/** A text as it is handed over. */
interface HandedOver {
  readonly source: ShownPlace['source'];
  readonly reference?: string;
  /** Type of the event it stands in. */
  readonly event?: string;
  readonly at?: Moment;
  readonly text: string;
  /** Why words of it are black. */
  readonly blackedOut?: LeaveOutReason;
}

/** What is held of somebody, as he gets it. */
export interface WhatGoesOut {
  readonly texts: readonly HandedOver[];
  /** What of his is not handed over, or not whole; what is about others is not his to be told. */
  readonly leftOut: readonly { readonly why: LeaveOutReason; readonly places: number }[];
}

const TOLD: readonly LeaveOutReason[] = ['rights-of-others', 'reporter-confidential'];

export function whatGoesOut(places: readonly ShownPlace[]): WhatGoesOut {
  const there = places.filter((place) => 'outOfSight' in place || place.text !== undefined);
  return {
    texts: there.flatMap((place) => {
      if (place.why !== undefined || 'outOfSight' in place || place.text === undefined) return [];
      const { source, reference, event, at, text, words = [], wordsWhy } = place;
      return [
        {
          source,
          ...(reference !== undefined && { reference }),
          ...(event !== undefined && { event }),
          ...(at !== undefined && { at }),
          text: blackedOut(text, words),
          ...(words.length > 0 && wordsWhy && { blackedOut: wordsWhy }),
        },
      ];
    }),
    leftOut: TOLD.map((why) => ({
      why,
      places: there.filter((place) => (place.why ?? place.wordsWhy) === why).length,
    })).filter(({ places: count }) => count > 0),
  };
}

/** Whether somebody sees everything that goes out, and what is kept back, but who reported. */
export const seesAll = (places: readonly ShownPlace[]): boolean =>
  places.every((place) => !('outOfSight' in place) || place.why === 'reporter-confidential');

/** Without the salt it confirms nothing to anybody. */
export const digestOf = (goesOut: WhatGoesOut, salt: string): string =>
  createHash('sha256')
    .update(`${salt}\n${canonicalJson(goesOut)}`)
    .digest('hex');
