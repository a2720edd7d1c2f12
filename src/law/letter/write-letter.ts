import { revealed } from '../../shared/personal.js';
import { PUBLIC_MEANS, type NoticeMeans } from '../ap-vocabulary.js';
import type { FormInput, Sourced } from '../ap-form/form-input.js';
import { dutchDate } from '../ap-form/given-answer.js';
import { DATA_LABELS } from '../ap-form/labels.js';
import { deliveryOf } from './delivery.js';
import {
  type Letter,
  type LetterParagraph,
  type LetterPart,
  type LetterReader,
  type Representative,
} from './letter.js';
import { INCIDENT_SENTENCES, STEPS_BY_DATA, STEPS_ALWAYS, CONSEQUENCE_SENTENCES } from './sentences.js';

export interface LetterWishes {
  readonly reader: LetterReader;
  readonly representative?: Representative;
  readonly means: NoticeMeans;
  /** Safety is or was at stake: nothing tells where anybody is. */
  readonly safetyAtStake: boolean;
}

/** Where questions about a breach can be asked; from the profile. */
export interface LetterSender {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** Promises of the profile about telling people, quoted. */
  readonly promises: readonly string[];
}

const OPEN = '[nog invullen]';

const HEADINGS: Readonly<Record<LetterPart, Readonly<Record<'formal' | 'young', string>>>> = {
  'what-happened': { formal: 'Wat is er gebeurd?', young: 'Wat is er gebeurd?' },
  'what-leaked': { formal: 'Om welke gegevens gaat het?', young: 'Welke gegevens van jou zijn dit?' },
  'what-it-may-mean': { formal: 'Wat kan dit voor u betekenen?', young: 'Wat kan dit voor jou betekenen?' },
  'what-we-did': { formal: 'Wat hebben wij gedaan?', young: 'Wat hebben wij gedaan?' },
  'what-you-can-do': { formal: 'Wat kunt u zelf doen?', young: 'Wat kun je zelf doen?' },
  'whom-to-call': { formal: 'Wie kunt u bellen?', young: 'Wie kun je bellen?' },
};

/**
 * The letter of Art. 34(2), in plain Dutch (B1). Its variables come from the dossier's closed lists and from texts
 * written for the register; what a reporter wrote never goes out by itself. No name and no place stands in it.
 */
export function writeLetter(input: FormInput, sender: LetterSender, wishes: LetterWishes): Letter {
  const young = wishes.reader === 'sixteen-or-older';
  const paragraphs = [
    whatHappened(input, sender),
    whatLeaked(input),
    whatItMayMean(input),
    whatWeDid(input),
    whatYouCanDo(input),
    whomToCall(input, sender),
  ].map(({ part, lines, from }): LetterParagraph => ({
    part,
    heading: HEADINGS[part][young ? 'young' : 'formal'],
    lines: young ? lines.map(informally) : lines,
    sources: from.map(({ source }) => source),
  }));
  return {
    language: 'nl',
    reader: wishes.reader,
    ...(wishes.representative && { representative: wishes.representative }),
    greeting: greetingOf(wishes),
    paragraphs,
    closing: `Wij vinden het heel vervelend dat dit is gebeurd. Onze excuses.\n\nMet vriendelijke groet,\n${sender.name}`,
    delivery: deliveryOf(wishes),
    open: paragraphs.filter(({ lines }) => lines.some((line) => line.includes(OPEN))).map(({ part }) => part),
    keepsPromises: sender.promises,
  };
}

interface Part {
  readonly part: LetterPart;
  readonly lines: readonly string[];
  readonly from: readonly Sourced<unknown>[];
}

const ON_BEHALF: Readonly<Record<Representative, string>> = {
  parent: 'U krijgt deze brief als ouder.',
  guardian: 'U krijgt deze brief als voogd.',
  curator: 'U krijgt deze brief als curator.',
  mentor: 'U krijgt deze brief als mentor.',
};

function greetingOf({ reader, representative, means }: LetterWishes): string {
  if (PUBLIC_MEANS.includes(means)) return 'Aan iedereen die dit aangaat,';
  if (reader === 'sixteen-or-older') return 'Hallo,';
  if (representative === undefined) return 'Geachte heer, mevrouw,';
  const whose = 'De brief gaat over de gegevens van de persoon voor wie u beslist.';
  return `Geachte heer, mevrouw,\n\n${ON_BEHALF[representative]} ${whose}`;
}

function whatHappened({ assessment, report, occurred }: FormInput, { name }: LetterSender): Part {
  const incident = assessment?.value.incidentType ?? report.value.incidentType;
  const { from } = occurred.value;
  const when = from === undefined ? undefined : `Dit gebeurde op of rond ${dutchDate(from)}.`;
  return {
    part: 'what-happened',
    lines: [
      `Bij ${name} is iets misgegaan met uw gegevens.`,
      incident === undefined ? OPEN : INCIDENT_SENTENCES[incident],
      ...(when === undefined ? [] : [when]),
    ],
    from: [assessment ?? report, ...(when === undefined ? [] : [occurred])],
  };
}

