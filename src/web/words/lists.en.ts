import { listsOfDesk } from './lists-of-desk.en.js';
import { listsOfDuties } from './lists-of-duties.en.js';
import { listsOfErasure } from './lists-of-erasure.en.js';
import { listsOfFacts } from './lists-of-facts.en.js';
import { listsOfPeople } from './lists-of-people.en.js';
import type { lists as nl } from './lists.nl.js';
import type { Wide } from './shape.js';

export const lists: Wide<typeof nl> = {
  ...listsOfFacts,
  ...listsOfDesk,
  ...listsOfDuties,
  ...listsOfErasure,
  ...listsOfPeople,
};
