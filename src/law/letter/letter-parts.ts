import type { Moment } from '../../shared/moment.js';
import { revealed } from '../../shared/personal.js';
import type { Sourced } from '../ap-form/form-input.js';
import { onDutchClock } from '../clock.js';
import type { Language, Sentence } from '../sentence.js';
import type { LetterInput } from './letter-input.js';
import type { LetterCall, LetterPart } from './letter.js';
import type { ForPeople } from './letter-words.js';
import {
  ADDRESS_KNOWN,
  ADVISED,
  AT_PROCESSOR,
  CARE_INTERRUPTED,
  CONSEQUENCES,
  DANGER,
  DATA,
  HACKED_AT_PROCESSOR,
  HAPPENED_ON,
  INCIDENTS,
  LIST_KNOWN,
  LOST,
  MAY_HAVE_BEEN_TOLD_ON,
  NATURES_TOLD,
  PHOTOS_KNOWN,
  SORRY,
  THE_DATA,
  WENT_WRONG,
  WENT_WRONG_UNNAMED,
  WHEREABOUTS_TOLD,
  type Wording,
} from './sentences.js';
import { speaker, type LetterWishes } from './speaker.js';
import { isAloud } from './voice.js';
import {
  ABOUT_WHOM,
  AFRAID_OF_WHO_LOOKED,
  ASK_FOR,
  CALL,
  CALL_AND_ASK_FOR,
  CALL_OFFICER,
  CARE_NEEDED,
  COMPLAINT,
  DAMAGE,
  IS_IT_REAL,
  LOCAL_HELP,
  LOCAL_HELP_BY_PHONE,
  MAIL,
  MAIL_OFFICER,
  SAFETY_STEPS,
  STEPS_BY_DATA,
  STRANGE_THINGS,
  TELLS_WHERE,
} from './steps.js';

/** What stands where a person still has to say something. */
export const OPEN: Sentence = { nl: '[nog invullen]', en: '[to be filled in]' };

/** One part of a letter as it is made: each gap in its lines has the call that fills it. */
export interface Part {
  readonly part: LetterPart;
  readonly lines: readonly string[];
  readonly from: readonly Sourced<unknown>[];
  readonly missing: readonly LetterCall[];
}

export function partsOf(input: LetterInput, wishes: LetterWishes): readonly Part[] {
  return PARTS.map((part) => part(input, wishes));
}

const whatHappened: PartOf = (input, wishes) => {
  const { say } = speaker(wishes);
  const { sender, incident, details, occurredFrom, safetyAtStake } = input;
  const written = writtenFor('what-happened', input, wishes);
  const { told, missing } = incidentTold(input, written !== undefined);
  const isNotBack = details.value.whereabouts === 'not-returned';
  return {
    part: 'what-happened',
    lines: [
      say(safetyAtStake ? WENT_WRONG_UNNAMED : WENT_WRONG, { sender: sender.value.name }),
      say(SORRY),
      ...(incident.value.atProcessor ? [say(AT_PROCESSOR)] : []),
      ...told.map((wording) => say(wording)),
      ...(written?.lines ?? []),
      ...missing.map(() => OPEN[wishes.language]),
      ...(occurredFrom ? [say(HAPPENED_ON, { day: dayOf(occurredFrom.value, wishes.language) })] : []),
      // Nothing that was done: so it stands here.
      ...(isNotBack ? [say(WHEREABOUTS_TOLD['not-returned'])] : []),
    ],
    from: [
      incident,
      ...(details.value.wordings.length > 0 || isNotBack ? [details] : []),
      ...(written?.from ?? []),
      ...(occurredFrom ? [occurredFrom] : []),
    ],
    missing: [...missing, ...(written?.missing ?? [])],
  };
};

function incidentTold(
  { incident, details }: LetterInput,
  isWritten: boolean,
): { readonly told: readonly Sentence[]; readonly missing: readonly LetterCall[] } {
  const { type, natures, atProcessor, isAssessed } = incident.value;
  const { wordings } = details.value;
  const byNature = NATURES_TOLD.filter(({ nature }) => natures.includes(nature)).map(({ told }) => told);
  if (wordings.includes('snooping')) return { told: [INCIDENTS.snooping, ...byNature], missing: [] };
  if (type === undefined) {
    const isOpen = byNature.length === 0 && !isWritten;
    return { told: byNature, missing: isOpen ? [isAssessed ? 'letter-texts' : 'assessments'] : [] };
  }
  if (type === 'device-or-paper-lost-or-stolen') {
    const lost = (['device', 'paper'] as const).filter((what) => wordings.includes(what));
    return {
      told: [...lost.map((what) => LOST[what]), ...byNature],
      missing: lost.length === 0 && !isWritten ? ['letter-details'] : [],
    };
  }
  if (type === 'other') {
    if (byNature.length > 0 || isWritten) return { told: byNature, missing: [] };
    return { told: [INCIDENTS.other], missing: ['letter-texts'] };
  }
  const isTheirs = type === 'hacking-malware-phishing' && atProcessor;
  return { told: [isTheirs ? HACKED_AT_PROCESSOR : INCIDENTS[type], ...byNature], missing: [] };
}

