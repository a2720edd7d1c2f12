import { dutchDay } from '../clock.js';
import { matterLaw, partyBeside } from '../term/matter-kinds.js';
import type { FormInput, FormTold, Sourced } from './form-input.js';

/** Other authorities that were told under other duties; 1.3 of the AP's form, 110 and 111 of the EDPB's template. */
export function authoritiesTold({ told }: FormInput): readonly Sourced<FormTold>[] {
  return told.filter(({ value }) => matterLaw(value.kind).authority === true);
}

export function inDutch({ kind, party, settledAt, number }: FormTold): string {
  return [matterLaw(kind).nl, partyBeside(kind, party), dutchDay(settledAt), number && `nummer ${number}`]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
