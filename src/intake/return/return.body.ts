import { Flag, Text, UuidField } from '../../platform/http/dto-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Personal } from '../../shared/personal.js';

/** What stands on a receipt. */
export class AccessBody {
  @Text({ max: 50, description: 'In any case, with whatever stands between its signs.' })
  readonly reference!: string;
  @Text({ max: 100, description: 'Likewise.' }) readonly secret!: string;
}

export class AdditionBody {
  @PersonalText('dossier', { max: 20_000, description: 'In the reporter’s own words.' })
  readonly text!: Personal<string>;
}

export class ReplyBody extends AdditionBody {
  @UuidField({ description: 'Its id, as the answer to `access` has it.' }) readonly question!: string;
}

export class WishBody {
  @Flag({ description: 'Whether he wants to hear what became of it.' }) readonly outcome!: boolean;
}
