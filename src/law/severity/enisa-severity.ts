import type { Sentence } from '../sentence.js';
import {
  BASE_SCORE,
  CONTEXT_TEXT,
  KIND_NAME,
  SCORE_IN_CONTEXT,
  type ContextScore,
  type EnisaContext,
  type EnisaDataKind,
} from './data-processing-context.js';

/** One kind of data in its context. Credentials are entered as the kind of data they open. */
export interface EnisaData {
  readonly kind: EnisaDataKind;
  /** Left out: the base score of the kind. */
  readonly context?: EnisaContext;
  /** A person's own score, where no listed context fits; it then counts instead. */
  readonly judged?: ContextScore;
}

export const EASES_OF_IDENTIFICATION = {
  negligible: 0.25,
  limited: 0.5,
  significant: 0.75,
  maximum: 1,
} as const;
type EaseOfIdentification = keyof typeof EASES_OF_IDENTIFICATION;

interface Circumstance extends Sentence {
  readonly points: number;
}

/** Circumstances of the breach; each adds its points, they do not exclude one another. */
const CIRCUMSTANCES = {
  confidentiality: {
    'exposed-only': {
      points: 0,
      nl: 'Blootgesteld, zonder teken van onrechtmatig gebruik',
      en: 'Exposed, without evidence of illegal processing',
    },
    'known-recipients': { points: 0.25, nl: 'Bij bekende ontvangers', en: 'With known recipients' },
    'unknown-recipients': {
      points: 0.5,
      nl: 'Bij onbekenden of openbaar',
      en: 'With unknown recipients or public',
    },
  },
  integrity: {
    'not-misused': { points: 0, nl: 'Gewijzigd, niet gebruikt', en: 'Altered, not used' },
    recoverable: {
      points: 0.25,
      nl: 'Gewijzigd en misschien gebruikt, herstelbaar',
      en: 'Altered and possibly misused, recoverable',
    },
    'not-recoverable': {
      points: 0.5,
      nl: 'Gewijzigd, niet herstelbaar',
      en: 'Altered, not recoverable',
    },
  },
  availability: {
    'easily-recovered': {
      points: 0,
      nl: 'Weg, makkelijk te herstellen',
      en: 'Unavailable, easily recovered',
    },
    temporary: { points: 0.25, nl: 'Tijdelijk niet beschikbaar', en: 'Temporarily unavailable' },
    permanent: { points: 0.5, nl: 'Blijvend niet beschikbaar', en: 'Permanently unavailable' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Circumstance>>>>;
const MALICIOUS_INTENT: Circumstance = { points: 0.5, nl: 'Kwade opzet', en: 'Malicious intent' };

export interface EnisaInput {
  /** At least one; the highest counts. */
  readonly data: readonly [EnisaData, ...EnisaData[]];
  readonly identification: EaseOfIdentification;
  readonly confidentiality?: keyof (typeof CIRCUMSTANCES)['confidentiality'];
  readonly integrity?: keyof (typeof CIRCUMSTANCES)['integrity'];
  readonly availability?: keyof (typeof CIRCUMSTANCES)['availability'];
  readonly maliciousIntent?: boolean;
  readonly subjectCount?: number;
  readonly unintelligible?: boolean;
}

export const SEVERITY_BANDS = ['low', 'medium', 'high', 'very-high'] as const;
export type SeverityBand = (typeof SEVERITY_BANDS)[number];

/** Beside the score, for whoever judges: they never change it. */
export const SEVERITY_FLAGS = ['more-than-100-people', 'unintelligible'] as const;
export type SeverityFlag = (typeof SEVERITY_FLAGS)[number];

export interface EnisaSeverity {
  /** SE = DPC × EI + CB; 0.25 to 6. */
  readonly score: number;
  readonly band: SeverityBand;
  readonly flags: readonly SeverityFlag[];
  readonly dataProcessingContext: ContextScore;
  readonly easeOfIdentification: number;
  readonly circumstances: number;
  /** The steps, for a person to read. */
  readonly reasoning: readonly Sentence[];
}

/** Severity by ENISA's methodology (working document v1.0, December 2013). Support for a judgement, not the verdict. */
export function enisaSeverity(input: EnisaInput): EnisaSeverity {
  const { data, identification, subjectCount, unintelligible } = input;
  const scored = data.map((one) => ({ one, score: contextScore(one) }));
  const context = scored.reduce<ContextScore>((highest, { score }) => (score > highest ? score : highest), 1);
  const ease = EASES_OF_IDENTIFICATION[identification];
  const added = circumstancesOf(input);
  const circumstances = added.reduce((sum, { points }) => sum + points, 0);
  const score = context * ease + circumstances;
  const band = bandOf(score);
  const flags: SeverityFlag[] = [
    ...(subjectCount !== undefined && subjectCount > 100 ? (['more-than-100-people'] as const) : []),
    ...(unintelligible === true ? (['unintelligible'] as const) : []),
  ];
  return {
    score,
    band,
    flags,
    dataProcessingContext: context,
    easeOfIdentification: ease,
    circumstances,
    reasoning: [
      ...scored.map(({ one, score: points }) => contextSentence(one, points)),
      {
        nl: `Herkenbaarheid: ${IDENTIFICATION_NAME[identification].nl} (${numberNl(ease)}).`,
        en: `Ease of identification: ${IDENTIFICATION_NAME[identification].en} (${String(ease)}).`,
      },
      ...added.map(({ nl, en, points }) => ({
        nl: `${nl}: +${numberNl(points)}.`,
        en: `${en}: +${String(points)}.`,
      })),
      {
        nl: `Ernst = ${String(context)} × ${numberNl(ease)} + ${numberNl(circumstances)} = ${numberNl(score)}: ${BAND_NAME[band].nl}.`,
        en: `Severity = ${String(context)} × ${String(ease)} + ${String(circumstances)} = ${String(score)}: ${BAND_NAME[band].en}.`,
      },
      ...flags.map((flag) => FLAG_TEXT[flag]),
    ],
  };
}

export function contextScore({ kind, context, judged }: EnisaData): ContextScore {
  if (judged !== undefined) return judged;
  return (context && SCORE_IN_CONTEXT[kind][context]) ?? BASE_SCORE[kind];
}

/** Low below 2, medium below 3, high below 4. */
export function bandOf(score: number): SeverityBand {
  if (score < 2) return 'low';
  if (score < 3) return 'medium';
  return score < 4 ? 'high' : 'very-high';
}

function circumstancesOf(input: EnisaInput): readonly Circumstance[] {
  const { confidentiality, integrity, availability, maliciousIntent } = input;
  return [
    confidentiality && CIRCUMSTANCES.confidentiality[confidentiality],
    integrity && CIRCUMSTANCES.integrity[integrity],
    availability && CIRCUMSTANCES.availability[availability],
    maliciousIntent === true ? MALICIOUS_INTENT : undefined,
  ].filter((circumstance) => circumstance !== undefined);
}

function contextSentence({ kind, context, judged }: EnisaData, score: ContextScore): Sentence {
  const applies =
    judged === undefined && context !== undefined && SCORE_IN_CONTEXT[kind][context] !== undefined;
  const why: Sentence =
    judged !== undefined
      ? { nl: 'zo beoordeeld', en: 'as judged' }
      : applies
        ? CONTEXT_TEXT[context]
        : { nl: 'basisscore', en: 'base score' };
  return {
    nl: `Gegevens: ${KIND_NAME[kind].nl}, ${why.nl}: ${String(score)}.`,
    en: `Data: ${KIND_NAME[kind].en}, ${why.en}: ${String(score)}.`,
  };
}

function numberNl(value: number): string {
  return String(value).replace('.', ',');
}

const IDENTIFICATION_NAME: Readonly<Record<EaseOfIdentification, Sentence>> = {
  negligible: { nl: 'verwaarloosbaar', en: 'negligible' },
  limited: { nl: 'beperkt', en: 'limited' },
  significant: { nl: 'aanzienlijk', en: 'significant' },
  maximum: { nl: 'maximaal', en: 'maximum' },
};

const BAND_NAME: Readonly<Record<SeverityBand, Sentence>> = {
  low: { nl: 'laag', en: 'low' },
  medium: { nl: 'middel', en: 'medium' },
  high: { nl: 'hoog', en: 'high' },
  'very-high': { nl: 'zeer hoog', en: 'very high' },
};

const FLAG_TEXT: Readonly<Record<SeverityFlag, Sentence>> = {
  'more-than-100-people': {
    nl: 'Let op: meer dan honderd mensen (telt niet mee in de score).',
    en: 'Note: more than a hundred people (not part of the score).',
  },
  unintelligible: {
    nl: 'Let op: de gegevens zijn onbegrijpelijk gemaakt (telt niet mee in de score).',
    en: 'Note: the data were made unintelligible (not part of the score).',
  },
};