const whatLeaked: PartOf = (input, wishes) => {
  const { say } = speaker(wishes);
  const { data, details, incident } = input;
  const photos = arePhotosAmong(input);
  const named = data.value.filter((category) => category !== 'unknown' && category !== 'other');
  // Said in the assessment and chosen for the letter: told once.
  const known = [...new Set([...named, ...(photos ? (['photos'] as const) : [])])];
  const written = writtenFor('what-leaked', input, wishes);
  const isOpen = (known.length === 0 || named.length < data.value.length) && written === undefined;
  return {
    part: 'what-leaked',
    lines: [
      ...(known.length > 0 ? [say(THE_DATA)] : []),
      ...known.map((category) => `- ${say(DATA[category])}`),
      ...(written?.lines ?? []),
      ...(isOpen ? [`- ${OPEN[wishes.language]}`] : []),
    ],
    from: [data, ...(photos ? [details] : []), ...(written?.from ?? [])],
    missing: [
      ...(isOpen ? [incident.value.isAssessed ? ('letter-texts' as const) : ('assessments' as const)] : []),
      ...(written?.missing ?? []),
    ],
  };
};

const whatItMayMean: PartOf = (input, wishes) => {
  const { say, form } = speaker(wishes);
  const { consequences, data, details, incident, safetyAtStake } = input;
  const likely = consequences?.value ?? [];
  const { natures, type } = incident.value;
  const isSnooping = details.value.wordings.includes('snooping');
  const told = [
    ...(safetyAtStake ? [DANGER] : []),
    // On paper, in danger, it would tell who finds it that an address is worth looking for.
    ...(data.value.includes('address') && wereSeen(input) && (!safetyAtStake || isAloud(form))
      ? [ADDRESS_KNOWN]
      : []),
    ...likely.flatMap((consequence): readonly Wording[] => {
      if (consequence === 'other') return [];
      if (consequence === 'control-lost' && isSnooping) return [MAY_HAVE_BEEN_TOLD_ON];
      // What is gone for good nobody asks to see.
      if (consequence === 'rights-obstructed' && natures.includes('availability-permanent')) return [];
      return [CONSEQUENCES[consequence]];
    }),
    ...(arePhotosAmong(input) && wereSeen(input) ? [PHOTOS_KNOWN] : []),
    // That somebody gets help may be what gives her away.
    ...(type === 'email-open-cc' && !safetyAtStake ? [LIST_KNOWN] : []),
    ...(isCareInterrupted(input) && !safetyAtStake ? [CARE_INTERRUPTED] : []),
  ].map((wording) => say(wording));
  const written = writtenFor('what-it-may-mean', input, wishes);
  const isOpen = (told.length === 0 || likely.includes('other')) && written === undefined;
  return {
    part: 'what-it-may-mean',
    lines: [...told, ...(written?.lines ?? []), ...(isOpen ? [OPEN[wishes.language]] : [])],
    from: [
      ...(consequences ? [consequences] : []),
      ...(isCareInterrupted(input) || type === 'email-open-cc' ? [incident] : []),
      ...(written?.from ?? []),
    ],
    missing: [
      ...(isOpen ? [incident.value.isAssessed ? ('letter-texts' as const) : ('assessments' as const)] : []),
      ...(written?.missing ?? []),
    ],
  };
};

/**
 * What was taken, not what is planned: a letter promises nothing. What is written for this part as a whole stands in
 * place of the sentences of single measures, so that one that proved wrong is taken out.
 */
const whatWeDid: PartOf = (input, wishes) => {
  const { say } = speaker(wishes);
  const { language } = wishes;
  const written = writtenFor('what-we-did', input, wishes);
  if (written !== undefined) return { part: 'what-we-did', ...written };
  const { measures, details } = input;
  const { whereabouts, advisedBy } = details.value;
  const ofMeasures = measures.map(({ value }) => value[language]);
  // That the data are not back is nothing that was done.
  const back = whereabouts === 'not-returned' ? undefined : whereabouts;
  const told = [
    ...(back === undefined ? [] : [WHEREABOUTS_TOLD[back]]),
    ...advisedBy.map((adviser) => ADVISED[adviser]),
  ].map((wording) => say(wording));
  const done = [...ofMeasures, ...advisedBy, back];
  const isOpen = ofMeasures.includes(undefined) || done.every((one) => one === undefined);
  return {
    part: 'what-we-did',
    lines: [
      ...[...ofMeasures, ...told].flatMap((line) => (line === undefined ? [] : [`- ${line}`])),
      ...(isOpen ? [OPEN[language]] : []),
    ],
    from: [...measures, ...(told.length > 0 ? [details] : [])],
    missing: isOpen ? ['letter-texts'] : [],
  };
};

