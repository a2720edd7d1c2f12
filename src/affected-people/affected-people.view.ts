import { isListHeld, listDueAt } from '../breach/domain/listing-people.js';
import { figuresOf, isTold } from './affected-person.js';
import type { AffectedPeopleAnswer, PersonOnListAnswer } from './affected-people.answer.js';
import type { AffectedPeopleList, NamedPerson } from './affected-people.query.js';
import { openWaysTo, whyNotAtAll } from './why-not-told.js';

/** People on one page of a list. */
const PEOPLE_ON_A_PAGE = 50;

/** @param days of the profile; absent where the organisation is served no more */
export function listView(
  list: AffectedPeopleList,
  { after = '', days }: { readonly after?: string | undefined; readonly days: number | undefined },
): AffectedPeopleAnswer {
  const { breach, people, unreadable, isComplete } = list;
  const { toldAgain: _told, reachedAgain: _reached, ...figures } = figuresOf(people, unreadable.length);
  const rest = people.filter(({ id }) => id > after);
  const entries = rest.slice(0, PEOPLE_ON_A_PAGE);
  const last = entries.at(-1);
  const keptUntil = days === undefined ? undefined : listDueAt(breach, days);
  return {
    ...figures,
    reachable: people.filter(({ person }) => whyNotAtAll(person, breach) === undefined).length,
    told: people.filter(isTold).length,
    unreadable: unreadable.length,
    isComplete,
    ...(keptUntil !== undefined && { keptUntil }),
    isHeld: isListHeld(breach),
    entries: entries.map((one) => personView(one, list)),
    ...(rest.length > entries.length && last && { next: last.id }),
  };
}

export function personView({ id, person, told }: NamedPerson, list: AffectedPeopleList): PersonOnListAnswer {
  const { safeContact, representative, leaked, ...rest } = person;
  const whyNot = whyNotAtAll(person, list.breach);
  return {
    ...{ id, ...rest },
    ...(safeContact && { safeContact }),
    ...(representative && { representative }),
    ...(leaked && { leaked: [...leaked] }),
    ways: openWaysTo(person, list.breach).map(({ means }) => means),
    ...(whyNot && { whyNot }),
    told: told.flatMap(({ change, ...telling }) => {
      const round = roundOf(change, list);
      return round === undefined ? [] : [{ round, ...telling }];
    }),
    isTold: isTold({ person, told }),
  };
}

/** Revision of the round that was recorded with this change. */
export function roundOf(change: string, { breach }: AffectedPeopleList): number | undefined {
  return breach.affectedPeople?.tellings.find((one) => one.change === change)?.round;
}
