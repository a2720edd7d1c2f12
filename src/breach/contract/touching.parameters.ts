import { INCIDENT_TYPES, type IncidentType } from '../../law/ap-vocabulary.js';
import { OneOf, Text } from '../../platform/http/dto-fields.js';

/** Longest name that a list is asked for. */
export const LONGEST_NAME = 200;

/** What happened, what of the organisation it touches, and where: every list of dossiers is asked for these. */
export class TouchingParameters {
  @OneOf(INCIDENT_TYPES, {
    optional: true,
    description: 'What happened: as last assessed, else as reported.',
  })
  readonly incidentType?: IncidentType;
  @Text({
    max: LONGEST_NAME,
    optional: true,
    description: 'The system it touches, in any case, with or without accents.',
  })
  readonly system?: string;
  @Text({ max: LONGEST_NAME, optional: true, description: 'The processor it touches, compared likewise.' })
  readonly processor?: string;
  @Text({
    max: LONGEST_NAME,
    optional: true,
    description: 'Where it was, as last assessed, compared likewise.',
  })
  readonly location?: string;
}
