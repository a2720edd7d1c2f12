import type { Language } from '../sentence.js';
import type { Wording } from './sentences.js';
import { formOf, isAloud, spoken, voiceOf, type Addressee, type Form, type Voice } from './voice.js';

export interface LetterWishes extends Addressee {
  readonly language: Language;
}

interface Speaker {
  readonly voice: Voice;
  readonly form: Form;
  /** The sentence, in the language and the words of whom it is for. */
  readonly say: (wording: Wording, besides?: Readonly<Record<string, string>>) => string;
}

export function speaker(wishes: LetterWishes): Speaker {
  const { language } = wishes;
  const voice = voiceOf(wishes);
  const form = formOf(wishes);
  return {
    voice,
    form,
    say: (wording, besides) => {
      const other = voice === 'public' ? wording.public : isAloud(form) ? wording.aloud : undefined;
      const sentence = other ?? wording;
      return spoken(sentence[language], { language, voice }, besides);
    },
  };
}
