import type {
  AccessRequest,
  ExtensionReason,
  IdentityWay,
  RefusalGround,
  RequestChannel,
} from '../../access-requests/access-request.js';
import type { HeldSource, LeaveOutReason, Match } from '../../directory/held-of-people.port.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** Somebody asks what is held of him: the list, one request, and the answer. */
export const accessRequests = {
  title: 'Inzageverzoeken',
  intro:
    'Iemand vraagt wat u van hem bewaart (artikel 15 AVG). U antwoordt binnen een maand. De lijst noemt geen namen.',
  open: 'Te beantwoorden',
  none: 'Er is geen verzoek te beantwoorden.',
  ended: 'Afgehandeld',
  noneEnded: 'Nog niets.',
  more: 'Eerdere verzoeken',
  columns: { request: 'Verzoek', received: 'Ontvangen', due: 'Antwoord uiterlijk', state: 'Stand' },
  late: 'te laat',
  ready: 'wacht op wie het vrijgeeft',
  inWork: 'in behandeling',
  enter: 'Voer een verzoek in',
  enterHint: 'Het kwam per brief, e-mail of telefoon. Vul in waarmee u de persoon kunt vinden.',
  fields: {
    organisation: 'Organisatie',
    name: 'Naam',
    email: 'E-mailadres',
    phone: 'Telefoonnummer',
    clientNumber: 'Cliëntnummer',
    receivedAt: 'Wanneer kwam het binnen?',
    receivedAtHint: 'De maand begint dan. Leeg: nu.',
    channel: 'Hoe kwam het binnen?',
    account: 'Is het een collega? Wie?',
    accountHint: 'Een collega behandelt zijn eigen verzoek niet.',
    noColleague: 'Geen collega',
    how: 'Hoe hebt u vastgesteld wie het vraagt?',
    reason: 'Waarom duurt het langer?',
    ground: 'Waarom weigert u?',
    why: 'Gaat dit eruit?',
    words: 'Woorden die u weglaat',
    wordsHint: 'Elk op een eigen regel. Ze worden zwart, overal in deze tekst.',
    wordsWhy: 'Waarom laat u die woorden weg?',
    ready: 'Dit is klaar om vrij te geven',
  },
  submitEnter: 'Voer het verzoek in',

  requestOf: (reference: string) => `Inzageverzoek ${reference}`,
  back: 'Alle inzageverzoeken',
  facts: {
    state: 'Stand',
    asked: 'Gevraagd door',
    received: 'Ontvangen',
    due: 'Antwoord uiterlijk',
    identity: 'Wie het vraagt',
    extended: 'Termijn verlengd',
    searched: 'Gezocht',
    prepared: 'Voorbereid door',
    released: 'Vrijgegeven',
    refused: 'Geweigerd',
    forgotten: 'Gewist',
  },
  notYet: 'nog niet',
  erased: 'gewist',
  by: (who: string, when: string) => `${who}, ${when}`,
  forms: {
    preparation: {
      title: 'Wat eruit gaat',
      hint: 'Lees elke tekst helemaal. Laat weg wat over anderen gaat. Wie meldde, deed dat in vertrouwen. Wie hier iets bewaart of zoekt, geeft het antwoord niet zelf vrij.',
      submit: 'Bewaar',
    },
    identity: {
      title: 'Stel vast wie het vraagt',
      hint: 'Maak geen kopie van een identiteitsbewijs en bewaar er geen.',
      submit: 'Leg vast wie het vraagt',
    },
    extension: {
      title: 'Verleng de termijn met twee maanden',
      hint: 'Dat kan één keer, binnen de eerste maand. Vertel het ook aan wie het vroeg, met de reden.',
      submit: 'Verleng de termijn',
    },
    search: {
      title: 'Zoek',
      hint: 'Alle dossiers van uw organisatie worden doorzocht, ook teksten van het register en formulieren, en de namen van collega’s.',
      submit: 'Zoek in alles',
    },
    release: {
      title: 'Geef het antwoord vrij',
      hint: 'U ziet hierboven precies wat eruit gaat. U doet dit als tweede persoon. U logt zo nodig opnieuw in.',
      submit: 'Geef vrij',
    },
    refusal: {
      title: 'Weiger het verzoek',
      hint: 'Vertel wie het vroeg waarom, en dat een klacht bij de AP mogelijk is (artikel 12, lid 4, AVG).',
      submit: 'Weiger',
    },
    withdrawal: {
      title: 'Ingetrokken',
      hint: 'Wie het vroeg, wil geen antwoord meer.',
      submit: 'Het is ingetrokken',
    },
  },
  searchAgain: 'Zoek opnieuw in alles',
  found: (count: number) => say`Gevonden op ${count} ${count === 1 ? 'plaats' : 'plaatsen'}`,
  foundNothing: 'Er is niets gevonden dat u mag zien.',
  outOfSight: (count: number) =>
    count === 1
      ? 'Ook in één afgeschermd dossier dat u niet kunt openen, staat iets. Vraag iemand die het wel mag zien.'
      : say`Ook in ${count} afgeschermde dossiers die u niet kunt openen, staat iets. Vraag iemand die ze wel mag zien.`,
  place: (source: string, reference: string, when: string) =>
    [source, reference, when].filter(Boolean).join(', '),
  wasErased: 'Deze tekst is inmiddels gewist.',
  goesOut: 'Zo gaat het eruit',
  give: 'Ja',
  byAnother: 'Een ander geeft dit vrij: het bestuur of de FG, en niet wie het voorbereidde.',
  toAnswer: 'Open het antwoord om af te drukken',

  answerOf: (reference: string) => `Antwoord op inzageverzoek ${reference}`,
  print: 'Druk het antwoord af',
  notAsReleased: 'Na het vrijgeven is hier iets uit gewist.',
  dear: 'Geachte heer, mevrouw,',
  youAsked: (when: string) => `Op ${when} vroeg u welke gegevens wij van u hebben. Dit is ons antwoord.`,
  asOf: (when: string) => `Dit hadden wij op ${when}:`,
  nothing: 'Wij hebben geen gegevens van u gevonden.',
  blackedOut: (why: string) => `Zwart: ${why}.`,
  leftOut: 'Wat wij niet geven',
  leftOutLine: (count: number, why: string) =>
    say`${count} ${count === 1 ? 'tekst' : 'teksten'} niet, of niet helemaal: ${why}.`,

  states: {
    open: 'te beantwoorden',
    released: 'vrijgegeven',
    refused: 'geweigerd',
    withdrawn: 'ingetrokken',
  } satisfies Record<AccessRequest['state'], string>,
  channels: {
    'e-mail': 'per e-mail',
    letter: 'per brief',
    telephone: 'per telefoon',
    'in-person': 'aan de balie, of in een gesprek',
    other: 'op een andere manier',
  } satisfies Record<RequestChannel, string>,
  identityWays: {
    'known-here': 'deze persoon is hier bekend',
    'own-account': 'via een eigen account, zoals een portaal',
    'called-back': 'teruggebeld op een nummer dat wij al hadden',
    'letter-to-known-address': 'met een code per brief aan het adres dat wij al hadden',
    'document-shown': 'liet een identiteitsbewijs zien (geen kopie)',
    'representative-authorised': 'vertegenwoordiger die mag optreden',
  } satisfies Record<IdentityWay, string>,
  extensionReasons: {
    complex: 'het verzoek is ingewikkeld',
    'many-requests': 'er zijn veel verzoeken',
  } satisfies Record<ExtensionReason, string>,
  refusalGrounds: {
    'not-identified': 'niet vast te stellen wie het vraagt (artikel 12, lid 2, AVG)',
    'manifestly-unfounded': 'duidelijk ongegrond (artikel 12, lid 5, AVG)',
    excessive: 'buitensporig, omdat het steeds opnieuw komt (artikel 12, lid 5, AVG)',
  } satisfies Record<RefusalGround, string>,
  leaveOutReasons: {
    'rights-of-others': 'rechten van anderen',
    'reporter-confidential': 'wie meldde, deed dat in vertrouwen',
    'not-about-him': 'gaat over iemand anders',
  } satisfies Record<LeaveOutReason, string>,
  matches: { whole: 'zeker gevonden', part: 'alleen een deel van de naam' } satisfies Record<Match, string>,
  sources: {
    dossier: 'Dossier',
    directory: 'Lijst van collega’s',
    'affected-people': 'Lijst van betrokkenen',
  } satisfies Record<HeldSource, string>,
};
