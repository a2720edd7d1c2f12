import { GROUNDS, type Question } from '../../breach/domain/question.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { among, coded, text, line, moment, onWall, told, wordsOf, type Column } from './column.js';
import { boardColumns, periodOf } from './columns-of-board.js';
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
  const of = (entry: RegisterEntryAnswer) => entry[decided];
  return [
    told(`Advies FG over ${about}`, 'advice', ({ advice }, words) =>
      advice
        .filter((given) => given.question === question)
        .map(({ outcome, reason, givenAt }) =>
          line(`${wordsOf(words, 'outcomes')(outcome)} (${onWall(givenAt)}): ${reason}`),
        ),
    ),
    // What the board refused or contradicted decides nothing: nobody counts it as a no or a yes.
    coded(`Besluit over ${about}`, `${decided}.outcome`, 'outcomes', (entry) =>
      of(entry)?.stands === true ? of(entry)?.outcome : undefined,
    ),
    told(`Besluit over ${about}: niet meer van kracht`, `${decided}.stands`, (entry, words) => {
      const last = of(entry);
      return last?.stands === false
        ? [`besluit was: ${wordsOf(words, 'outcomes')(last.outcome)} – ${answer(last, words)}`]
        : undefined;
    }),
    moment(`Besluit over ${about}: wanneer`, `${decided}.decidedAt`, (entry) => of(entry)?.decidedAt),
    among(
      [...new Set([...GROUNDS[question].yes, ...GROUNDS[question].no])],
      coded(`Besluit over ${about}: grond`, `${decided}.ground`, 'grounds', (entry) => of(entry)?.ground),
    ),
    text(`Besluit over ${about}: reden`, `${decided}.reason`, (entry) => of(entry)?.reason),
    coded(
      `Besluit over ${about}: wijkt af van`,
      `${decided}.departsFrom`,
      'opinions',
      (entry) => of(entry)?.departsFrom,
    ),
    text(`Besluit over ${about}: waarom afgeweken`, `${decided}.departure`, (entry) =>
      departs(of(entry)) ? of(entry)?.departure : undefined,
    ),
    // Given as the reason of a departure, where nothing said otherwise.
    text(`Besluit over ${about}: toelichting`, `${decided}.departure`, (entry) =>
      departs(of(entry)) ? undefined : of(entry)?.departure,
    ),
    told(`Besluit over ${about}: door wie`, `${decided}.mandate`, (entry, words) => {
      const last = of(entry);
      return last && by(last, words);
    }),
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
    told(`Besluit over ${about}: in stand gehouden`, `${decided}.upheld`, (entry, words) => {
      const upheld = upheldInWords(of(entry), words);
      return upheld === undefined ? undefined : [upheld];
    }),
    told(`Besluit over ${about}: eerdere besluiten`, 'earlierDecisions', ({ earlierDecisions }, words) =>
      earlierDecisions
        .filter((earlier) => earlier.question === question)
        .map((earlier) => earlierInWords(earlier, words)),
    ),
  ];
}

const departs = (decision: Pick<Earlier, 'departsFrom'> | undefined): boolean =>
  (decision?.departsFrom ?? []).length > 0;

/** The whole of it in a line: whoever reads the row sees the last one alone in columns. */
function earlierInWords(earlier: Earlier, words: RegisterWords): string {
  const { outcome, decidedAt, ground, reason, departsFrom = [], departure, publicCommunication } = earlier;
  const from = departsFrom.map(wordsOf(words, 'opinions')).join(' en ');
  const upheld = upheldInWords(earlier, words);
  return [
    `${wordsOf(words, 'outcomes')(outcome)} (${onWall(decidedAt)}), ${wordsOf(words, 'grounds')(ground)}: ${reason}`,
    `door: ${by(earlier, words).join(', ')}`,
    from && `wijkt af van ${from}`,
    departure && `${departs(earlier) ? 'waarom afgeweken' : 'toelichting'}: ${departure}`,
    publicCommunication && `openbaar: ${publicCommunication}`,
    earlier.boardAnswer !== 'decided-itself' && answer(earlier, words),
    upheld && `in stand gehouden ${upheld}`,
    `vervangen door een nieuw besluit op ${onWall(earlier.replacedAt)}`,
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
    onBehalf,
  }: Pick<Earlier, 'mandate' | 'mandateGiven' | 'mandateOpenedBy' | 'onBehalf'>,
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
        ),
    onBehalf && `namens het bestuur vastgelegd: ${onBehalf.function}, ${word('heardBy')(onBehalf.heardBy)}`,
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
];
