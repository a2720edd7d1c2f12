import { Count } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';

const MOST = 1_000_000;

/** What a list does not show; told to FG, board and auditor only, and of no dossier that is about the reader. */
export class OutOfSightAnswer {
  @Count({ min: 0, max: MOST, optional: true, description: 'How many dossiers are restricted.' })
  readonly restricted?: number;
  @ListOfUuids({
    max: MOST,
    optional: true,
    description: 'Ids of those among them that are shut to the reader: there is an emergency way in.',
  })
  readonly shut?: readonly string[];
}
