import { SlugField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** That somebody on the ladder is away, and until when; why is asked of nobody. */
export class AbsenceBody {
  @SlugField({ description: 'Id of the step in the profile.' }) readonly step!: string;
  @MomentField({ optional: true, description: 'Absent: he is there again.' }) readonly until?: Moment;
}
