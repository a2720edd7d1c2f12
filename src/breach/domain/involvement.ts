import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { fields } from './fields.js';

/** What of the organisation it touches: as its profile calls it, or in words of one's own. */
export interface Involved {
  readonly processingActivity?: RegisterText;
  readonly system?: RegisterText;
  readonly processor?: RegisterText;
}

/** The whole of it each time: what is left out is not known. */
export type InvolvementEstablished = DomainEvent<'InvolvementEstablished', Involved>;

export interface InvolvementFields {
  readonly involved?: Involved;
}

export const involvement = fields<InvolvementFields, InvolvementEstablished>({
  initial: {},
  on: { InvolvementEstablished: (_, involved) => ({ involved }) },
});

export type EstablishInvolvement = Command<'EstablishInvolvement', Involved>;

function establishInvolvement(
  { involved: known = {} }: InvolvementFields,
  { type: _type, ...involved }: EstablishInvolvement,
): readonly InvolvementEstablished[] {
  const { processingActivity, system, processor } = involved;
  const isSame =
    processingActivity === known.processingActivity &&
    system === known.system &&
    processor === known.processor;
  return isSame ? [] : [{ type: 'InvolvementEstablished', data: involved }];
}

export const involvementDecisions = {
  EstablishInvolvement: alsoWhen('ended', establishInvolvement),
} satisfies Decisions;
