import { lists } from '../lists.nl.js';
import type { ActWords } from '../act-words.js';

const REGISTER = 'Dit komt in het register. Noem niemand.';
const question = { label: 'Over welke vraag?', options: lists.questions };

const decisionFields = {
  question,
  outcome: { label: 'Besluit', options: lists.outcomes },
  ground: { label: 'Grond', options: lists.grounds },
  reason: { label: 'Waarom?', hint: REGISTER },
  departure: {
    label: 'Waarom wijkt u af?',
    needed: 'als het besluit afwijkt van het advies, de beoordeling of een belofte van de organisatie',
  },
  publicCommunication: {
    label: 'Waar en hoe wordt het publiek ingelicht?',
    needed: 'als iedereen apart inlichten onevenredig veel moeite kost',
  },
};

/** Acts of assessing, advising and deciding. */
export const judgementActs = {
  assessBreach: { title: 'Beoordelen', submit: 'Leg de beoordeling vast', fields: {} },
  requestAdvice: {
    title: 'Advies vragen aan de FG',
    submit: 'Vraag advies',
    fields: { questions: { label: 'Waarover?', options: lists.questions } },
  },
  giveAdvice: {
    title: 'Advies van de FG',
    intro: 'Uw advies staat vast zodra u het geeft; een later advies komt ernaast.',
    submit: 'Geef dit advies',
    fields: {
      question,
      outcome: { label: 'Advies', options: lists.outcomes },
      reason: { label: 'Waarom?', hint: REGISTER },
    },
  },
  recordDecision: {
    title: 'Besluit nemen',
    intro: 'Melden aan de AP en mensen inlichten zijn twee besluiten, elk met een eigen reden.',
    submit: 'Neem dit besluit',
    fields: decisionFields,
  },
  recordDecisionOnBehalf: {
    title: 'Besluit van het bestuur vastleggen',
    intro:
      'Het bestuur besloot, bijvoorbeeld aan de telefoon. Het telt meteen; het bestuur bevestigt het later zelf.',
    submit: 'Leg het besluit vast',
    fields: {
      ...decisionFields,
      decidedAt: 'Wanneer zei het bestuur dit?',
      who: 'Wie sprak namens het bestuur?',
      function: { label: 'In welke functie?', hint: 'Bijvoorbeeld: directeur-bestuurder. Geen naam.' },
      heardBy: { label: 'Hoe hoorde u het?', options: lists.heardBy },
    },
  },
  confirmDecision: {
    title: 'Vastgelegd besluit bevestigen',
    intro: 'Iemand legde namens het bestuur een besluit vast. Klopt het?',
    submit: 'Leg vast',
    fields: {
      question,
      confirmed: {
        label: 'Heeft het bestuur dit besloten?',
        options: { true: 'Ja, zo is besloten', false: 'Nee, dat klopt niet' },
      },
      reason: { label: 'Wat klopt er niet?', needed: 'bij nee', hint: REGISTER },
    },
  },
  upholdDecision: {
    title: 'Bij het besluit blijven',
    intro: 'Er is sindsdien iets veranderd dat tegen het besluit spreekt. Zeg waarom het toch blijft staan.',
    submit: 'Het besluit blijft staan',
    fields: { question, reason: { label: 'Waarom?', hint: REGISTER } },
  },
  recordRatification: {
    title: 'Bekrachtigen',
    intro: 'Een gemandateerde nam dit besluit. Het bestuur bekrachtigt het, of weigert dat.',
    submit: 'Leg vast',
    fields: {
      question,
      ratified: { label: 'Bekrachtigt u het?', options: { true: 'Ja', false: 'Nee' } },
      reason: { label: 'Waarom niet?', needed: 'bij nee', hint: REGISTER },
    },
  },
  recordMandate: {
    title: 'Mandaat in dit dossier',
    submit: 'Leg vast',
    fields: {
      granted: {
        label: 'Mag de gemandateerde hier besluiten?',
        options: { true: 'Ja', false: 'Nee, niet meer' },
      },
      until: { label: 'Tot wanneer?', hint: 'Leeg: tot u het intrekt.' },
    },
  },
  recordBoardContact: {
    title: 'Poging om het bestuur te bereiken',
    intro: 'Na twee pogingen met tijd ertussen die het bestuur niet bereikten, gaat het noodmandaat open.',
    submit: 'Leg de poging vast',
    fields: {
      attemptedAt: 'Wanneer probeerde u het?',
      reached: { label: 'Is het bestuur bereikt?', options: { true: 'Ja', false: 'Nee' } },
      how: { label: 'Hoe?', hint: 'Bijvoorbeeld: gebeld, bericht ingesproken.' },
    },
  },
} satisfies Record<string, ActWords>;
