import type { Delivery, Inquirer } from '../../audit/inquiry/inquiry.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** Somebody from outside asks to see dossiers: the list of inquiries, one of them, and what an auditor reads. */
export const inquiries = {
  title: 'Onderzoeken',
  intro:
    'De AP, een rechter of een accountant vraagt dossiers. U opent een onderzoek, laat weg wat niet getoond mag worden, en maakt een bundel die zichzelf bewijst.',
  introOfAuditor: 'Dit zijn de onderzoeken die voor u open zijn. U leest alleen deze dossiers.',
  list: 'Onderzoeken, open eerst',
  none: 'Er is geen onderzoek.',
  columns: {
    inquiry: 'Onderzoek',
    by: 'Wie vraagt',
    period: 'Periode',
    dossiers: 'Dossiers',
    state: 'Stand',
  },
  isOpen: 'open',
  closedAt: (day: string) => `gesloten op ${day}`,
  bundles: (count: number) =>
    count === 0 ? 'nog geen bundel' : count === 1 ? 'één bundel gemaakt' : say`${count} bundels gemaakt`,
  period: (from: string, until: string) => `${from} tot en met ${until}`,
  begin: 'Open een onderzoek',
  back: 'Alle onderzoeken',

  openTitle: 'Open een onderzoek',
  openIntro:
    'Kies de dossiers. Elk gekozen dossier wordt helemaal getoond: codes, tijden en besluiten altijd, teksten tenzij u ze weglaat.',
  fields: {
    organisation: 'Van welke organisatie?',
    inquirer: 'Wie vraagt het?',
    askedBy: 'Naam en brief',
    askedByHint: 'Bijvoorbeeld: inspecteur J. Jansen, brief van 3 maart met kenmerk z2026-00123.',
    ground: 'Op welke grond wordt het gevraagd, en geeft u het?',
    groundHint: 'Bijvoorbeeld: artikel 58, lid 1, onder a en e, AVG. Noem geen mensen.',
    from: 'Vanaf welke dag?',
    until: 'Tot en met welke dag?',
    dossiers: 'Welke dossiers?',
    dossiersHint: 'Alleen dossiers die u zelf mag zien.',
    auditors: 'Voor welke auditors is het open?',
    auditorsHint: 'Kruist u niemand aan, dan lezen alle auditors van de organisatie mee.',
    noDossiers: 'Er zijn geen dossiers die u mag kiezen.',
    reporter: 'Wie meldde: naam en contact',
    affected: 'Wie het aangaat: namen en contact',
    staff: 'Namen van medewerkers in teksten',
    leaveOut: 'Wat laat u in alle dossiers weg?',
    leaveOutHint:
      'Weglaten kan per soort. Eén tekst of één gebeurtenis laat u weg op de volgende bladzijde. Er blijft altijd staan dat er iets is weggelaten, en op welke grond.',
    deliveredAt: 'Wanneer is de bundel overhandigd?',
    how: 'Hoe?',
    to: 'Aan wie?',
    bundle: 'Welke bundel?',
  },
  dossierOf: (reference: string, day: string) => `${reference}, ontvangen ${day}`,
  asked: 'Wat er is gevraagd',
  next: 'Verder: kijk wat u weglaat',
  choose: 'Kijk na en laat weg',
  chooseIntro:
    'Zet bij elke tekst die niet getoond mag worden de grond. Wat u hier niet aankruist, wordt getoond.',
  whole: 'De hele gebeurtenis',
  show: 'Tonen',
  textsOf: (reference: string) => `Teksten van ${reference}`,
  submitOpen: 'Open het onderzoek',
  openHint:
    'Daarna lezen auditors van uw organisatie deze dossiers. Wat u weglaat, lezen zij ook niet. Wat u hebt geopend, verandert u niet meer: sluit het en open een nieuw.',

  inquiryOf: (reference: string) => `Onderzoek ${reference}`,
  facts: {
    state: 'Stand',
    inquirer: 'Wie vraagt',
    askedBy: 'Naam en brief',
    ground: 'Grond',
    period: 'Periode',
    opened: 'Geopend',
    auditors: 'Voor welke auditors',
    allAuditors: 'alle auditors van de organisatie',
  },
  dossiers: 'Dossiers',
  omitted: 'Weggelaten',
  nothingOmitted: 'Niets.',
  omission: (where: string, what: string, ground: string) => `${where}: ${what}. Grond: ${ground}.`,
  everything: 'de hele gebeurtenis',
  everywhere: 'overal in het dossier',
  scopes: {
    reporter: 'wie meldde',
    affected: 'wie het aangaat',
    staff: 'namen van medewerkers',
    dossier: 'vrije tekst',
    register: 'teksten van het register',
  },
  line: (revision: number) => `regel ${revision}`,
  made: 'Bundels',
  noBundle: 'Er is nog geen bundel gemaakt.',
  bundleOf: (at: string, who: string) => `Gemaakt op ${at} door ${who}`,
  manifest: 'Kenmerk',
  files: (count: number, leftOut: number) =>
    say`${count} bestanden; niet getoond: ${leftOut} ${leftOut === 1 ? 'tekst' : 'teksten'}`,
  deliveredTo: (at: string, how: string, to: string) => `Overhandigd op ${at}, ${how}, aan ${to}`,
  notDelivered: 'Nog niet overhandigd.',
  make: {
    title: 'Maak een bundel',
    hint: 'Een zip-bestand dat zonder netwerk te lezen en na te gaan is. U bewaart het zelf; hier blijft het niet. Stuur de openbare sleutel langs een andere weg.',
    submit: 'Maak de bundel en download',
    anew: 'Is hij gemaakt? Laad deze bladzijde opnieuw: dan staat hij hierboven.',
  },
  key: {
    title: 'De openbare sleutel',
    hint: 'Hiermee gaat de ontvanger na dat de bundel klopt. Geef hem per brief of telefoon, en niet met de bundel mee: wie een bundel vervalst, geeft er ook een eigen sleutel bij.',
  },
  deliver: {
    title: 'Leg vast dat de bundel is overhandigd',
    hint: 'Zo staat vast wie welke bundel kreeg, en wanneer.',
    submit: 'Leg vast',
  },
  close: {
    title: 'Sluit het onderzoek',
    hint: 'Auditors lezen hier dan niets meer. De bundels die zij hebben, blijven bij hen.',
    submit: 'Sluit het onderzoek',
  },
  inquirers: {
    ap: 'de Autoriteit Persoonsgegevens',
    court: 'een rechter',
    'external-auditor': 'een accountant of auditor van buiten',
    'internal-audit': 'de interne audit',
    other: 'iemand anders',
  } satisfies Record<Inquirer, string>,
  deliveries: {
    'in-person': 'in persoon',
    'secure-transfer': 'beveiligd verzonden',
    'registered-post': 'per aangetekende post',
    other: 'op een andere manier',
  } satisfies Record<Delivery, string>,
};
