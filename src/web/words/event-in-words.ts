import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { EventData, EventTitles, EventType } from './event-data.js';
import { detailsInOrder } from './details.js';
import { EVENT_DETAILS } from './event-details.js';
import type { Say } from './say.js';

export interface EventInWords {
  readonly title: string;
  /** The facts and the free text that it holds; of free text the lines may be broken. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
  /** Id of the other dossier, where it was merged or taken apart. */
  readonly otherDossier?: string;
}

/** An entry of the time line, as people read it. */
export function eventInWords({ event, data }: TimeLineEntryAnswer, say: Say): EventInWords {
  return inWords(event, data as EventData<typeof event>, say);
}

function inWords<T extends EventType>(type: T, data: EventData<T>, say: Say): EventInWords {
  const { titles, labels } = say.words.events;
  return {
    title: (titles as EventTitles)[type](data, say),
    details: detailsInOrder(EVENT_DETAILS[type](data, say)).map(([name, text]) => ({
      label: labels[name],
      text,
    })),
    ...('into' in data && { otherDossier: data.into }),
    ...('from' in data && { otherDossier: data.from }),
  };
}