const whatYouCanDo: PartOf = (input, wishes) => {
  const { say } = speaker(wishes);
  const { data, details, sender, safetyAtStake } = input;
  const isUnsafe =
    safetyAtStake || (wereSeen(input) && data.value.some((category) => TELLS_WHERE.includes(category)));
  const written = writtenFor('what-you-can-do', input, wishes);
  const safety = isUnsafe
    ? [
        ...SAFETY_STEPS.map((step) => say(step)),
        ...sender.value.localHelp.map(({ name, phone }) =>
          phone === undefined ? say(LOCAL_HELP, { name }) : say(LOCAL_HELP_BY_PHONE, { name, phone }),
        ),
      ]
    : [];
  const leaked = [...data.value, ...(arePhotosAmong(input) ? (['photos'] as const) : [])];
  const byData = STEPS_BY_DATA.filter(({ data: kinds }) => kinds.some((kind) => leaked.includes(kind)));
  const steps = [
    // First where there is danger; an address that a neighbour saw is no reason to frighten people.
    ...(safetyAtStake ? safety : []),
    ...byData.map(({ step }) => say(step)),
    ...(safetyAtStake ? [] : safety),
    ...(isCareInterrupted(input) && !safetyAtStake ? [say(CARE_NEEDED)] : []),
    ...(details.value.wordings.includes('snooping') ? [say(AFRAID_OF_WHO_LOOKED)] : []),
    say(STRANGE_THINGS),
  ];
  return {
    part: 'what-you-can-do',
    lines: [...steps.map((step) => `- ${step}`), ...(written?.lines ?? [])],
    from: [
      data,
      ...(isUnsafe && sender.value.localHelp.length > 0 ? [sender] : []),
      ...(written?.from ?? []),
    ],
    missing: written?.missing ?? [],
  };
};

/**
 * Art. 34(2) with 33(3)(b): the FG or another place to ask. Where safety is at stake only who was named for this
 * breach: a name or a mail address of the organisation tells from whom somebody gets help.
 */
const whomToCall: PartOf = (input, wishes) => {
  const { say, form } = speaker(wishes);
  const { contact, sender, fg, safetyAtStake } = input;
  const named = revealed(contact?.value);
  const officer = safetyAtStake ? undefined : revealed(fg?.value);
  const { phone, email } = safetyAtStake ? {} : sender.value;
  const told = new Set<string>();
  // Often the FG is who reports go to: one way is told once.
  const way = (
    sentence: Sentence,
    to?: string,
    besides?: Readonly<Record<string, string>>,
  ): readonly string[] => {
    if (to === undefined || told.has(to)) return [];
    told.add(to);
    return [say(sentence, { way: to, ...besides })];
  };
  const ways = [
    ...(named?.name === undefined
      ? way(CALL, named?.phone)
      : named.phone === undefined
        ? [say(ASK_FOR, { name: named.name })]
        : way(CALL_AND_ASK_FOR, named.phone, { name: named.name })),
    ...way(MAIL, named?.email),
    ...way(CALL, phone),
    ...way(MAIL, email),
    ...way(CALL_OFFICER, officer?.phone),
    ...way(MAIL_OFFICER, officer?.email),
  ];
  const written = writtenFor('whom-to-call', input, wishes);
  const isOpen = told.size === 0;
  return {
    part: 'whom-to-call',
    lines: [
      ...ways,
      ...(isOpen ? [OPEN[wishes.language]] : []),
      ...(written?.lines ?? []),
      ...(form === 'notice' ? [say(ABOUT_WHOM)] : isAloud(form) ? [] : [say(IS_IT_REAL)]),
      say(DAMAGE),
      say(COMPLAINT),
    ],
    from: [
      ...(contact ? [contact] : []),
      ...(safetyAtStake ? [] : [sender]),
      ...(officer && fg ? [fg] : []),
      ...(written?.from ?? []),
    ],
    missing: [...(isOpen ? ['letter-contact' as const] : []), ...(written?.missing ?? [])],
  };
};

const arePhotosAmong = ({ data, details }: LetterInput): boolean =>
  data.value.includes('photos') || details.value.wordings.includes('photos');

/** Not only gone or changed; before an assessment nobody knows better. */
const wereSeen = ({ incident }: LetterInput): boolean =>
  incident.value.natures.length === 0 || incident.value.natures.includes('confidentiality');

/** Data that are away or wrong stand in the way of care. */
const isCareInterrupted = ({ incident }: LetterInput): boolean =>
  incident.value.natures.some((nature) => nature !== 'confidentiality');

type PartOf = (input: LetterInput, wishes: LetterWishes) => Part;

/** In the order of Art. 34(2). */
const PARTS: readonly PartOf[] = [
  whatHappened,
  whatLeaked,
  whatItMayMean,
  whatWeDid,
  whatYouCanDo,
  whomToCall,
];

/** What a person wrote for this part; open where he did not write it in this language. */
function writtenFor(
  part: LetterPart,
  { texts }: LetterInput,
  { language }: LetterWishes,
): Omit<Part, 'part'> | undefined {
  const text = texts[part];
  if (text === undefined) return undefined;
  const words = (text.value satisfies ForPeople)[language];
  return {
    lines: [words ?? OPEN[language]],
    from: [text],
    missing: words === undefined ? ['letter-texts'] : [],
  };
}

/** As people say it: 2 maart 2026. */
function dayOf(at: Moment, language: Language): string {
  return onDutchClock(at, 'd MMMM yyyy', language);
}
