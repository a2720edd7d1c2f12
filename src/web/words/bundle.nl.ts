import type { LeftOutGround } from '../../audit/bundle/shown-texts.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** The pages of a bundle for an inquiry: they are read by somebody who has nothing but the bundle. */
export const bundle = {
  title: (reference: string) => `Bundel voor onderzoek ${reference}`,
  titleOfDossier: (reference: string) => `Dossier ${reference}: wat was wanneer bekend en besloten`,
  introOfDossier:
    'Elke tekst met een groene achtergrond is na te gaan: het programma lekwacht-verify.mjs opent hem zelf uit het getekende logboek. Tijden zijn Nederlandse tijd. Een regel begint met het nummer van de gebeurtenis in events.jsonl.',
  toIndex: 'Naar het overzicht',
  besides: 'In deze map staan ook:',
  putInPlace: (revision: number) =>
    say`(dit staat in de plaats van de eerdere tekst: zie gebeurtenis ${revision})`,
  inShort: 'In het kort',
  state: 'Hoe het ervoor staat',
  asked: {
    firstSignal: 'Wanneer was het eerste signaal?',
    awareness: 'Wanneer wist de organisatie het, en op welke feiten rust dat?',
    authority: 'Wanneer is het gemeld aan de AP?',
    late: 'Is een termijn gemist, en waarom?',
    advice: 'Wat adviseerde de FG?',
    decided: 'Wie besloot wat, in welke functie, en waarom (ook tegen een advies in)?',
    people: 'Wie is ingelicht, en hoeveel mensen zijn bereikt?',
    corrections: 'Wat is verbeterd?',
    erased: 'Wat is gewist?',
    others: 'Wie keek, en wat is weggelaten?',
  },
  noFirstSignal: (receivedAt: string) =>
    `Er is geen eerder signaal vastgelegd. De melding kwam binnen op ${receivedAt}.`,
  nothingRecorded: 'Hierover is niets vastgelegd.',
  sentForm: (revision: number, at: string) => say`Verstuurd aan de AP, ${at} (gebeurtenis ${revision})`,
  noFormSent: 'Er is niets aan de AP gestuurd.',
  toLine: (revision: number) => `Naar regel ${revision} van de tijdlijn`,
  timeLine: 'Tijdlijn: alles wat is vastgelegd',
  further: (count: number) => say`Ook vastgelegd (${count})`,
  whoLooked: 'Wie keek',
  looksHint:
    'Zover bewaard. De dienst legt van elke dag die voorbij is een vingerafdruk van alle inzages vast in het logboek; looks.json noemt de vingerafdrukken die er zijn.',
  looksProven: (days: number) =>
    days === 0
      ? 'In deze bundel is van geen enkele dag een vingerafdruk: niets bewijst dat hier alle inzages staan.'
      : say`Van ${days} ${days === 1 ? 'dag' : 'dagen'} is er een vingerafdruk. Van de andere bewijst niets dat hier alle inzages staan.`,
  standsNow: 'Hier staat wat nu geldt. Wat eerder was besloten, en waarom, staat onder In het kort.',
  leftOut: 'Wat niet wordt getoond',
  leftOutTable: 'Niet getoond of gewist',
  leftOutColumns: { where: 'Regel', what: 'Tekst', why: 'Waarom' },
  nothingLeftOut: 'Niets: alle teksten van dit dossier worden getoond.',
  erased: 'Gewist',
  erasedBy: (revision: number) => `Gewist door gebeurtenis ${revision}`,
  registerOfOne: 'één dossier',
  grounds: {
    'rights-of-others': 'rechten en vrijheden van anderen',
    'professional-secrecy': 'beroepsgeheim',
    'legal-privilege': 'vertrouwelijk overleg met een advocaat',
    'safety-of-person': 'veiligheid van een mens',
    'outside-the-inquiry': 'valt buiten het onderzoek',
    'file-not-enclosed': 'bestand zit niet in de bundel',
  } satisfies Record<LeftOutGround, string>,
  index: {
    organisation: 'Organisatie',
    askedBy: 'Gevraagd door',
    ground: 'Grond',
    period: 'Periode',
    fromUntil: (from: string, until: string) => `${from} tot ${until}`,
    opened: 'Onderzoek geopend',
    made: 'Bundel gemaakt',
    anchored: 'Buiten bewaard',
    anchors: {
      file: 'een map die zij aanwees',
      mail: 'een postbus',
      'time-stamp': 'een tijdstempel',
    } as Readonly<Record<string, string>>,
    before: 'Eerdere bundels van dit onderzoek',
    madeBefore: (at: string) => `Gemaakt ${at}`,
    mergedIn: (references: string) =>
      `Hierin samengevoegd, en niet in deze bundel: ${references}. Wat daar is gemeld, staat alleen daar: vraag het zo nodig op.`,
    notAnchored:
      'NIET VERANKERD: niemand buiten de organisatie heeft een stand van het logboek bewaard. De organisatie kan het hele logboek hebben herschreven.',
    anchoredAt: (anchor: string, at: string, size: number) =>
      say`Volgens de organisatie: de stand van ${size} gebeurtenissen, in ${anchor}, sinds ${at}. Vraag de houder ernaar.`,
    dossiers: 'Dossiers',
    counts: (events: number, leftOut: number) =>
      leftOut === 0
        ? say`${events} gebeurtenissen, volledig; alle teksten getoond of gewist`
        : say`${events} gebeurtenissen, volledig; niet getoond: ${leftOut} ${leftOut === 1 ? 'tekst' : 'teksten'}`,
    verify: 'Nagaan of het klopt',
    verifyHint:
      'U hebt Node.js 20.12 of later nodig, en de openbare sleutel van het logboek. Vraag die sleutel langs een andere weg dan deze bundel. Open een venster voor opdrachten in deze map:',
    readme: 'Wat dit bewijst en wat niet, en wat elk bestand is',
    files: 'Andere bestanden',
    named: [
      ['inquiry.json', 'wie vroeg wat, op welke grond'],
      [
        'people.json',
        'wie handelde, in welke functie bij elke handeling, en onder welke naam als die bekend is',
      ],
      ['looks.json', 'wie keek'],
      ['left-out.json', 'wat niet wordt getoond, op welke grond'],
      ['anchors.json', 'wie buiten de organisatie welke stand van het logboek heeft'],
      ['checkpoint.txt', 'de getekende stand van het logboek'],
    ] as readonly (readonly [file: string, what: string])[],
  },
};
