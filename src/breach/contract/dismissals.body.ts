import { Flag, OneOf } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { RegisterTextField } from './register-text.field.js';

export class DismissalsBody {
  @ListOfUuids({ min: 1, max: 200, description: 'Dossiers nobody has looked at.' }) readonly ids!: string[];
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
  @Flag({
    optional: true,
    description:
      'Also reports that say that somebody may be in danger: a second person has to send the same. Default: those are left as they are.',
  })
  readonly includingDanger?: boolean;
}
