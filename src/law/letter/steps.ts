import type { DataCategory, SpecialCategory } from '../ap-vocabulary.js';
import type { Sentence } from '../sentence.js';
import type { Form } from './voice.js';

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
      en: 'Change the password. Do so everywhere it is used.',
    },
  },
  {
    data: ['bsn', 'identity-document'],
    step: {
      nl: 'Komt er een rekening of brief over iets onbekends? Meld het bij het Centraal Meldpunt Identiteitsfraude.',
      en: 'Does a bill or letter come about something unknown? Report it to the Centraal Meldpunt Identiteitsfraude.',
    },
  },
  {
    data: ['iban', 'credit-card', 'financial-other', 'problem-debts', 'benefits'],
    step: {
      nl: 'Kijk elke week naar de bankrekening. Klopt er iets niet? Bel meteen de bank.',
      en: 'Look at the bank account every week. Is something wrong? Call the bank at once.',
    },
  },
  {
    data: ['email', 'phone'],
    step: {
      nl: 'Wees voorzichtig met mails, berichten en telefoontjes van onbekenden. Klik niet op links en geef geen codes.',
      en: 'Be careful with mails, messages and calls from strangers. Do not click on links and give no codes.',
    },
  },
];

export const STRANGE_THINGS: Sentence = {
  nl: 'Gebeurt er iets vreemds? Vertel het ons meteen.',
  en: 'Does something strange happen? Tell us at once.',
};

/** What is read can be kept; what is said and what is put up cannot. */
export const KEEP_IT: Readonly<Partial<Record<Form, Sentence>>> = {
  letter: { nl: 'Bewaar deze brief.', en: 'Keep this letter.' },
  email: { nl: 'Bewaar deze mail.', en: 'Keep this e-mail.' },
  message: { nl: 'Bewaar dit bericht.', en: 'Keep this message.' },
};

/** Who reads it in public does not know whether it is about him. */
export const ABOUT_WHOM: Sentence = {
  nl: 'Niet zeker over wie dit gaat? Vraag het ons.',
  en: 'Not sure whom this is about? Ask us.',
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
  nl: 'Is er schade door dit datalek? Vertel het ons, dan kijken wij samen wat er kan.',
  en: 'Is there damage because of this breach? Tell us, and together we see what can be done.',
};
export const COMPLAINT: Sentence = {
  nl: '{YouCan} ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.',
  en: '{YouCan} also complain to the Dutch data protection authority: autoriteitpersoonsgegevens.nl.',
};
