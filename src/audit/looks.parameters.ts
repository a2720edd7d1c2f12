import { Count, Text, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** A page of looks. */
export class LooksPageParameters {
  @Count({ min: 1, max: 500, optional: true, inQuery: true, description: 'Default 100.' })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

/** Which looks in an organisation. */
export class LooksParameters extends LooksPageParameters {
  @UuidField({ optional: true, description: 'Only looks of this person, by any of his accounts.' })
  readonly actor?: string;
  @MomentField({ optional: true, description: 'Only looks from this moment on.' }) readonly from?: Moment;
  @MomentField({ optional: true, description: 'Only looks before this moment.' }) readonly until?: Moment;
}
