import type { Sentence } from '../sentence.js';

/** ENISA 2013, Annex 1: the kinds of data with their base score, and what context makes of it. */
export type EnisaDataKind = 'simple' | 'behavioural' | 'financial' | 'sensitive';

export type EnisaContext =
  | 'no-insight'
  | 'little-insight'
  | 'general-assumptions'
  | 'profiling-or-status'
  | 'assumptions-on-sensitive'
  | 'detailed-profile'
  | 'full-card-or-detailed-profile'
  | 'safety-or-vulnerable';

export type ContextScore = 1 | 2 | 3 | 4;

export const BASE_SCORE: Readonly<Record<EnisaDataKind, ContextScore>> = {
  simple: 1,
  behavioural: 2,
  financial: 3,
  sensitive: 4,
};

/** Contexts that do not fit a kind are not in its row. */
export const SCORE_IN_CONTEXT: Readonly<
  Record<EnisaDataKind, Partial<Readonly<Record<EnisaContext, ContextScore>>>>
> = {
  simple: {
    'profiling-or-status': 2,
    'assumptions-on-sensitive': 3,
    'safety-or-vulnerable': 4,
  },
  behavioural: {
    'no-insight': 1,
    'detailed-profile': 3,
    'assumptions-on-sensitive': 4,
    'safety-or-vulnerable': 4,
  },
  financial: {
    'no-insight': 1,
    'little-insight': 2,
    'full-card-or-detailed-profile': 4,
  },
  sensitive: {
    'no-insight': 1,
    'general-assumptions': 2,
    'assumptions-on-sensitive': 3,
  },
};

export const KIND_NAME: Readonly<Record<EnisaDataKind, Sentence>> = {
  simple: { nl: 'gewone gegevens', en: 'simple data' },
  behavioural: { nl: 'gedragsgegevens', en: 'behavioural data' },
  financial: { nl: 'financiële gegevens', en: 'financial data' },
  sensitive: { nl: 'gevoelige gegevens', en: 'sensitive data' },
};

export const CONTEXT_TEXT: Readonly<Record<EnisaContext, Sentence>> = {
  'no-insight': {
    nl: 'ze geven geen wezenlijk inzicht (of zijn verouderd of al openbaar)',
    en: 'they give no real insight (or are outdated or public already)',
  },
  'little-insight': { nl: 'ze geven weinig inzicht', en: 'they give little insight' },
  'general-assumptions': {
    nl: 'ze laten alleen algemene vermoedens toe',
    en: 'they allow general assumptions only',
  },
  'profiling-or-status': {
    nl: 'ze laten een profiel of vermoedens over geld of positie toe',
    en: 'they allow a profile, or assumptions about money or position',
  },
  'assumptions-on-sensitive': {
    nl: 'ze laten vermoedens toe over gezondheid, seksuele leven, politiek of religie',
    en: 'they allow assumptions on health, sexual life, politics or religion',
  },
  'detailed-profile': { nl: 'ze vormen een uitvoerig profiel', en: 'they make a detailed profile' },
  'full-card-or-detailed-profile': {
    nl: 'volledige kaartgegevens of een uitvoerig financieel beeld',
    en: 'full card data or a detailed financial picture',
  },
  'safety-or-vulnerable': {
    nl: 'ze raken de veiligheid van mensen, kwetsbare mensen of minderjarigen',
    en: 'they touch personal safety, vulnerable people or minors',
  },
};
