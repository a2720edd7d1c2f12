import { listsOfDesk } from './lists-of-desk.nl.js';
import { listsOfFacts } from './lists-of-facts.nl.js';

/** Every closed list of the domain that can reach a screen. */
export const lists = { ...listsOfFacts, ...listsOfDesk };
