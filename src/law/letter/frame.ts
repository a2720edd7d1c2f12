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

const SIGNED: Sentence = {
  nl: 'Met vriendelijke groet,\n{signature}',
  en: 'Kind regards,\n{signature}',
};
const DEAR: Sentence = { nl: 'Goedendag,', en: 'Hello,' };
const SPOKEN_TO: Sentence = {
  nl: 'Ik spreek u als {role}. Het gaat over {whose}.',
  en: 'I speak to you as {role}. It is about {whose}.',
};
const ASKS: Sentence = { nl: 'Wilt u nog iets vragen?', en: 'Do you have any questions?' };
const YOUNG_ASKS: Sentence = { nl: 'Wil je nog iets vragen?', en: ASKS.en };

/** Before anything is said: whoever picks up, or sits beside, may be the one who must not hear it. */
const MAY_TALK: Sentence = {
  nl: 'Kunt u nu vrij praten? U hoeft alleen ja of nee te zeggen.',
  en: 'Can you talk freely now? You only have to say yes or no.',
};
const YOUNG_MAY_TALK: Sentence = {
  nl: 'Kun je nu vrij praten? Je hoeft alleen ja of nee te zeggen.',
  en: MAY_TALK.en,
};

const lines = (...sentences: readonly Sentence[]): Sentence => ({
  nl: sentences.map(({ nl }) => nl).join('\n'),
  en: sentences.map(({ en }) => en).join('\n'),
});
const TO_WHOM: Sentence = { nl: 'Goedendag. Spreek ik met (naam)?', en: 'Hello. Am I speaking with (name)?' };
const YOUNG_TO_WHOM: Sentence = { nl: 'Hallo. Spreek ik met (naam)?', en: TO_WHOM.en };
const ARE_YOU_SAFE: Sentence = { nl: '{areYouSafe}', en: '{areYouSafe}' };

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
    greeting: lines(TO_WHOM, MAY_TALK, { nl: 'Ik bel u namens {sender}.', en: 'I am calling for {sender}.' }),
    unnamed: lines(TO_WHOM, MAY_TALK, ARE_YOU_SAFE, {
      nl: 'Ik bel u over iets belangrijks.',
      en: 'I am calling about something important.',
    }),
    onBehalf: SPOKEN_TO,
    closing: ASKS,
  },
  conversation: {
    greeting: lines(MAY_TALK, {
      nl: 'Ik wil u iets vertellen namens {sender}.',
      en: 'I have to tell you something on behalf of {sender}.',
    }),
    unnamed: lines(MAY_TALK, ARE_YOU_SAFE, {
      nl: 'Ik wil u iets belangrijks vertellen.',
      en: 'I have to tell you something important.',
    }),
    onBehalf: SPOKEN_TO,
    closing: ASKS,
  },
  notice: {
    greeting: { nl: 'Bericht over een datalek', en: 'Notice about a data breach' },
    onBehalf: { nl: '', en: '' },
    closing: { nl: '{signature}', en: '{signature}' },
  },
};

/** As one speaks to somebody of sixteen. */
export const YOUNG_FRAMES: Readonly<Record<Exclude<Form, 'notice'>, Begin>> = {
  letter: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  email: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  message: { greeting: { nl: 'Hallo,', en: 'Hello,' }, closing: SIGNED },
  phone: {
    greeting: lines(YOUNG_TO_WHOM, YOUNG_MAY_TALK, {
      nl: 'Ik bel je namens {sender}.',
      en: 'I am calling for {sender}.',
    }),
    unnamed: lines(YOUNG_TO_WHOM, YOUNG_MAY_TALK, ARE_YOU_SAFE, {
      nl: 'Ik bel je over iets belangrijks.',
      en: 'I am calling about something important.',
    }),
    closing: YOUNG_ASKS,
  },
  conversation: {
    greeting: lines(YOUNG_MAY_TALK, {
      nl: 'Ik wil je iets vertellen namens {sender}.',
      en: 'I have to tell you something on behalf of {sender}.',
    }),
    unnamed: lines(YOUNG_MAY_TALK, ARE_YOU_SAFE, {
      nl: 'Ik wil je iets belangrijks vertellen.',
      en: 'I have to tell you something important.',
    }),
    closing: YOUNG_ASKS,
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
