import { lists } from '../lists.nl.js';
import type { ActWords } from '../act-words.js';

const REGISTER = 'Dit komt in het register. Noem niemand.';
const reason = { label: 'Waarom?', hint: REGISTER };
const which = 'Welk voorstel om te wissen?';

/** Acts of erasing, and of keeping from it. */
export const erasureActs = {
  proposeErasure: {
    title: 'Voorstellen om te wissen',
    intro:
      'U stelt het voor, een ander keurt het goed. De FG krijgt bericht. Wat is gewist, komt niet terug. Losse teksten kiest u na het zoeken van een naam.',
    submit: 'Stel voor',
    fields: {
      reason,
      what: { label: 'Wat moet weg?', options: lists.erasable },
      ground: { label: 'Op welke grond?', options: lists.erasureGrounds },
      concerns: {
        label: 'Over welke collega gaat het, of welke collega meldde het?',
        hint: 'Wie u kiest, beslist hier niet over.',
      },
    },
  },
  approveErasure: {
    title: 'Wissen goedkeuren',
    intro: 'Een collega stelde dit voor. U beslist als tweede persoon. Wat is gewist, komt niet terug.',
    submit: 'Wis het',
    fields: {
      erasure: which,
      despiteObjection: { label: 'Waarom toch?', hint: REGISTER, needed: 'als de FG bezwaar maakt' },
    },
  },
  rejectErasure: {
    title: 'Wissen afwijzen',
    intro: 'Een collega stelde dit voor. Wijst u het af, dan blijft alles staan.',
    submit: 'Wijs het af',
    fields: { erasure: which, reason },
  },
  objectToErasure: {
    title: 'Bezwaar maken tegen wissen',
    intro:
      'Als FG beslist u niet mee. Maakt u bezwaar, dan kan alleen het bestuur nog goedkeuren, met een reden.',
    submit: 'Maak bezwaar',
    fields: { erasure: which, reason },
  },
  placeLegalHold: {
    title: 'Wissen tegenhouden',
    intro:
      'Dit dossier kan bewijs zijn, bijvoorbeeld in een rechtszaak. Er wordt niets gewist totdat FG of bestuur dit opheft.',
    submit: 'Houd tegen',
    fields: { reason },
  },
  liftLegalHold: {
    title: 'Wissen niet meer tegenhouden',
    submit: 'Hef op',
    fields: { hold: 'Wat wordt opgeheven?', reason },
  },
} satisfies Record<string, ActWords>;