function whatLeaked({ assessment, report }: FormInput): Part {
  const data = assessment
    ? [...assessment.value.dataCategories, ...assessment.value.specialCategories]
    : (report.value.dataCategories ?? []);
  const known = data.filter((category) => category !== 'unknown' && category !== 'other');
  const isOpen = known.length < data.length || data.length === 0;
  return {
    part: 'what-leaked',
    lines: [
      ...(known.length > 0 ? ['Het gaat om deze gegevens:'] : []),
      ...known.map((category) => `- ${DATA_LABELS[category]}`),
      ...(isOpen ? [`- ${OPEN}`] : []),
    ],
    from: [assessment ?? report],
  };
}

function whatItMayMean({ assessment }: FormInput): Part {
  const consequences = assessment?.value.subjectConsequences ?? [];
  const sentences = consequences.map((consequence) => CONSEQUENCE_SENTENCES[consequence]);
  return {
    part: 'what-it-may-mean',
    lines: sentences.length === 0 ? [OPEN] : [...new Set(sentences)],
    from: assessment ? [assessment] : [],
  };
}

/** What was taken, not what is planned: a letter promises nothing. */
function whatWeDid({ measures, deletions }: FormInput): Part {
  const taken = measures.filter(({ value }) => value.takenAt !== undefined);
  const lines = [
    ...taken.map(({ value }) => `- ${value.what}`),
    ...(deletions.length > 0 ? ['- Wie de gegevens kreeg, heeft bevestigd dat ze zijn gewist.'] : []),
  ];
  return {
    part: 'what-we-did',
    lines: lines.length === 0 ? [OPEN] : lines,
    from: [...taken, ...deletions],
  };
}

function whatYouCanDo({ assessment, report }: FormInput): Part {
  const data: readonly string[] = assessment
    ? [...assessment.value.dataCategories, ...assessment.value.specialCategories]
    : (report.value.dataCategories ?? []);
  const steps = STEPS_BY_DATA.filter(({ data: kinds }) => kinds.some((kind) => data.includes(kind)));
  return {
    part: 'what-you-can-do',
    lines: [...steps.map(({ step }) => step), ...STEPS_ALWAYS].map((step) => `- ${step}`),
    from: [assessment ?? report],
  };
}

/** Art. 34(2) with 33(3)(b): the FG or another place to ask. */
function whomToCall({ fg, organisation }: FormInput, { email, phone }: LetterSender): Part {
  const officer = fg && revealed(fg.value);
  const ways = [
    phone && `Bel ${phone}.`,
    email && `Mail ${email}.`,
    // Often the FG is who reports go to: one way is told once.
    officer?.phone === phone ? undefined : officerBy('bel', officer?.phone),
    officer?.email === email ? undefined : officerBy('mail', officer?.email),
  ].filter((way) => way !== undefined);
  return {
    part: 'whom-to-call',
    lines: [
      ...(ways.length === 0 ? [OPEN] : ways),
      'Hebt u schade door dit datalek? Vertel het ons, dan helpen wij u.',
      'U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.',
    ],
    from: [organisation, ...(officer ? [fg] : [])],
  };
}

function officerBy(verb: 'bel' | 'mail', where: string | undefined): string | undefined {
  return where && `Onze functionaris gegevensbescherming: ${verb} ${where}.`;
}

/** From 16 a person is told himself, as one speaks to somebody of that age. */
function informally(line: string): string {
  return INFORMAL.reduce((text, [formal, informal]) => text.replace(formal, informal), line);
}

const INFORMAL: readonly (readonly [RegExp, string])[] = [
  [/\bHebt u\b/g, 'Heb je'],
  [/\bKrijgt u\b/g, 'Krijg je'],
  [/\bkrijgt u\b/g, 'krijg je'],
  [/\bMerkt u\b/g, 'Merk je'],
  [/\bZiet u\b/g, 'Zie je'],
  [/\bVoelt u\b/g, 'Voel je'],
  [/\bkunt u\b/g, 'kun je'],
  [/\bU kunt\b/g, 'Je kunt'],
  [/\bu kunt\b/g, 'je kunt'],
  [/\bhelpen wij u\b/g, 'helpen wij je'],
  [/\b(van|als) u\b/g, '$1 jou'],
  [/\bUw\b/g, 'Je'],
  [/\buw\b/g, 'je'],
  [/\bU\b/g, 'Je'],
  [/\bu\b/g, 'je'],
];
