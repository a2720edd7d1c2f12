import type { filters as nl } from './filters.nl.js';
import type { Wide } from './shape.js';

export const filters: Wide<typeof nl> = {
  incidentType: 'What happened',
  system: 'System',
  processor: 'Processor',
  location: 'Place, as assessed',
  namesHint: 'System, processor, place: the whole name. Capitals and accents make no difference.',
  text: 'Words in the register',
  textHint:
    'Words: no names of people, the register has none. A word with a - before it may not stand in it.',
  mine: 'Only what I handle',
};
