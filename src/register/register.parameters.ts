import { STATUSES, type Status } from '../breach/domain/status.js';
import { TouchingParameters } from '../breach/contract/touching.parameters.js';
import { RISKS, type Risk } from '../law/ap-form/assessment.js';
import { Count, Flag, OneOf, SlugField, Text } from '../platform/http/dto-fields.js';
import { DayOrMoment } from '../platform/http/moment-fields.js';

/** Which lines of the register. With `asOf` each line is judged by what was known then. */
export class RegisterParameters extends TouchingParameters {
  @SlugField({ optional: true }) readonly organisation?: string;
  @OneOf(STATUSES, { optional: true }) readonly status?: Status;
  @Flag({ optional: true, inQuery: true, description: 'Only open dossiers, or only ended ones.' })
  readonly open?: boolean;
  @Count({
    min: 2000,
    max: 2100,
    optional: true,
    inQuery: true,
    description: 'Received in that year of the Dutch calendar.',
  })
  readonly year?: number;
  @DayOrMoment({ optional: true, description: 'Received then or later; a day counts from its beginning.' })
  readonly receivedFrom?: string;
  @DayOrMoment({ optional: true, description: 'Received then or earlier; a day counts to its end.' })
  readonly receivedUntil?: string;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only those of which the AP has a notification that stands, or only others.',
  })
  readonly notified?: boolean;
  @OneOf(RISKS, { optional: true, description: 'As it was last assessed.' }) readonly risk?: Risk;
  @Text({
    max: 200,
    optional: true,
    description:
      'Words that stand in its texts, in any form of Dutch: `brief buren`, `"verkeerde brief"`, `brief -mail`, `brief or mail`.',
  })
  readonly text?: string;
  @DayOrMoment({
    optional: true,
    description: 'The register as it was known then; a day counts to its end. Pages may then be shorter.',
  })
  readonly asOf?: string;
  @Count({
    min: 1,
    max: 500,
    optional: true,
    inQuery: true,
    description: 'Default 100; a file is the whole register: neither limit nor cursor go with it.',
  })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}
