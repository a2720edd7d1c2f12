import type { Sentence } from '../sentence.js';
import type { Representative } from './letter.js';
import type { Form, Voice } from './voice.js';

interface Begin {
  readonly greeting: Sentence;
  /** Where the name of the organisation may be what gives somebody away. */
  readonly unnamed?: Sentence;
  readonly closing: Sentence;
}

/** Begin and end: how one greets, and how one takes leave. */
interface Frame extends Begin {
  /** To whoever stands up for somebody else. */
  readonly onBehalf: Sentence;
}

const SORRY: Sentence = {
  nl: 'Het spijt ons dat dit is gebeurd.',
  en: 'We are sorry that this happened.',
};
const SIGNED: Sentence = {
  nl: `${SORRY.nl}\n\nMet vriendelijke groet,\n{signature}`,
  en: `${SORRY.en}\n\nKind regards,\n{signature}`,
};
const DEAR: Sentence = { nl: 'Geachte heer of mevrouw,', en: 'Dear Sir or Madam,' };
const SPOKEN_TO: Sentence = {
  nl: 'Ik spreek u als {role}. Het gaat over {whose}.',
  en: 'I speak to you as {role}. It is about {whose}.',
};
const ASKS: Sentence = {
  nl: `${SORRY.nl}\n\nWilt u nog iets vragen?`,
  en: `${SORRY.en}\n\nDo you have any questions?`,
};

export const FRAMES: Readonly<Record<Form, Frame>> = {
  letter: {
    greeting: DEAR,
    onBehalf: {
      nl: 'U krijgt deze brief als {role}. De brief gaat over {whose}.',
      en: 'You get this letter as {role}. It is about {whose}.',
    },
    closing: SIGNED,
  },
  email: {
    greeting: DEAR,
    onBehalf: {
      nl: 'U krijgt deze mail als {role}. De mail gaat over {whose}.',
      en: 'You get this e-mail as {role}. It is about {whose}.',
    },
    closing: SIGNED,
  },
  message: {
    greeting: DEAR,
    onBehalf: {
      nl: 'U krijgt dit bericht als {role}. Het gaat over {whose}.',
      en: 'You get this message as {role}. It is about {whose}.',
    },
    closing: SIGNED,
  },
  phone: {
    greeting: { nl: 'Goedendag. Ik bel u namens {sender}.', en: 'Good day. I am calling for {sender}.' },
    unnamed: {
      nl: 'Goedendag. Ik bel u over iets belangrijks.',
      en: 'Good day. I am calling about something important.',
    },
    onBehalf: SPOKEN_TO,
    closing: ASKS,
  },
  conversation: {
    greeting: {
      nl: 'Goedendag. Ik wil u iets vertellen namens {sender}.',
      en: 'Good day. I have to tell you something on behalf of {sender}.',
    },
    unnamed: {
      nl: 'Goedendag. Ik wil u iets belangrijks vertellen.',
      en: 'Good day. I have to tell you something important.',
    },
    onBehalf: SPOKEN_TO,
    closing: ASKS,
  },
  notice: {
    greeting: { nl: 'Bericht over persoonsgegevens', en: 'Notice about personal data' },
    onBehalf: { nl: '', en: '' },
    closing: { nl: `${SORRY.nl}\n\n{signature}`, en: `${SORRY.en}\n\n{signature}` },
  },
};

/** As one speaks to somebody of sixteen. */
export const YOUNG_FRAMES: Readonly<Record<Exclude<Form, 'notice'>, Begin>> = {
  letter: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  email: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  message: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  phone: {
    greeting: { nl: 'Hallo. Ik bel je namens {sender}.', en: 'Hello. I am calling for {sender}.' },
    unnamed: {
      nl: 'Hallo. Ik bel je over iets belangrijks.',
      en: 'Hello. I am calling about something important.',
    },
    closing: { nl: `${SORRY.nl}\n\nWil je nog iets vragen?`, en: ASKS.en },
  },
  conversation: {
    greeting: {
      nl: 'Hallo. Ik wil je iets vertellen namens {sender}.',
      en: 'Hello. I have to tell you something on behalf of {sender}.',
    },
    unnamed: {
      nl: 'Hallo. Ik wil je iets belangrijks vertellen.',
      en: 'Hello. I have to tell you something important.',
    },
    closing: { nl: `${SORRY.nl}\n\nWil je nog iets vragen?`, en: ASKS.en },
  },
};

export const ROLES: Readonly<Record<Representative, Sentence>> = {
  parent: { nl: 'ouder', en: 'a parent' },
  guardian: { nl: 'voogd', en: 'a guardian' },
  curator: { nl: 'curator', en: 'a curator' },
  mentor: { nl: 'mentor', en: 'a mentor' },
};

/** Who signs where the name of the organisation may be what gives somebody away. */
export const UNNAMED: Readonly<Record<Voice, Sentence>> = {
  formal: { nl: 'uw contactpersoon', en: 'your contact person' },
  young: { nl: 'je contactpersoon', en: 'your contact person' },
  parent: { nl: 'uw contactpersoon', en: 'your contact person' },
  'childs-representative': { nl: 'uw contactpersoon', en: 'your contact person' },
  representative: { nl: 'uw contactpersoon', en: 'your contact person' },
  public: { nl: 'de contactpersoon', en: 'the contact person' },
};
