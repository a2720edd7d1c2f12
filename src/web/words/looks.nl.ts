import type { Outcome } from '../../audit/look-record.js';
import type { LookedAt } from '../../breach/dossier/look.js';
import type { WayIn } from '../../breach/domain/restriction.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** Who looked at what. */
export const looks = {
  title: 'Wie keek',
  ofDossier: (reference: string) => `Wie keek in dossier ${reference}`,
  linkFromDossier: 'Wie keek in dit dossier',
  intro:
    'Elke blik op een dossier, formulier, brief, lijst of bestand staat hier, ook een die is geweigerd. Alleen de FG ziet dit. Dat u nu kijkt, staat er ook bij.',
  counted: 'Wie binnen een kwartier vaker dezelfde lijst opent, staat er één keer, met het aantal.',
  filter: {
    title: 'Zoeken',
    organisation: 'Organisatie',
    person: 'Wie',
    everybody: 'Iedereen',
    from: 'Vanaf',
    until: 'Tot en met',
    show: 'Toon',
    clear: 'Wis de keuze',
  },
  table: 'Wie keek, het nieuwste boven',
  columns: { at: 'Wanneer', who: 'Wie', what: 'Wat', dossier: 'Dossier', outcome: 'Uitkomst' },
  times: (count: number, until: string) => say`${count} keer, tot ${until}`,
  withToken: 'met een programma',
  opened: (how: string) => `Het dossier is afgeschermd: ${how}.`,
  nothing: 'Niemand.',
  older: 'Eerder',
  newest: 'Naar het nieuwste',
  backToDossier: 'Terug naar het dossier',

  what: {
    dossier: 'het dossier',
    'time-line': 'de tijdlijn',
    replay: 'wat er toen bekend was',
    'ap-form': 'het formulier voor de AP',
    'edpb-template': 'het Europese formulier',
    letter: 'een brief',
    'affected-people': 'de lijst van betrokkenen',
    attachment: 'een bestand van het dossier',
    'looks-at-dossier': 'wie in dit dossier keek',
    'personal-values': 'een zoekopdracht naar wat er in het dossier over iemand staat',
    'erasure-certificate': 'een bewijs van wissen',
    'access-request': 'een inzageverzoek',
    'access-answer': 'het antwoord op een inzageverzoek',
    'access-requests': 'de inzageverzoeken',
    inquiry: 'een onderzoek',
    'inquiry-bundle': 'de bundel van een onderzoek',
    inquiries: 'de onderzoeken',
    'waiting-reports': 'de meldingen die nog wachten',
    retention: 'wat bewaard wordt en wanneer het weg kan',
    'register-export': 'het register als bestand of op papier',
    'log-proof': 'een bewijs dat iets in het logboek staat',
    'dossier-list': 'de lijst van dossiers',
    dashboard: 'de lopende datalekken',
    register: 'het register',
    'looks-in-organisation': 'wie er keek in de organisatie',
    'log-checkpoint': 'het controlepunt van het logboek',
  } satisfies Record<LookedAt, string>,
  openedBy: {
    list: 'deze persoon staat op de lijst',
    function: 'het is open voor deze functie',
    deputy: 'deze persoon vervangt iemand',
    emergency: 'noodtoegang, met de reden op de tijdlijn',
  } satisfies Record<WayIn, string>,
  outcomes: { shown: 'getoond', refused: 'geweigerd' } satisfies Record<Outcome, string>,
};
