import type { listsOfPeople as nl } from './lists-of-people.nl.js';
import type { Wide } from './shape.js';

export const listsOfPeople: Wide<typeof nl> = {
  listChanges: {
    added: 'somebody added',
    imported: 'people of a file added',
    changed: 'details of somebody changed',
    'taken-out': 'somebody taken off the list',
    told: 'recorded who of the list was told',
    result: 'recorded what became of telling them',
  },
  outcomesOfTelling: {
    reached: 'reached',
    returned: 'letter came back',
    unreachable: 'cannot be reached',
  },
};
