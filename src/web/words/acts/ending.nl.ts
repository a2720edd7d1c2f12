import { lists } from '../lists.nl.js';
import type { ActWords } from '../act-words.js';
import { roundFields } from './outside.nl.js';

const REGISTER = 'Dit komt in het register. Noem niemand.';
const reason = { label: 'Waarom?', hint: REGISTER };
const wrong = {
  corrects: 'Welke regel van de tijdlijn klopt niet?',
  reason: { label: 'Hoe kwam het verkeerd te staan?', hint: REGISTER },
};
const SECOND = 'Wat verkeerd stond, blijft zichtbaar. Soms is een tweede persoon nodig.';
const LATE = 'als er later dan 72 uur is gemeld';

/** Acts of correcting, ending and shielding a dossier, and of standing in for each other. */
export const endingActs = {
  correctApNotification: {
    title: 'Melding aan de AP verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      number: { label: 'Meldnummer zoals het is', hint: 'Leeg: het nummer blijft staan.' },
      notifiedAt: { label: 'Wanneer is er echt gemeld?', hint: 'Leeg: wat er staat, blijft.' },
      delayReason: { label: 'Waarom is het te laat?', needed: LATE },
      delayReasonOmitted: { label: 'Er is geen reden voor de vertraging', hint: `Alleen ${LATE}.` },
      withdrawalReason: {
        label: 'Waarom is de melding ingetrokken?',
        hint: `Alleen bij een intrekking. Leeg: wat er staat, blijft. ${REGISTER}`,
      },
    },
  },
  correctSubjectNotification: {
    title: 'Ronde van inlichten verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: { ...wrong, ...roundFields },
  },
  correctControllerNotice: {
    title: 'Inlichten van de verantwoordelijke verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      informedAt: 'Wanneer is het echt verteld?',
      controller: 'Welke organisatie is het echt verteld?',
    },
  },
  correctMeasure: {
    title: 'Genomen maatregel verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      kind: { label: 'Soort', options: lists.measureKinds },
      what: { label: 'Wat?', hint: `Leeg: wat er staat, blijft. ${REGISTER}` },
      takenAt: { label: 'Wanneer is hij echt genomen?', needed: 'als hij eerder was ingetrokken' },
      withdrawn: 'De maatregel is toch niet genomen',
    },
  },
  correctDeletion: {
    title: 'Bevestiging van wissen verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      confirmedAt: 'Wanneer is het echt bevestigd?',
      inWriting: 'Schriftelijk bevestigd',
      everywhere: 'Niemand anders heeft de gegevens nog',
      withdrawn: 'Het is toch niet bevestigd',
    },
  },
  correctSafety: {
    title: 'Moment van gevaar of maatregel verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: { ...wrong, at: 'Wanneer was het echt?' },
  },
  correctBoardContact: {
    title: 'Poging om het bestuur te bereiken verbeteren',
    intro: `${SECOND} Hier altijd: op deze pogingen kan een mandaat opengaan.`,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      attemptedAt: { label: 'Wanneer is het echt geprobeerd?', hint: 'Leeg: wat er staat, blijft.' },
      reached: 'Het bestuur is bereikt',
    },
  },
  correctMatter: {
    title: 'Moment van een vraag, klacht of plicht verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      receivedAt: { label: 'Wanneer kwam het echt?', hint: 'Leeg: wat er staat, blijft.' },
      dueAt: {
        label: 'Tot wanneer loopt de termijn echt?',
        hint: 'Alleen als iemand die termijn heeft genoemd.',
      },
    },
  },
  correctSettlement: {
    title: 'Moment van afhandelen verbeteren',
    intro: SECOND,
    submit: 'Verbeter',
    fields: {
      ...wrong,
      settledAt: { label: 'Wanneer is het echt afgehandeld?', hint: 'Leeg: wat er staat, blijft.' },
      number: { label: 'Nummer zoals het is', hint: 'Leeg: wat er staat, blijft.' },
    },
  },
  establishOccurrence: {
    title: 'Wanneer het is gebeurd',
    intro:
      'Wat de melder zei, blijft zichtbaar. De termijn van de AP verandert hier niet door: die begint op het moment dat de organisatie het wist.',
    submit: 'Leg vast',
    fields: {
      occurredFrom: { label: 'Wanneer begon het?', hint: 'Leeg: wat er staat, blijft. Een dag is genoeg.' },
      occurredUntil: {
        label: 'Wanneer hield het op?',
        hint: 'Leeg: wat er staat, blijft. Een dag is genoeg.',
      },
      ongoing: 'Het gaat nog door',
      discoveredAt: {
        label: 'Wanneer is het ontdekt?',
        hint: 'Leeg: wat er staat, blijft. Een dag is genoeg.',
      },
      reason: { label: 'Waaruit blijkt dat?', hint: REGISTER },
    },
  },
  confirmCorrection: {
    title: 'Verbetering bevestigen of afwijzen',
    intro: 'Een collega wil iets verbeteren. U beslist als tweede persoon.',
    submit: 'Leg vast',
    fields: {
      corrects: 'Welke regel van de tijdlijn?',
      confirmed: { label: 'Klopt de verbetering?', options: { true: 'Ja', false: 'Nee' } },
      reason: { label: 'Waarom niet?', needed: 'bij nee', hint: REGISTER },
    },
  },
  dismissBreach: {
    title: 'Geen datalek',
    intro:
      'Het is toch geen datalek van ons. Tegen een besluit of een risico in is dit alleen een voorstel: een tweede persoon bevestigt het.',
    submit: 'Sluit af als geen datalek',
    fields: { reason, ground: { label: 'Grond', options: lists.dismissalGrounds } },
  },
  mergeBreach: {
    title: 'Samenvoegen',
    intro:
      'Het is hetzelfde datalek als een ander dossier. Daar gaat het verder; de vroegste momenten tellen.',
    submit: 'Voeg samen',
    fields: { reason, into: { label: 'Met welk dossier?', hint: 'Dat dossier gaat verder.' } },
  },
  undoMerge: {
    title: 'Samenvoegen ongedaan maken',
    submit: 'Maak ongedaan',
    fields: { reason },
  },
  closeBreach: {
    title: 'Sluiten',
    intro: 'Het dossier blijft in het register staan.',
    submit: 'Sluit het dossier',
    fields: { conclusion: { label: 'Conclusie', hint: REGISTER } },
  },
  reopenBreach: {
    title: 'Heropenen',
    submit: 'Heropen het dossier',
    fields: { reason },
  },
  assign: {
    title: 'Wie dit dossier behandelt',
    submit: 'Leg vast',
    fields: { person: { label: 'Wie behandelt het?', hint: 'Leeg: niemand in het bijzonder.' } },
  },
  restrictDossier: {
    title: 'Afschermen',
    intro:
      'Alleen wie u noemt, ziet het dossier nog. FG of bestuur buitensluiten is een voorstel: een tweede persoon bevestigt het.',
    submit: 'Leg vast',
    fields: {
      restricted: {
        label: 'Wie mag het dossier zien?',
        options: { true: 'Alleen wie hieronder staat', false: 'Weer iedereen met een rol' },
      },
      allowed: { label: 'Deze mensen wel', hint: 'U hoort er zelf altijd bij.' },
      refused: { label: 'Deze mensen niet', hint: 'Over wie het gaat.' },
      open: { label: 'Blijft open voor', options: lists.supervisors },
    },
  },
  answerProposal: {
    title: 'Voorstel bevestigen of afwijzen',
    intro: 'Een collega stelde dit voor. U beslist als tweede persoon.',
    submit: 'Leg vast',
    fields: {
      proposal: 'Welk voorstel?',
      confirmed: { label: 'Gaat het door?', options: { true: 'Ja', false: 'Nee' } },
      reason: { label: 'Waarom niet?', needed: 'bij nee', hint: REGISTER },
    },
  },
  appointDeputy: {
    title: 'Vervanger aanwijzen',
    submit: 'Wijs aan',
    fields: {
      for: { label: 'Voor wie?', options: lists.functions },
      person: 'Wie vervangt?',
      reason,
    },
  },
  recuse: {
    title: 'Zelf niet oordelen',
    intro: 'Dit datalek raakt u zelf. U oordeelt dan niet in dit dossier.',
    submit: 'Ik oordeel hier niet',
    fields: { function: { label: 'In welke functie?', options: lists.functions }, reason },
  },
  takeEmergencyAccess: {
    title: 'In nood openen',
    intro:
      'Het dossier is voor u afgeschermd en gaat niet over u. Wie het toch opent, staat daarmee voorgoed op de tijdlijn.',
    submit: 'Open het dossier',
    fields: { reason },
  },
} satisfies Record<string, ActWords>;
