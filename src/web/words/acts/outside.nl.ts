import { lists } from '../lists.nl.js';
import type { ActWords } from '../act-words.js';

const REGISTER = 'Dit komt in het register. Noem niemand.';
const LATE = 'als er later dan 72 uur is gemeld';
const forPeople = {
  'forPeople.nl': {
    label: 'Zin voor de brief',
    hint: 'Geen namen, geen “u” of “je”, hooguit 25 woorden per zin. Leeg: wat er stond, vervalt.',
  },
  'forPeople.en': {
    label: 'Dezelfde zin in het Engels',
    hint: 'Alleen als iemand een brief in het Engels krijgt.',
  },
};
export const roundFields = {
  informedAt: 'Wanneer zijn zij ingelicht?',
  means: { label: 'Hoe?', options: lists.noticeMeans },
  intended: 'Voor hoeveel mensen was het bedoeld?',
  reached: { label: 'Hoeveel zijn er bereikt?', hint: 'Leeg: nog niet bekend.' },
  returned: 'Hoeveel brieven kwamen terug?',
  unreachable: 'Hoeveel zijn er niet te bereiken?',
};

/** Acts on what is told to others: the AP, the people concerned, whoever else has a term. */
export const outsideActs = {
  recordApNotification: {
    title: 'Melding aan de AP vastleggen',
    intro:
      'U meldt op de website van de AP. Leg hier vast dat het is gebeurd. Een onvolledige eerste melding is beter dan een late.',
    submit: 'Leg de melding vast',
    fields: {
      kind: { label: 'Wat is er gestuurd?', options: lists.notificationKinds },
      number: { label: 'Meldnummer van de AP', hint: 'Leeg: het nummer komt nog.' },
      notifiedAt: 'Wanneer is het verstuurd?',
      incomplete: 'Er volgt nog een aanvulling',
      delayReason: { label: 'Waarom is het te laat?', needed: LATE, hint: REGISTER },
      delayReasonOmitted: { label: 'Er is geen reden voor de vertraging', hint: `Alleen ${LATE}.` },
      withdrawalReason: {
        label: 'Waarom wordt de melding ingetrokken?',
        needed: 'bij intrekken',
        hint: REGISTER,
      },
    },
  },
  recordSentForm: {
    title: 'Wat echt naar de AP ging',
    intro:
      'U vult het formulier van de AP zelf in. Stuurde u iets anders dan hier staat? Plak het hier: het blijft bij het dossier.',
    submit: 'Leg vast wat is verstuurd',
    fields: {
      notification: 'Welke melding?',
      asPrepared: 'Verstuurd precies zoals het hier staat',
      question: { label: 'Welke vraag kreeg een ander antwoord?', options: lists.questionsOfForm },
      answer: 'Wat is daar ingevuld?',
      text: {
        label: 'Of plak alles wat u verstuurde',
        hint: 'Bijvoorbeeld de bevestiging van de AP.',
      },
    },
  },
  recordFormAnswer: {
    title: 'Vraag van de AP beantwoorden',
    intro: 'Voor vragen van het formulier die nergens anders worden vastgelegd.',
    submit: 'Leg het antwoord vast',
    fields: { question: { label: 'Vraag', options: lists.formQuestions }, answer: 'Antwoord' },
  },
  recordSubjectNotification: {
    title: 'Mensen ingelicht',
    intro: 'Leg vast wie is ingelicht, hoe en wanneer. Een tweede ronde is een nieuwe vastlegging.',
    submit: 'Leg vast',
    fields: {
      ...roundFields,
      content: { label: 'Wat is er verteld?', hint: REGISTER },
      text: { label: 'De brief zoals hij is verstuurd', hint: 'Blijft bij het dossier bewaard.' },
      contentHash: {
        label: 'SHA-256 van wat is verstuurd',
        hint: 'Alleen als de tekst zelf hier niet wordt bewaard.',
      },
    },
  },
  recordRoundResult: {
    title: 'Wat een ronde opleverde',
    submit: 'Leg vast',
    fields: {
      round: 'Welke ronde?',
      reached: 'Hoeveel zijn er nu in totaal bereikt?',
      returned: 'Hoeveel brieven kwamen terug?',
      unreachable: 'Hoeveel zijn er niet te bereiken?',
    },
  },
  writeLetterText: {
    title: 'Zin voor de brief schrijven',
    submit: 'Leg de zin vast',
    fields: { part: { label: 'In welk deel?', options: lists.letterParts }, ...forPeople },
  },
  recordLetterDetails: {
    title: 'Wat brieven nog moeten weten',
    submit: 'Leg vast',
    fields: {
      wordings: { label: 'Gaat het om een van deze?', options: lists.letterWordings },
      whereabouts: { label: 'Wat is er met de gegevens gebeurd?', options: lists.whereabouts },
      advisedBy: { label: 'Wie adviseert van buiten?', options: lists.advisers },
    },
  },
  nameLetterContact: {
    title: 'Bij wie mensen terechtkunnen',
    intro: 'Wie de brief krijgt, moet iemand kunnen vragen.',
    submit: 'Leg vast',
    fields: { name: 'Naam', phone: 'Telefoon', email: 'E-mail' },
  },
  receiveMatter: {
    title: 'Vraag, klacht, claim of andere plicht',
    intro: 'Wat een eigen termijn heeft: van buiten gekomen, of door ons aan een ander te vertellen.',
    submit: 'Leg vast',
    fields: {
      kind: { label: 'Wat is het?', options: lists.matterKinds },
      receivedAt: { label: 'Wanneer kwam het, of wanneer begon de termijn?' },
      dueAt: {
        label: 'Wanneer moet het klaar zijn?',
        hint: 'Alleen als iemand dat zei. Een termijn van de wet rekent Lekwacht zelf uit.',
      },
      party: { label: 'Welke instantie of partij?', hint: 'Noem geen personen.' },
      clause: {
        label: 'Waar staat die termijn?',
        needed: 'als wij het een ander moeten vertellen en iemand een termijn noemde',
        hint: 'Artikel, contract of eigen regel. Noem geen personen.',
      },
      what: 'Waar gaat het over?',
    },
  },
  settleMatter: {
    title: 'Vraag, klacht, claim of plicht afgehandeld',
    submit: 'Leg vast',
    fields: {
      matter: 'Wat is afgehandeld?',
      settledAt: 'Wanneer?',
      number: { label: 'Nummer bij de ander', hint: 'Als die er een gaf. Noem geen personen.' },
      how: 'Hoe is het afgehandeld?',
    },
  },
} satisfies Record<string, ActWords>;
