import type { listsOfErasure as nl } from './lists-of-erasure.nl.js';
import type { Wide } from './shape.js';

export const listsOfErasure: Wide<typeof nl> = {
  erasable: {
    reporter: 'who the reporter is and how to reach him',
    values: 'texts or names in certain places',
    dossier: 'all personal data of the dossier',
  },
  erasureGrounds: {
    'no-longer-needed': 'no longer needed (Art. 17(1)(a))',
    'consent-withdrawn': 'consent withdrawn (Art. 17(1)(b))',
    objection: 'objected to (Art. 17(1)(c))',
    'unlawful-processing': 'should not be there: unlawfully processed (Art. 17(1)(d))',
    'legal-obligation': 'a law obliges to it (Art. 17(1)(e))',
    'service-to-child': 'online service to a child (Art. 17(1)(f))',
  },
  scopes: {
    dossier: 'text in the dossier',
    reporter: 'of the reporter',
    affected: 'of people concerned',
    register: 'text of the register',
    staff: 'of staff',
  },
};
