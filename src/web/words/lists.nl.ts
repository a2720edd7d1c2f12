import { listsOfDesk } from './lists-of-desk.nl.js';
import { listsOfDuties } from './lists-of-duties.nl.js';
import { listsOfErasure } from './lists-of-erasure.nl.js';
import { listsOfFacts } from './lists-of-facts.nl.js';
import { listsOfPeople } from './lists-of-people.nl.js';

/** Every closed list of the domain that can reach a screen. */
export const lists = {
  ...listsOfFacts,
  ...listsOfDesk,
  ...listsOfDuties,
  ...listsOfErasure,
  ...listsOfPeople,
};
