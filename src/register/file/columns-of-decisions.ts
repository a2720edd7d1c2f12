import { GROUNDS, type Question } from '../../breach/domain/question.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import {
  among,
  coded,
  text,
  line,
  moment,
  onWall,
  told,
  wallOf,
  wordsOf,
  type Column,
  type Within,
} from './column.js';
import { boardColumns, emergencyPeriodOf, periodOf, restrictionColumns } from './columns-of-board.js';
import type { RegisterWords } from './register-words.js';

type Decided = 'notifyAuthority' | 'informPeople';
type Earlier = RegisterEntryAnswer['earlierDecisions'][number];

/** What is decided, as a title and a sentence have it. */
export const ABOUT = {
  'notify-authority': 'melden aan de AP',
  'inform-people': 'inlichten van mensen',
} as const satisfies Record<Question, string>;

/** What the FG advised, and what was decided on a question: on which ground, why, by whom, and against what. */
function columnsOf(question: Question, decided: Decided): readonly Column[] {
  const about = ABOUT[question];
  const last = (entry: RegisterEntryAnswer) => entry[decided];
  // What the board refused or contradicted decides nothing: nobody counts it as a no or a yes, nor its ground and reason.
  const of = (entry: RegisterEntryAnswer) => (last(entry)?.stands === true ? last(entry) : undefined);
  return [
    told(
      `Advies FG over ${about}`,
      'advice',
      ({ advice }, words) =>
        advice
          .filter((given) => given.question === question)
          .map(({ outcome, reason, givenAt }) =>
            line(`${wordsOf(words, 'outcomes')(outcome)} (${onWall(givenAt)}): ${reason}`),
          ),
      { 'advice.outcome': 'outcomes' },
    ),
    coded(`Besluit over ${about}`, `${decided}.outcome`, 'outcomes', (entry) => of(entry)?.outcome),
    told(
      `Besluit over ${about}: niet meer van kracht`,
      `${decided}.stands`,
      (entry, words) => {
        const over = last(entry);
        return over?.stands === false ? [`besluit was: ${wholeInWords(over, words)}`] : undefined;
      },
      wholeWithin(decided),
    ),
    {
      ...{ title: `Besluit over ${about}: wanneer`, field: `${decided}.decidedAt, momentUnknown` },
      cell: (entry) => {
        const decision = of(entry);
        return decision?.momentUnknown ? unknownMoment(decision) : wallOf(decision?.decidedAt);
      },
    },
    among(
      [...new Set([...GROUNDS[question].yes, ...GROUNDS[question].no])],
      coded(`Besluit over ${about}: grond`, `${decided}.ground`, 'grounds', (entry) => of(entry)?.ground),
    ),
    text(`Besluit over ${about}: reden`, `${decided}.reason`, (entry) => of(entry)?.reason),
    {
      ...{ title: `Besluit over ${about}: wijkt af van`, field: `${decided}.departsFrom`, codes: 'opinions' },
      cell: (entry, { words }) => departuresInWords(of(entry), words),
    },
    text(`Besluit over ${about}: waarom afgeweken`, `${decided}.departure`, (entry) =>
      departs(of(entry)) ? of(entry)?.departure : undefined,
    ),
    // Given as the reason of a departure, where nothing said otherwise.
    text(`Besluit over ${about}: toelichting`, `${decided}.departure`, (entry) =>
      departs(of(entry)) ? undefined : of(entry)?.departure,
    ),
    told(
      `Besluit over ${about}: door wie`,
      `${decided}.mandate`,
      (entry, words) => {
        const decision = of(entry);
        return decision && by(decision, words);
      },
      byWithin(decided),
    ),
    coded(
      `Besluit over ${about}: bekrachtiging`,
      `${decided}.boardAnswer`,
      'boardAnswers',
      (entry) => of(entry)?.boardAnswer,
    ),
    moment(
      `Besluit over ${about}: bekrachtigd of geweigerd op`,
      `${decided}.answered.at`,
      (entry) => of(entry)?.answered?.at,
    ),
    text(
      `Besluit over ${about}: waarom niet bekrachtigd`,
      `${decided}.answered.reason`,
      (entry) => of(entry)?.answered?.reason,
    ),
    told(
      `Besluit over ${about}: in stand gehouden`,
      `${decided}.upheld`,
      (entry, words) => {
        const upheld = upheldInWords(of(entry), words);
        return upheld === undefined ? undefined : [upheld];
      },
      upheldWithin(decided),
    ),
    told(
      `Besluit over ${about}: eerdere besluiten`,
      'earlierDecisions',
      ({ earlierDecisions }, words) =>
        earlierDecisions
          .filter((earlier) => earlier.question === question)
          .map((earlier) => earlierInWords(earlier, words)),
      wholeWithin('earlierDecisions'),
    ),
  ];
}

const byWithin = (place: string): Within => ({
  ...{ [`${place}.mandate`]: 'mandates', [`${place}.mandateOpenedBy`]: 'mandateOpenings' },
  ...{ [`${place}.onBehalf.heardBy`]: 'heardBy', [`${place}.recordedByRole`]: 'roles' },
});

