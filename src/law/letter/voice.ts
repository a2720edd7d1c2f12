import { PUBLIC_MEANS, type NoticeMeans } from '../ap-vocabulary.js';
import type { Language } from '../sentence.js';
import type { LetterReader, Representative } from './letter.js';

/**
 * Who speaks to whom about whom: an adult, somebody of sixteen or a child that nobody may be told for, a parent, who else decides for a child, who decides
 * for an adult, or everybody at once.
 */
export type Voice = 'formal' | 'young' | 'parent' | 'childs-representative' | 'representative' | 'public';

export interface Addressee {
  readonly reader: LetterReader;
  readonly representative?: Representative;
  readonly means: NoticeMeans;
}

export function voiceOf({ reader, representative, means }: Addressee): Voice {
  if (PUBLIC_MEANS.includes(means)) return 'public';
  // A child for whom nobody can be told: its parent is the danger, and it has no guardian.
  const isTheChild = reader === 'under-sixteen' && representative === undefined;
  if (reader === 'sixteen-or-older' || isTheChild) return 'young';
  if (reader === 'under-sixteen') return representative === 'parent' ? 'parent' : 'childs-representative';
  return representative === undefined ? 'formal' : 'representative';
}

/** How the text is used: read from paper or a screen, spoken from, or put up for everybody. */
export type Form = 'letter' | 'email' | 'message' | 'phone' | 'conversation' | 'notice';

const FORMS: Readonly<Record<NoticeMeans, Form>> = {
  letter: 'letter',
  email: 'email',
  phone: 'phone',
  'in-person': 'conversation',
  interpreter: 'conversation',
  website: 'notice',
  'social-media': 'notice',
  advertisement: 'notice',
  other: 'message',
};

/** The reader hears it: nothing is left behind, and who else hears it is seen. */
export const isAloud = (form: Form): boolean => form === 'phone' || form === 'conversation';

export const formOf = ({ means }: Pick<Addressee, 'means'>): Form => FORMS[means];

/** The words by which a sentence fits whoever it is for; a sentence has them as `{whom}`. */
interface Words {
  /** The first time, so that it is clear whose. */
  readonly whose: string;
  readonly data: string;
  readonly Data: string;
  readonly whom: string;
  readonly canYou: string;
  readonly YouCan: string;
  readonly unsafe: string;
  readonly areYouSafe: string;
}

const FORMAL = { canYou: 'kunt u', YouCan: 'U kunt' };
const YOU = { canYou: 'can you', YouCan: 'You can' };
const TOLD_BEFORE = { data: 'deze gegevens', Data: 'Deze gegevens' };
const YOUR_OWN = {
  ...YOU,
  ...{ whose: 'your data', data: 'your data', Data: 'Your data', whom: 'you' },
  ...{ unsafe: 'Do you feel unsafe?', areYouSafe: 'Are you safe now?' },
};

const WORDS: Readonly<Record<Language, Readonly<Record<Voice, Words>>>> = {
  nl: {
    formal: {
      ...FORMAL,
      ...{ whose: 'uw gegevens', data: 'uw gegevens', Data: 'Uw gegevens', whom: 'u' },
      ...{ unsafe: 'Voelt u zich niet veilig?', areYouSafe: 'Bent u nu veilig?' },
    },
    young: {
      ...{ canYou: 'kun je', YouCan: 'Je kunt' },
      ...{ whose: 'jouw gegevens', data: 'je gegevens', Data: 'Je gegevens', whom: 'jou' },
      ...{ unsafe: 'Voel je je niet veilig?', areYouSafe: 'Ben je nu veilig?' },
    },
    parent: {
      ...FORMAL,
      ...{ whose: 'de gegevens van uw kind', data: 'de gegevens van uw kind' },
      ...{ Data: 'De gegevens van uw kind', whom: 'uw kind' },
      unsafe: 'Voelt u of uw kind zich niet veilig?',
      areYouSafe: 'Bent u nu veilig, en uw kind ook?',
    },
    'childs-representative': {
      ...FORMAL,
      ...TOLD_BEFORE,
      ...{ whose: 'de gegevens van het kind voor wie u beslist', whom: 'dit kind' },
      ...{ unsafe: 'Is dit kind misschien niet veilig?', areYouSafe: 'Is dit kind nu veilig?' },
    },
    representative: {
      ...FORMAL,
      ...TOLD_BEFORE,
      ...{ whose: 'de gegevens van degene voor wie u beslist', whom: 'deze persoon' },
      unsafe: 'Is deze persoon misschien niet veilig?',
      areYouSafe: 'Is deze persoon nu veilig?',
    },
    public: {
      ...{ canYou: 'kunnen mensen', YouCan: 'Mensen kunnen' },
      ...{ whose: 'persoonsgegevens', data: 'persoonsgegevens', Data: 'Persoonsgegevens', whom: 'mensen' },
      ...{ unsafe: 'Voelt iemand zich niet veilig?', areYouSafe: 'Is iedereen nu veilig?' },
    },
  },
  en: {
    formal: YOUR_OWN,
    young: YOUR_OWN,
    parent: {
      ...YOU,
      ...{ whose: 'your child’s data', data: 'your child’s data', Data: 'Your child’s data' },
      ...{ whom: 'your child', unsafe: 'Do you or your child feel unsafe?' },
      areYouSafe: 'Are you safe now, and your child too?',
    },
    'childs-representative': {
      ...YOU,
      ...{ whose: 'the data of the child you decide for', data: 'these data', Data: 'These data' },
      ...{ whom: 'this child', unsafe: 'Is this child perhaps not safe?' },
      areYouSafe: 'Is this child safe now?',
    },
    representative: {
      ...YOU,
      ...{ whose: 'the data of the person you decide for', data: 'these data', Data: 'These data' },
      ...{ whom: 'this person', unsafe: 'Is this person perhaps not safe?' },
      areYouSafe: 'Is this person safe now?',
    },
    public: {
      ...{ canYou: 'can people', YouCan: 'People can' },
      ...{ whose: 'personal data', data: 'personal data', Data: 'Personal data', whom: 'people' },
      ...{ unsafe: 'Does somebody feel unsafe?', areYouSafe: 'Is everybody safe now?' },
    },
  },
};

/** A sentence of the house, with places for {@link Words} and for what it is told besides. */
export function spoken(
  template: string,
  { language, voice }: { readonly language: Language; readonly voice: Voice },
  besides: Readonly<Record<string, string>> = {},
): string {
  const words: Readonly<Record<string, string>> = { ...WORDS[language][voice], ...besides };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`a sentence asks for a word that no letter has: ${name}`);
    return word;
  });
}
