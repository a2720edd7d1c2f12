import { Injectable } from '@nestjs/common';
import { AffectedPeople, refuseHoles, type NamedPerson } from '../affected-people/affected-people.query.js';
import { isTold } from '../affected-people/affected-person.js';
import { openWaysTo, whyNotTold } from '../affected-people/why-not-told.js';
import type { Breach } from '../breach/domain/breach.js';
import { safetyAtStake } from '../breach/domain/safety.js';
import type { History } from '../breach/dossier/history.js';
import type { LetterWishes } from '../law/letter/speaker.js';
import type { Sentence } from '../law/sentence.js';
import type { LettersToPeopleAnswer } from './letters-to-people.answer.js';
import { Letters, type LetterWriter } from './letters.query.js';
import type { WhySetAside } from './set-aside.js';

const LETTERS_ON_A_PAGE = 100;

const ABOUT: Sentence = { nl: 'Deze brief gaat over {name}.', en: 'This letter is about {name}.' };

type ToPerson = LettersToPeopleAnswer['letters'][number];
type SetAside = LettersToPeopleAnswer['setAside'][number];

/** One letter for each person on the list who is not told yet and can be told by letter; the others, and why not. */
@Injectable()
export class LettersToPeople {
  constructor(
    private readonly lists: AffectedPeople,
    private readonly letters: Letters,
  ) {}

  /** @throws Refusal while somebody on the list cannot be read, or rows are missing; as `Letters` does */
  async of(history: History, after = ''): Promise<LettersToPeopleAnswer> {
    const list = await this.lists.of(history);
    refuseHoles(list);
    const write = this.letters.writer(history);
    const made = list.people
      .filter((person) => !isTold(person))
      .map((person) => ({ id: person.id, made: letterTo(person, list.breach, write) }));
    const letters = made.flatMap(({ id, made: one }) => ('text' in one && id > after ? [one] : []));
    const page = letters.slice(0, LETTERS_ON_A_PAGE);
    const last = page.at(-1);
    return {
      letters: page,
      setAside: made.flatMap(({ made: one }) => ('why' in one ? [one] : [])),
      ...(letters.length > page.length && last && { next: last.id }),
    };
  }
}

function letterTo(one: NamedPerson, breach: Breach, write: LetterWriter): ToPerson | SetAside {
  const { id, person } = one;
  const { representative, reader, leaked, language } = person;
  const called = person.name ?? person.clientNumber ?? '';
  // The ways of whom nobody may tell stand nowhere.
  const ways = openWaysTo(person, breach);
  const aside = (why: WhySetAside): SetAside => ({ id, called, why, ways });
  const why = whyNotTold(person, breach, { means: ['letter'], isNamed: false });
  if (why !== undefined) return aside(why === 'not-by-these-means' ? 'not-by-letter' : why);
  const wishes: LetterWishes = {
    ...{ reader, means: 'letter', language: language === 'en' ? 'en' : 'nl' },
    ...(representative && { representative: representative.role }),
  };
  const { text, gaps } = write(wishes, leaked);
  if (gaps.length > 0) return aside('letter-not-ready');
  const name = representative?.name ?? person.name;
  return {
    ...{ id, address: ways.find(({ means }) => means === 'letter')?.to ?? '', text },
    language: wishes.language,
    ...(name !== undefined && { name }),
    // Who stands up for several has to know for whom; in danger the letter names nobody.
    ...(representative &&
      !safetyAtStake(breach) && { about: ABOUT[wishes.language].replace('{name}', () => called) }),
    ...(language !== wishes.language && { speaks: language }),
  };
}