const upheldWithin = (place: string): Within => ({
  ...{ [`${place}.upheld.byRole`]: 'roles', [`${place}.upheld.against`]: 'opinions' },
});

const wholeWithin = (place: string): Within => ({
  ...{ [`${place}.outcome`]: 'outcomes', [`${place}.ground`]: 'grounds' },
  ...{ [`${place}.departsFrom`]: 'opinions', [`${place}.boardAnswer`]: 'boardAnswers' },
  ...byWithin(place),
  ...upheldWithin(place),
});

const departs = (decision: Pick<Earlier, 'departsFrom'> | undefined): boolean =>
  (decision?.departsFrom ?? []).length > 0;

/** From what; of a promise also which. */
function departuresInWords(
  decision: Pick<Earlier, 'departsFrom' | 'promises'> | undefined,
  words: RegisterWords,
): readonly string[] | undefined {
  const promised = (decision?.promises ?? []).map(({ sentence, source }) => `“${sentence}” (${source})`);
  return decision?.departsFrom?.map((one) => {
    const word = wordsOf(words, 'opinions')(one);
    return one === 'promise' && promised.length > 0 ? `${word}: ${promised.join(' en ')}` : word;
  });
}

/** The whole of it in a line: whoever reads the row sees the last one alone in columns. */
function earlierInWords(earlier: Earlier, words: RegisterWords): string {
  return `${wholeInWords(earlier, words)}; vervangen door een nieuw besluit op ${onWall(earlier.replacedAt)}`;
}

const unknownMoment = ({ decidedAt }: Pick<Earlier, 'decidedAt'>): string =>
  `later ingevoerd (${onWall(decidedAt)}); moment niet bekend`;

function wholeInWords(earlier: Omit<Earlier, 'question' | 'replacedAt'>, words: RegisterWords): string {
  const { outcome, decidedAt, momentUnknown, ground, reason, departure, publicCommunication } = earlier;
  const from = departuresInWords(earlier, words)?.join(' en ');
  const upheld = upheldInWords(earlier, words);
  return [
    `${wordsOf(words, 'outcomes')(outcome)} (${momentUnknown ? unknownMoment(earlier) : onWall(decidedAt)}), ${wordsOf(words, 'grounds')(ground)}: ${reason}`,
    `door: ${by(earlier, words).join(', ')}`,
    from && `wijkt af van ${from}`,
    departure && `${departs(earlier) ? 'waarom afgeweken' : 'toelichting'}: ${departure}`,
    publicCommunication && `openbaar: ${publicCommunication}`,
    earlier.boardAnswer !== 'decided-itself' && answer(earlier, words),
    upheld && `in stand gehouden ${upheld}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** What became of it before the board, when, and why. */
function answer({ boardAnswer, answered }: Pick<Earlier, 'boardAnswer' | 'answered'>, words: RegisterWords) {
  const when = answered && ` op ${onWall(answered.at)}`;
  const answers: Readonly<Record<string, string>> = {
    'ratification-refused': 'niet bekrachtigd',
    contradicted: 'weersproken door het bestuur',
  };
  const word = answers[boardAnswer] ?? wordsOf(words, 'boardAnswers')(boardAnswer);
  return `${word}${when ?? ''}${answered?.reason ? `: ${answered.reason}` : ''}`;
}

function upheldInWords(
  decision: Pick<Earlier, 'upheld'> | undefined,
  words: RegisterWords,
): string | undefined {
  if (decision?.upheld === undefined) return undefined;
  const { at, byRole, against, reason } = decision.upheld;
  return `${onWall(at)}, door: ${wordsOf(words, 'roles')(byRole)}, tegen ${against.map(wordsOf(words, 'opinions')).join(' en ')}: ${reason}`;
}

/** The board itself, somebody under a mandate, or somebody who wrote down what the board said. */
function by(
  {
    mandate,
    mandateGiven,
    mandateOpenedBy,
    emergencyMandate,
    onBehalf,
    recordedAt,
    recordedByRole,
  }: Omit<Earlier, 'question' | 'replacedAt'>,
  words: RegisterWords,
): readonly string[] {
  const word = wordsOf.bind(undefined, words);
  return [
    mandate === undefined
      ? onBehalf === undefined && 'het bestuur'
      : line(
          word('mandates')(mandate),
          mandateGiven && periodOf(mandateGiven),
          mandateOpenedBy && word('mandateOpenings')(mandateOpenedBy),
          emergencyMandate && emergencyPeriodOf(emergencyMandate),
        ),
    onBehalf &&
      line(
        `namens het bestuur vastgelegd: ${onBehalf.function}`,
        word('heardBy')(onBehalf.heardBy),
        recordedAt &&
          recordedByRole &&
          `vastgelegd ${onWall(recordedAt)} door: ${word('roles')(recordedByRole)}`,
      ),
  ].filter((part) => typeof part === 'string');
}

export const decisionColumns: readonly Column[] = [
  ...columnsOf('notify-authority', 'notifyAuthority'),
  ...columnsOf('inform-people', 'informPeople'),
  text(
    'Besluit over inlichten van mensen: openbaar',
    'informPeople.publicCommunication',
    ({ informPeople }) => informPeople?.publicCommunication,
  ),
  ...boardColumns,
  ...restrictionColumns,
];
