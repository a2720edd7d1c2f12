import type { Language } from '../../law/sentence.js';
import type { NoticeWords } from './notice-word-shape.js';
import { en } from './notice-words.en.js';
import { nl } from './notice-words.nl.js';

const WORDS: Readonly<Record<Language, NoticeWords>> = { nl, en };

export const noticeWordsIn = (language: Language): NoticeWords => WORDS[language];
