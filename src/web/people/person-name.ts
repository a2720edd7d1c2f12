import { wordsIn } from '../words/words.js';
import type { PeopleDesk } from './people-desk.service.js';

/** How somebody is called here; by the beginning of his number where nobody knows. */
export const calledIn = ({ names, language }: Pick<PeopleDesk, 'names' | 'language'>, id: string): string =>
  names.get(id) ?? wordsIn(language).people.nameless(id.slice(0, 8));
