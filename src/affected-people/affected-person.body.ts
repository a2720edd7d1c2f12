import {
  DATA_CATEGORIES,
  SPECIAL_CATEGORIES,
  type DataCategory,
  type SpecialCategory,
} from '../law/ap-vocabulary.js';
import {
  LETTER_READERS,
  REPRESENTATIVES,
  type LetterReader,
  type Representative,
} from '../law/letter/letter.js';
import { ManyOf, Nested, OneOf, Text } from '../platform/http/dto-fields.js';
import { SAFE_MEANS, type AffectedPerson, type SafeMeans } from './affected-person.js';

export class SafeContactBody {
  @OneOf(SAFE_MEANS, { description: 'How.' }) readonly means!: SafeMeans;
  @Text({ max: 300, description: 'Where, to whom or when: an address, a number, a person.' })
  readonly to!: string;
}

class ReachBody {
  @Text({ max: 300, optional: true, description: 'As it stands on an envelope.' }) readonly address?: string;
  @Text({ max: 254, optional: true }) readonly email?: string;
  @Text({ max: 50, optional: true }) readonly phone?: string;
}

class RepresentativeBody extends ReachBody {
  @OneOf(REPRESENTATIVES) readonly role!: Representative;
  @Text({ max: 200 }) readonly name!: string;
}

/** Somebody on the list; of a name and a client number one is needed. */
export class AffectedPersonBody extends ReachBody {
  @Text({ max: 200, optional: true, needed: 'where there is no client number' }) readonly name?: string;
  @Text({ max: 50, optional: true, needed: 'where there is no name' }) readonly clientNumber?: string;
  @Nested(() => SafeContactBody, {
    optional: true,
    description: 'Used in place of every other way, also of a representative; the others are never printed.',
  })
  readonly safeContact?: SafeContactBody;
  @Text({ max: 3, min: 2, optional: true, description: 'Code such as `nl` (default), `en` or `ar`.' })
  readonly language?: string;
  @OneOf(LETTER_READERS, { optional: true, description: 'Default an adult.' }) readonly reader?: LetterReader;
  @Nested(() => RepresentativeBody, { optional: true, description: 'Who is told in this person’s place.' })
  readonly representative?: RepresentativeBody;
  @ManyOf([...DATA_CATEGORIES, ...SPECIAL_CATEGORIES], {
    optional: true,
    description: 'Of this person; absent: as the dossier says of all.',
  })
  readonly leaked?: (DataCategory | SpecialCategory)[];
}

/** Plain data, with what nobody has to say. */
export function personIn({
  language = 'nl',
  reader = 'adult',
  leaked = [],
  ...body
}: AffectedPersonBody): AffectedPerson {
  return { ...body, language: language.toLowerCase(), reader, ...(leaked.length > 0 && { leaked }) };
}
