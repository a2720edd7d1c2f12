import type { DataCategory, SpecialCategory } from '../ap-vocabulary.js';
import type { Sentence } from '../sentence.js';

interface StepByData {
  readonly data: readonly (DataCategory | SpecialCategory)[];
  readonly step: Sentence;
}

/** Where somebody could be found or harmed. Of a plan to be made nothing is said: he may read it who it is about. */
export const SAFETY_STEPS: readonly Sentence[] = [
  { nl: 'Is er nu gevaar? Bel 112.', en: 'Is there danger now? Call 112.' },
  {
    nl: '{unsafe} Neem contact met ons op.',
    en: '{unsafe} Contact us.',
  },
];

/** By which somebody can be found. */
export const TELLS_WHERE: readonly (DataCategory | SpecialCategory)[] = ['address', 'location'];

export const LOCAL_HELP: Sentence = { nl: '{name} kan ook helpen.', en: '{name} can help too.' };
export const LOCAL_HELP_BY_PHONE: Sentence = {
  nl: '{name} kan ook helpen. Bel {phone}.',
  en: '{name} can help too. Call {phone}.',
};

export const STEPS_BY_DATA: readonly StepByData[] = [
  {
    data: ['credentials'],
    step: {
      nl: 'Verander het wachtwoord. Doe dat overal waar het wordt gebruikt.',
      en: 'Change the password everywhere it is used.',
    },
  },
  {
    data: ['bsn', 'identity-document'],
    step: {
      nl: 'Komt er een rekening of brief over iets onbekends? Meld het bij het Centraal Meldpunt Identiteitsfraude.',
      en: 'If a bill or letter comes about something unknown, report it to the Centraal Meldpunt Identiteitsfraude (identity fraud).',
    },
  },
  {
    data: ['iban', 'credit-card', 'financial-other', 'problem-debts', 'benefits'],
    step: {
      nl: 'Kijk elke week naar de bankrekening. Klopt er iets niet? Bel meteen de bank.',
      en: 'Look at the bank account every week. If something is wrong, call the bank at once.',
    },
  },
  {
    data: ['credit-card'],
    step: {
      nl: 'Laat de creditcard blokkeren. Bel het bedrijf van de kaart.',
      en: 'Have the credit card blocked. Call the card company.',
    },
  },
  {
    data: ['photos'],
    step: {
      nl: 'Is er ergens zo’n foto te zien, of dreigt iemand ermee? Betaal niet en vertel het ons meteen.',
      en: 'If such a photo turns up, or somebody threatens with it: do not pay, and tell us at once.',
    },
  },
  {
    data: ['email', 'phone'],
    step: {
      nl: 'Wees voorzichtig met mails, berichten en telefoontjes van onbekenden. Klik niet op links en geef geen codes.',
      en: 'Be careful with e-mails, messages and calls from strangers. Do not click on links, and give nobody a code.',
    },
  },
];

export const STRANGE_THINGS: Sentence = {
  nl: 'Gebeurt er iets vreemds? Vertel het ons meteen.',
  en: 'If something strange happens, tell us at once.',
};

export const CARE_NEEDED: Sentence = {
  nl: 'Is er nu zorg of een medicijn nodig? Neem contact met ons op.',
  en: 'Is care or medicine needed now? Contact us.',
};

/** The colleague may be somebody's former partner, or a neighbour. */
export const AFRAID_OF_WHO_LOOKED: Sentence = {
  nl: 'Is er een vermoeden wie het was, en maakt dat bang? Vertel het ons.',
  en: 'If somebody thinks they know who it was, and is afraid, tell us.',
};

/** Who reads it in public does not know whether it is about him. */
export const ABOUT_WHOM: Sentence = {
  nl: 'Gaat dit ook over mij? Vraag het ons. Wij controleren dan eerst wie het vraagt.',
  en: 'Is this about me? Ask us. We will first check who is asking.',
};

/** Whoever wants to lure somebody out can write such a message too. */
export const IS_IT_REAL: Sentence = {
  nl: 'Is het niet zeker of dit echt van ons komt? Bel dan een nummer dat al bekend was.',
  en: 'Not sure that this really comes from us? Then call a number that you already had.',
};

export const CALL_AND_ASK_FOR: Sentence = {
  nl: 'Bel {way} en vraag naar {name}.',
  en: 'Call {way} and ask for {name}.',
};
export const ASK_FOR: Sentence = { nl: 'Vraag naar {name}.', en: 'Ask for {name}.' };
export const CALL: Sentence = { nl: 'Bel {way}.', en: 'Call {way}.' };
export const MAIL: Sentence = { nl: 'Mail naar {way}.', en: 'Mail {way}.' };
export const CALL_OFFICER: Sentence = {
  nl: 'Vragen over privacy? Bel onze functionaris gegevensbescherming: {way}.',
  en: 'Questions about privacy? Call our data protection officer: {way}.',
};
export const MAIL_OFFICER: Sentence = {
  nl: 'Vragen over privacy? Mail onze functionaris gegevensbescherming: {way}.',
  en: 'Questions about privacy? Mail our data protection officer: {way}.',
};

export const DAMAGE: Sentence = {
  nl: 'Is hierdoor schade ontstaan? Vertel het ons, dan kijken wij samen wat er kan.',
  en: 'Did this cause damage? Tell us, and together we will see what can be done.',
};
export const COMPLAINT: Sentence = {
  nl: '{YouCan} ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.',
  en: '{YouCan} also complain to the Dutch data protection authority: autoriteitpersoonsgegevens.nl.',
};
