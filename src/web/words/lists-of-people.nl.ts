import type { OutcomeOfTelling } from '../../affected-people/affected-person.js';
import type { ListChange } from '../../breach/domain/affected-people.js';

/** The list of people concerned. */
export const listsOfPeople = {
  listChanges: {
    added: 'iemand toegevoegd',
    imported: 'mensen uit een bestand toegevoegd',
    changed: 'gegevens van iemand veranderd',
    'taken-out': 'iemand van de lijst gehaald',
    told: 'vastgelegd wie van de lijst is ingelicht',
    result: 'vastgelegd wat het inlichten opleverde',
  } satisfies Record<ListChange, string>,
  outcomesOfTelling: {
    reached: 'bereikt',
    returned: 'brief kwam terug',
    unreachable: 'niet te bereiken',
  } satisfies Record<OutcomeOfTelling, string>,
};
