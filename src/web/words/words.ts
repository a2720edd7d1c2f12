import type { Language } from '../../law/sentence.js';
import { en } from './en.js';
import { nl } from './nl.js';
import type { Words } from './shape.js';

/** A further language is a file of its own beside these two. */
const WORDS: Readonly<Record<Language, Words>> = { nl, en };

export const wordsIn = (language: Language): Words => WORDS[language];
