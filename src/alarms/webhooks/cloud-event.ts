import type { Moment } from '../../shared/moment.js';
import type { Notice } from '../notice.js';

/** CloudEvents 1.0. Ids, codes, numbers and moments: nothing of what a dossier says, and not its reference, which people phone with. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Of the event in the log. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Id of the dossier. */
  readonly subject?: string;
  readonly time: Moment;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, string | number>>;
}

export function cloudEventOf({ cause, at, organisation, breach, dueAt, facts = {} }: Notice): CloudEvent {
  const { event = 'Event', ...rest } = facts;
  return {
    specversion: '1.0',
    id: cause,
    source: `urn:lekwacht:${organisation}`,
    type: `nl.lekwacht.${event}`,
    ...(breach !== undefined && { subject: breach }),
    time: at,
    datacontenttype: 'application/json',
    data: {
      organisation,
      ...(breach !== undefined && { breach }),
      ...(dueAt !== undefined && { dueAt }),
      ...rest,
    },
  };
}
