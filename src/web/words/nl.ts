import { accessRequests } from './access-requests.nl.js';
import { alarming } from './alarming.nl.js';
import { assessment } from './assessment.nl.js';
import { board } from './board.nl.js';
import { affected } from './affected.nl.js';
import { acts } from './acts.nl.js';
import { desk } from './desk.nl.js';
import { enter } from './enter.nl.js';
import { alarms } from './alarms.nl.js';
import { authority } from './authority.nl.js';
import { filters } from './filters.nl.js';
import { bundle } from './bundle.nl.js';
import { inquiries } from './inquiries.nl.js';
import { files } from './files.nl.js';
import { letters } from './letters.nl.js';
import { dossier } from './dossier.nl.js';
import type { ReportedRecipient, ReporterKind } from '../../breach/domain/report.js';
import type { Audience } from '../../law/containment/situation.js';
import { kept } from './kept.nl.js';
import { waiting } from './waiting.nl.js';
import { looks } from './looks.nl.js';
import { organisation } from './organisation.nl.js';
import { people } from './people.nl.js';
import { proof } from './proof.nl.js';
import { events } from './events.nl.js';
import { erasing } from './erasing.nl.js';
import { lists } from './lists.nl.js';
import { recorded } from './recorded.nl.js';
import { register } from './register.nl.js';
import { replay } from './replay.nl.js';
import { returning } from './returning.nl.js';
import { refusals } from './refusals.nl.js';
import { emergency } from './emergency.nl.js';
import { shell } from './shell.nl.js';
import { loginProblems } from './login-problems.nl.js';

