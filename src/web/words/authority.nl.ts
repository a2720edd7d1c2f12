import type { FormAnswer } from '../../law/ap-form/ap-form.js';
import type { NotificationKind } from '../../law/ap-vocabulary.js';

/** What stands at telling the AP: its form, what was sent, and recording that it was sent. */
export const authority = {
  title: (reference: string) => `Melden aan de AP: ${reference}`,
  intro:
    'De AP heeft alleen een eigen webformulier. Kopieer de antwoorden daarheen, in deze volgorde. Leg daarna vast dat u hebt gemeld.',
  kinds: {
    initial: 'eerste melding',
    supplement: 'aanvulling of wijziging',
    withdrawal: 'intrekking',
  } satisfies Record<NotificationKind, string>,

  clock: (due: string, left: string) => `Melden aan de AP vóór ${due} (${left}).`,
  provisional: 'Dit is voorlopig: nog niemand heeft vastgesteld sinds wanneer de organisatie het weet.',
  supplementBy: (due: string, left: string) => `Aanvullen bij de AP: volgende herinnering ${due} (${left}).`,
  noClock: 'Er loopt nu geen termijn om aan de AP te melden.',
  betterIncomplete:
    'Meld nu wat u weet. Een onvolledige eerste melding is beter dan een melding die te laat is. De rest vult u later aan.',
  undecided:
    'Het bestuur heeft nog niet besloten of dit aan de AP wordt gemeld. De termijn wacht daar niet op.',
  decidedYes: (at: string) => `Op ${at} is besloten: melden aan de AP.`,
  decidedNo: (at: string) => `Op ${at} is besloten: niet melden aan de AP.`,
  toDecision: 'Naar het besluit',

  sent: 'Wat al is gemeld',
  nothingSent: 'Aan de AP is nog niets gemeld.',
  sentLine: (kind: string, at: string) => `${kind}, ${at}`,
  number: (number: string) => `meldnummer ${number}`,
  withoutNumber: 'meldnummer nog niet bekend',
  incomplete: 'onvolledig: er volgt nog iets',
  late: 'te laat',
  correct: 'Corrigeren wat hierover is vastgelegd',
  changed: 'Veranderd sinds de laatste melding',
  unchanged: 'Sinds de laatste melding is er niets veranderd.',
  recordNumber: {
    title: 'Meldnummer vastleggen',
    label: 'Meldnummer van de AP',
    hint: (sent: string) => `Van: ${sent}.`,
    submit: 'Leg het nummer vast',
  },

  form: 'Het formulier',
  filledIn: (filled: number, all: number) => `${filled} van ${all} ingevuld`,
  missing: (count: number) => `Nog nodig (${count})`,
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
  noAnswer: 'Nog geen antwoord.',
  erased: '(gewist)',
  optional: 'niet verplicht',
  unconfirmed: 'kijk op het formulier zelf hoe de vraag precies luidt',
  fromProfile: 'gegevens van de organisatie',
  source: { recorded: 'Vastgelegd', derived: 'Afgeleid', missing: 'Ontbreekt' } satisfies Record<
    FormAnswer['state'],
    string
  >,
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  answer: 'Beantwoorden',
  answerOtherwise: 'Anders beantwoorden',
  answerTo: (question: string) => `Antwoord op vraag ${question}`,
  saveAnswer: 'Leg dit antwoord vast',

  record: {
    title: 'Vastleggen dat u hebt gemeld',
    hint: 'Pas als het formulier van de AP is verstuurd. De antwoorden hierboven worden bewaard zoals ze nu zijn.',
    kind: 'Wat hebt u gestuurd?',
    notifiedAt: 'Wanneer is het verstuurd?',
    number: 'Meldnummer van de AP',
    numberHint: 'Nog niet gekregen? Laat het leeg. U kunt het later vastleggen.',
    incomplete: 'De melding is onvolledig: er volgt nog een aanvulling',
    delayReason: 'Waarom is er later gemeld dan 72 uur na de ontdekking?',
    delayHint: (due: string) => `Alleen nodig als u na ${due} meldde.`,
    delayReasonOmitted: 'Er is geen reden opgegeven. Dat zeggen we open',
    withdrawalReason: 'Waarom wordt de melding ingetrokken?',
    withdrawalHint: 'Alleen bij een intrekking.',
    submit: 'Leg vast dat er is gemeld',
  },
  print: 'Druk af',
};
