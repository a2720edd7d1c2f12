import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What stands at telling the AP: its form, what was sent, and recording that it was sent. */
export const authority = {
  title: (reference: string) => `Melden aan de AP: ${reference}`,
  intro:
    'De AP heeft alleen een eigen webformulier. Kopieer de antwoorden daarheen, in deze volgorde. Leg daarna vast dat u hebt gemeld.',

  /** On paper it says of when it is; whose it is stands at 3.1.1. */
  asOf: (at: string) => `Stand van ${at}.`,
  toForm: 'Naar de website van de AP (autoriteitpersoonsgegevens.nl)',

  clock: (due: string, left: string) => `Melden aan de AP vóór ${due} (${left}).`,
  provisional: 'Dit is voorlopig: nog niemand heeft vastgesteld sinds wanneer de organisatie het weet.',
  supplementBy: (due: string, left: string) => `Aanvullen bij de AP: volgende herinnering ${due} (${left}).`,
  noClock: 'Er loopt nu geen termijn om aan de AP te melden.',
  betterIncomplete:
    'Meld nu wat u weet. Een onvolledige eerste melding is beter dan een melding die te laat is. De rest vult u later aan.',
  undecided: 'Het bestuur heeft nog niet besloten of dit aan de AP wordt gemeld.',
  doesNotWait: 'De termijn wacht daar niet op.',
  decidedYes: (at: string) => `Op ${at} is besloten: melden aan de AP.`,
  decidedNo: (at: string) => `Op ${at} is besloten: niet melden aan de AP.`,
  toDecision: 'Naar het besluit',

  sent: 'Wat al is gemeld',
  nothingSent: 'Aan de AP is nog niets gemeld.',
  number: (number: string) => `meldnummer ${number}`,
  withoutNumber: 'meldnummer nog niet bekend',
  incomplete: 'onvolledig: er volgt nog iets',
  late: 'te laat',
  withdrawn: (at: string) => `ingetrokken op ${at}`,
  sentUnconfirmed: 'Nog niemand heeft bevestigd dat dit precies is wat er naar de AP ging.',
  confirmSent: 'Ja, zo is het verstuurd',
  sentOtherwise: 'Er is iets anders verstuurd',
  sentHow: {
    'as-prepared': (at: string) => `Verstuurd zoals het hier staat: bevestigd op ${at}.`,
    answer: (at: string) =>
      `Op ${at} is vastgelegd welk antwoord echt naar de AP ging. Het staat op de tijdlijn.`,
    text: (at: string) => `Op ${at} is vastgelegd wat er echt naar de AP ging. Het staat op de tijdlijn.`,
  },
  lacked: (questions: string) =>
    `Er is gezegd dat dit alles is, maar deze antwoorden ontbraken: ${questions}.`,
  correct: 'Corrigeren wat hierover is vastgelegd',
  changed: 'Veranderd sinds de laatste melding',
  unchanged: 'Sinds de laatste melding is er niets veranderd.',
  recordNumber: 'Leg het nummer vast',

  form: 'Het formulier',
  filledIn: (filled: number, all: number) => say`${filled} van ${all} ingevuld`,
  missing: (count: number) => say`Nog nodig (${count})`,
  nothingMissing: 'Alle verplichte vragen hebben een antwoord.',
  whereRecorded: {
    assessment: 'invullen bij de beoordeling',
    board: 'volgt uit het besluit over de betrokkenen',
    measures: 'maatregel vastleggen',
    here: 'hier beantwoorden',
    notification: 'invullen bij het vastleggen van de melding',
    number: 'meldnummer vastleggen',
  },
  chapters: {
    '1': 'Soort melding',
    '2': 'Andere landen',
    '3': 'Organisatie en contact',
    '4': 'Wanneer het gebeurde',
    '5': 'De inbreuk',
    '6': 'De gegevens',
    '7': 'De betrokkenen',
    '8': 'De bescherming vooraf',
    '9': 'De gevolgen',
    '10': 'Wat u ermee doet',
  },
  optional: 'niet verplicht',
  unconfirmed: 'kijk op het formulier zelf hoe de vraag precies luidt',
  meant: {
    '4.2':
      'De AP telt de 72 uur vanaf dit antwoord (vraag 4.5). Hier staat daarom sinds wanneer de organisatie het weet. Dat kan later zijn dan het moment waarop iemand het ontdekte; dat staat in het register.',
  },
  fromProfile: 'gegevens van de organisatie',
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  answer: 'Beantwoorden',
  allAtOnce: (count: number) => say`Beantwoord ${count} open vragen in één keer`,
  recordAll: 'Leg deze antwoorden vast',
  answerOtherwise: 'Anders beantwoorden',

  record: {
    title: 'Vastleggen dat u hebt gemeld',
    hint: 'Pas als het formulier van de AP is verstuurd. De antwoorden hierboven worden bewaard zoals ze nu zijn.',
  },
  print: 'Druk af',
};