/** What people read on pages, in Dutch (B1, "u"). Other languages have exactly these words. */
export const nl = {
  language: 'Nederlands',
  chooseLanguage: 'Taal',
  skip: 'Naar de inhoud',
  leave: 'Verlaat deze pagina',
  leaveHint: 'U gaat dan naar een pagina over het weer. Drie keer op Esc drukken kan ook.',
  leaveNote: 'Wat hier staat, is dan weg.',
  newTab: 'nieuw tabblad',
  fault: 'Fout',
  faultsTitle: 'Er klopt iets nog niet',
  faultsHint: 'Wat u hebt ingevuld, staat er nog.',
  optional: 'mag leeg blijven',
  neededWhere: (when: string) => `nodig ${when}`,
  needed: 'nodig',
  unknownChoice: 'Weet ik niet',
  footer: {
    privacy: 'Privacy',
    start: 'Andere organisatie',
    poster: 'Poster om op te hangen',
    back: 'Terug naar uw melding',
  },

  accessRequests,
  alarming,
  alarms,
  emergency,
  shell,
  desk,
  enter,
  recorded,
  register,
  replay,
  returning,
  acts,
  assessment,
  board,
  bundle,
  inquiries,
  lists,
  authority,
  letters,
  affected,
  dossier,
  files,
  filters,
  kept,
  waiting,
  looks,
  proof,
  people,
  organisation,
  events,
  erasing,
  refusals,

  start: {
    title: 'Een datalek melden',
    intro:
      'Een datalek is: gegevens van mensen zijn bij de verkeerde persoon gekomen, kwijt of veranderd. Denkt u dat het zo is? Meld het dan ook.',
    choose: 'Bij welke organisatie is het gebeurd?',
    login: 'Inloggen voor wie datalekken behandelt',
  },

  report: {
    title: ({ organisation }: { organisation: string }) => `Meld een datalek bij ${organisation}`,
    noAccount:
      'U hebt geen account nodig. Twee vragen zijn nodig: dat duurt ongeveer twee minuten. De rest mag leeg blijven.',

    confidential:
      'Alleen wie hier datalekken behandelt, de FG (wie toeziet op privacy) en het bestuur of wie voor het bestuur besluit, lezen uw melding. Uw leidinggevende leest die niet, behalve als die een van hen is. Uw naam hoeft er niet bij.',
    danger: {
      legend: 'Kan iemand nu in gevaar zijn?',
      hint: 'Bijvoorbeeld: een gevaarlijk persoon kent nu een adres dat geheim moet blijven.',
      first: 'Bel nu 112',
      firstIf: 'Gevaar? Bel nu 112',
      whom: 'Werkt u hier? Bel daarna de achterwacht, uw leidinggevende of iemand anders die u daar vertrouwt. Bent u cliënt? Bel uw begeleider.',
      onCall: ({ phone }: { phone: string }) => `Bel wie dienst heeft: ${phone}`,
      phone: ({ phone }: { phone: string }) => `Of bel de organisatie: ${phone}`,
      briefly: 'Meld het daarna hier kort. De twee vragen hieronder zijn genoeg.',
    },
    rest: 'Meer vertellen',
    restHint:
      'De rest helpt ons, maar mag leeg blijven. Hebt u geen tijd? Verstuur dan nu. Hebt u een foto of bestand? Dat kunt u toevoegen nadat u hebt gemeld.',
    aboutHandler: {
      group: 'Niet iedereen mag deze melding zien',
      legend: 'Heeft een collega die zelf datalekken behandelt dit misschien gedaan?',
      hint: 'Dan krijgt die collega uw melding niet te zien. Alleen het bestuur en de FG (wie hier toeziet op privacy) zien de melding eerst.',
      yes: 'Ja',
      no: 'Nee, of dat weet ik niet',
    },
    description: {
      label: 'Wat is er gebeurd?',
      hint: 'In uw eigen woorden. Geen namen van cliënten, geen nummers, geen lijsten: wij vragen dat later als het nodig is.',
    },
    incidentType: { legend: 'Wat past het best?', hint: 'Dan krijgt u advies dat daarbij past.' },
    discovered: {
      legend: 'Wanneer hebt u het gemerkt?',
      hint: 'De dag is genoeg. Weet u het niet? Laat het leeg. Werkt u hier, en merkte een collega het eerder? Vul dan in wanneer die het merkte.',
      day: 'Dag',
      time: 'Tijd',
      now: 'Nu',
    },
    subjectGroups: { legend: 'Van wie zijn de gegevens?', hint: 'Meer dan één mag.' },
    subjectCount: {
      label: 'Van hoeveel mensen ongeveer?',
      range: ({ from, to }: { from: string; to: string }) => `${from} tot ${to}`,
      orMore: ({ from }: { from: string }) => `${from} of meer`,
    },
    data: {
      group: 'Welke gegevens, van wie, en wie heeft ze nu?',
      legend: 'Welke gegevens?',
      hint: 'Kies alles wat erbij kan zitten. Meer dan één mag.',
      address: 'Adres (ook een geheim adres)',
      health: 'Gezondheid of zorg (ook medicijnen)',
    },
    recipient: {
      legend: 'Wie heeft de gegevens nu?',
      kinds: {
        'threatening-person':
          'Iemand die gevaarlijk kan zijn (bijvoorbeeld een ex). Kies dit ook als u twijfelt',
        'own-organisation': 'Een collega, of ikzelf: ik werk hier',
        client: 'Een andere cliënt, of ikzelf: ik ben cliënt',
        'private-person': 'Een buur, familie (ook van een andere cliënt), of ikzelf: ik ben van buiten',
        'care-partner': 'Een andere zorgverlener of gemeente',
        'other-organisation': 'Een andere organisatie',
        public: 'Iedereen: het staat of stond open',
        attacker: 'Een hacker of dief',
        unknown: 'Weet ik niet',
      } satisfies Record<ReportedRecipient, string>,
    },
    measuresTaken: { label: 'Wat is er al gedaan?' },
    more: 'Wanneer, waar en wat is er al gedaan?',
    occurredFrom: 'Wanneer is het begonnen?',
    occurredUntil: 'Wanneer hield het op?',
    system: 'In welk systeem of welke map?',
    location: 'Waar is het gebeurd?',
    earlierReport: 'Hoort dit bij een eerdere melding? Dan het nummer daarvan',
    reporterKind: {
      legend: 'Wie bent u?',
      kinds: {
        employed: 'Ik werk hier',
        hired: 'Ik werk hier via een ander bedrijf',
        volunteer: 'Ik ben vrijwilliger',
        trainee: 'Ik ben stagiair',
        client: 'Ik ben cliënt, of familie van een cliënt',
        partner: 'Ik werk bij een andere zorgverlener of gemeente',
        outsider: 'Ik ben iemand van buiten',
        processor: 'Ik werk bij een leverancier',
        unknown: 'Dat zeg ik liever niet',
      } satisfies Record<ReporterKind, string>,
    },
    contact: {
      call: 'Op welk nummer kunnen we u bellen?',
      callHint: 'Alleen als u dat wilt. Uw naam hoeft er niet bij.',
      legend: 'Mogen we nog iets van u weten? Alleen als u dat wilt',
      name: 'Uw naam',
      jobTitle: 'Uw functie',
      phone: 'Telefoon',
      email: 'E-mail',
      reads: {
        legend: 'Mogen we u mailen?',
        hint: 'Werkt u hier? Dan mailen we u hoe het met uw melding staat. Ieder ander alleen met dit kruisje. Kruis het niet aan als iemand anders bij uw e-mail of telefoon kan. In de mail staat niet wat u meldde.',
        alone: 'Alleen ik lees dit',
      },
      until: 'Tot hoe laat kunnen we u vandaag bellen?',
    },
    contactPerson: {
      group: 'Kunnen we beter iemand anders bellen?',
      name: 'Naam van die persoon',
      jobTitle: 'Functie van die persoon',
    },
    warning: {
      title: 'Staat er iets in dat iemand herkenbaar maakt?',
      text: 'In de tekst lijkt een nummer, adres of lijst met namen te staan. Haal dat weg als het kan. Het is niet nodig om te melden.',
      confirm: 'Ik heb de tekst nagekeken. Verstuur hem zo.',
    },
    sendNow: 'Verstuur zo',
    send: 'Verstuur de melding',
    sentBefore:
      'Deze melding is al verstuurd. Wilt u iets veranderen of toevoegen? Bel dan, of doe een nieuwe melding.',
  },

  receipt: {
    title: 'Uw melding is binnen',
    kept: 'Uw melding is opgeslagen en kan niet meer kwijtraken.',
    leaveNote: 'Uw melding blijft. Bewaar eerst nummer en code.',
    haste: {
      title: 'Is er haast? Bel dan',
      told: 'Wie dienst heeft, krijgt bericht. Ga ervan uit dat nog niemand uw melding heeft gelezen.',
      unread:
        'Er gaat geen bericht naar een telefoon. Ga ervan uit dat nog niemand uw melding heeft gelezen.',
      whom: {
        staff: 'Bel uw leidinggevende of de achterwacht.',
        client: 'Bel uw begeleider, of de organisatie.',
        outsider: 'Bel de organisatie.',
        processor: 'Bel uw contactpersoon bij de organisatie.',
      } satisfies Record<Audience, string>,
      unsaid: 'Bel de organisatie, of iemand bij de organisatie die u vertrouwt.',
      phone: ({ phone }: { phone: string }) => `De organisatie: ${phone}`,
      night: 'Is het nacht? Bel geen cliënt of familie zonder overleg. Praat eerst met wie dienst heeft.',
    },
    organisation: 'Organisatie',
    received: 'Ontvangen',
    reference: 'Nummer',
    secret: 'Geheime code',
    back: 'Terugkomen op',
    once: 'Bewaar nummer en code. Daarmee komt u later terug: u ziet hoe het ermee staat, leest of er een vraag voor u is en kunt iets toevoegen, ook een foto of bestand. U ziet de code alleen nu: schrijf de code op of druk deze pagina af. Zorg dat een ander de code niet ziet.',
    now: 'Wat u nu kunt doen',
    inDanger: 'Iemand kan nu in gevaar zijn',
    moreAdvice: 'Meer wat u kunt doen',
    danger: 'Bel door tot iemand het heeft overgenomen.',
    next: 'Wat er nu gebeurt',
    deadline: ({ at, organisation }: { at: string; organisation: string }) =>
      `Moet de Autoriteit Persoonsgegevens (de toezichthouder op privacy) het weten? Dan doet ${organisation} dat, op zijn laatst op ${at}, en eerder als een collega het eerder wist. U hoeft dat niet te doen.`,
    copy: 'Kopieer nummer en code',
    copied: 'Gekopieerd',
    print: 'Druk af',
    another: 'Een ander datalek melden',
  },

  poster: {
    title: 'Gegevens kwijt of bij de verkeerde?',
    text: 'Meld het meteen. Dag en nacht, zonder account. Wat nodig is, kost twee minuten.',
    scan: 'Scan de code of ga naar',
    call: 'Of bel',
    danger: 'Is iemand nu in gevaar? Bel eerst 112.',
    code: 'QR-code met het adres van het meldformulier',
  },

  privacy: {
    title: 'Wat er met uw melding gebeurt',
    who: 'Wie gebruikt uw gegevens?',
    whoText: ({ organisation }: { organisation: string }) =>
      `${organisation}. Deze organisatie is verantwoordelijk.`,
    why: 'Waarom?',
    whyText:
      'Om het datalek te stoppen, mensen te helpen en te voldoen aan de wet (AVG artikel 33 en 34). Dat is een wettelijke plicht (artikel 6, lid 1, onder c).',
    what: 'Wat bewaren we?',
    whatText:
      'Wat u schrijft en, als u dat wilt, hoe we u kunnen bereiken. U hoeft uw naam niet te geven. Dit formulier zet geen cookies.',
    reader: 'Wie leest het?',
    readerText:
      'Wie bij deze organisatie datalekken behandelt, de FG (wie hier toeziet op privacy) en het bestuur, of wie voor het bestuur besluit. Uw leidinggevende leest het niet, behalve als die een van hen is. De Autoriteit Persoonsgegevens (de toezichthouder op privacy) krijgt wat nodig is; uw naam hoort daar niet bij.',
    howLong: 'Hoe lang?',
    howLongText: ({ years }: { years: number }) =>
      `Het register van datalekken blijft ${years} jaar na het sluiten bewaard.`,
    rights: 'Wat zijn uw rechten?',
    rightsText:
      'U mag vragen wat er over u is bewaard, en vragen om het te verbeteren of te wissen. U kunt ook klagen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.',
    contact: 'Bij wie kunt u terecht?',
    contactUnknown: 'De organisatie heeft hier nog geen adres voor opgegeven.',
  },

  login: {
    title: 'Inloggen',
    choose: 'Waar hoort u bij?',
    out: 'U bent uitgelogd',
    stillThere:
      'Bij uw organisatie bent u nog ingelogd: wie nu op Inloggen drukt, is er zonder wachtwoord weer in.',
    alsoAt: (label: string) => `Ook uitloggen bij ${label}`,
  },

  absences: {
    title: 'Even weg',
    explain:
      'Wie weg is, krijgt geen alarm: wie daarna komt, krijgt het meteen. Waarom iemand weg is, hoeft niemand te weten.',
    none: 'U staat bij geen organisatie op de lijst van wie gebeld wordt. Een beheerder kan voor iedereen zeggen wie weg is.',
    there: 'Is er.',
    awayUntil: (at: string) => `Is weg tot ${at}.`,
    until: 'Weg tot',
    submit: 'Leg vast',
    back: 'Is er weer',
    done: 'Dat is vastgelegd.',
    link: 'Bent u even weg? Zeg het hier',
  },
  sessions: {
    title: 'Waar u bent ingelogd',
    explain: 'Herkent u iets niet? Beëindig het, en zeg het tegen uw privacymedewerker.',
    here: 'Hier, in dit venster',
    elsewhere: 'Ergens anders',
    at: 'Ingelogd bij',
    since: 'Sinds',
    seen: 'Laatst gebruikt',
    end: 'Uitloggen',
    endThis: (since: string) => `Uitloggen waar u sinds ${since} bent ingelogd`,
    endOthers: 'Overal elders uitloggen',
    ended: (count: number) => (count === 0 ? 'Die sessie was al voorbij.' : `${count} sessie(s) beëindigd.`),
    you: 'Wie u hier bent',
    number: 'Uw nummer',
    numberHint: 'Hiermee krijgt u van een beheerder een rol. Het is geen geheim.',
    roles: 'Uw rollen',
    noRoles: 'U hebt nog geen rol. Geef uw nummer aan de beheerder van Lekwacht bij uw organisatie.',
    desk: 'Naar de lopende datalekken',
  },

  problem: {
    title: 'Dit lukt nu niet',
    notFound: 'Deze pagina bestaat niet',
    number: 'Nummer voor de beheerder',
    roles: 'Welke rollen u hebt, en het nummer waarmee u er een krijgt',
  },
  loginProblems,
  whoMay: (roles: string) => `Dit mag: ${roles}.`,

  /** Where a field may not stay empty; by its name. */
  missing: { description: 'Schrijf wat er is gebeurd.', 'reporter.kind': 'Kies wie u bent.' },
};
