import { CHANNELS, type Channel } from '../breach/domain/entry.js';
import { InvolvementBody } from '../breach/contract/involvement.body.js';
import { RegisterTextField } from '../breach/contract/register-text.field.js';
import { Nested, OneOf } from '../platform/http/dto-fields.js';
import { ListOfSlugs } from '../platform/http/list-fields.js';
import { DayOrMoment } from '../platform/http/moment-fields.js';
import type { RegisterText } from '../shared/register-text.js';
import { SaidBody } from './report.body.js';

/** A report that came by phone, letter, mail, in person or from another system, as somebody here writes it down. */
export class EntryBody {
  @ListOfSlugs({
    min: 1,
    max: 100,
    description:
      'For which organisations, by their short names: more than one only for what a processor reports.',
  })
  readonly organisations!: string[];
  @OneOf(CHANNELS, { description: 'How it came in.' }) readonly channel!: Channel;
  @DayOrMoment({
    notInFuture: true,
    description: 'When the organisation first heard of it; of a day its first moment counts.',
  })
  readonly firstContactAt!: string;
  @RegisterTextField({
    max: 100,
    optional: true,
    description: 'Whose number it is: another system, another register, the sender.',
  })
  readonly source?: RegisterText;
  @RegisterTextField({
    max: 100,
    optional: true,
    description: 'Its number there. The same number of the same source is the same dossier.',
  })
  readonly number?: RegisterText;
  @Nested(() => InvolvementBody, { optional: true, description: 'What of the organisation it touches.' })
  readonly involved?: InvolvementBody;
  @Nested(() => SaidBody, { description: 'What was said, as far as it is known.' })
  readonly report!: SaidBody;
}
