import type { ForPeople } from '../../law/letter/letter-words.js';
import type { RegisterText } from '../../shared/register-text.js';
import { RegisterTextField } from './register-text.field.js';

/**
 * Sentences that go to the people concerned as they are: to adults, parents, young people, and put up in public. So
 * without names, without "u", "je" or "you", and none longer than 25 words.
 */
export class ForPeopleBody implements ForPeople {
  @RegisterTextField({ max: 1_000, description: 'In plain Dutch (B1).' }) readonly nl!: RegisterText;
  @RegisterTextField({ max: 1_000, optional: true, description: 'In English, for letters in English.' })
  readonly en?: RegisterText;
}
