import type { RegisterText } from '../../shared/register-text.js';
import { RegisterTextField } from './register-text.field.js';

const NAME = { max: 200, optional: true } as const;

/** What of the organisation it touches; what is left out is not known. */
export class InvolvementBody {
  @RegisterTextField({
    ...NAME,
    description: 'As the profile of the organisation calls it, or in own words.',
  })
  readonly processingActivity?: RegisterText;
  @RegisterTextField({
    ...NAME,
    description: 'As the profile of the organisation calls it, or in own words.',
  })
  readonly system?: RegisterText;
  @RegisterTextField({
    ...NAME,
    description: 'As the profile of the organisation calls it, or in own words.',
  })
  readonly processor?: RegisterText;
}
