import { UuidField } from '../platform/http/dto-fields.js';
import { ListOfUuids } from '../platform/http/list-fields.js';

/** Two accounts that are one person's. */
export class LinkBody {
  @ListOfUuids({ min: 2, max: 2, description: 'Two actor ids of this organisation.' })
  readonly accounts!: readonly [string, string];
}

/** An account that is not. */
export class UnlinkBody {
  @UuidField({ description: 'Actor id that is a person’s of its own again.' }) readonly account!: string;
}
