import type { Question } from '../../breach/domain/question.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { coded, line, moment, onWall, plain, told, wordsOf, type Column } from './column.js';

type Decided = 'notifyAuthority' | 'informPeople';

/** What the FG advised, and what was decided on a question: on which ground, why, by whom, and against what. */
function columnsOf(about: string, question: Question, decided: Decided): readonly Column[] {
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
    coded(`Besluit over ${about}: geldt niet meer`, `${decided}.outcome`, 'outcomes', (entry) =>
      of(entry)?.stands === false ? of(entry)?.outcome : undefined,
    ),
    moment(`Besluit over ${about}: wanneer`, `${decided}.decidedAt`, (entry) => of(entry)?.decidedAt),
    coded(`Besluit over ${about}: grond`, `${decided}.ground`, 'grounds', (entry) => of(entry)?.ground),
    plain(`Besluit over ${about}: reden`, `${decided}.reason`, (entry) => of(entry)?.reason),
    coded(
      `Besluit over ${about}: wijkt af van`,
      `${decided}.departsFrom`,
      'opinions',
      (entry) => of(entry)?.departsFrom,
    ),
    plain(`Besluit over ${about}: waarom afgeweken`, `${decided}.departure`, (entry) => of(entry)?.departure),
    told(`Besluit over ${about}: door wie`, `${decided}.mandate`, (entry, words) => by(of(entry), words)),
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
    plain(
      `Besluit over ${about}: waarom niet bekrachtigd`,
      `${decided}.answered.reason`,
      (entry) => of(entry)?.answered?.reason,
    ),
    told(`Besluit over ${about}: in stand gehouden`, `${decided}.upheld`, (entry, words) => {
      const upheld = of(entry)?.upheld;
      if (upheld === undefined) return undefined;
      const against = upheld.against.map(wordsOf(words, 'opinions')).join(' en ');
      return [`${onWall(upheld.at)}, tegen ${against}: ${upheld.reason}`];
    }),
  ];
}

/** The board itself, somebody under a mandate, or somebody who wrote down what the board said. */
function by(
  decision: RegisterEntryAnswer[Decided],
  words: Parameters<typeof wordsOf>[0],
): readonly string[] | undefined {
  if (decision === undefined) return undefined;
  const { mandate, mandateOpenedBy, onBehalf } = decision;
  const word = wordsOf.bind(undefined, words);
  return [
    mandate === undefined
      ? onBehalf === undefined && 'het bestuur'
      : line(word('mandates')(mandate), mandateOpenedBy && word('mandateOpenings')(mandateOpenedBy)),
    onBehalf && `namens het bestuur vastgelegd: ${onBehalf.function}, ${word('heardBy')(onBehalf.heardBy)}`,
  ].filter((part) => typeof part === 'string');
}

export const decisionColumns: readonly Column[] = [
  ...columnsOf('melden aan de AP', 'notify-authority', 'notifyAuthority'),
  ...columnsOf('inlichten van mensen', 'inform-people', 'informPeople'),
  plain(
    'Besluit over inlichten van mensen: openbaar',
    'informPeople.publicCommunication',
    ({ informPeople }) => informPeople?.publicCommunication,
  ),
  plain('Bestuur: pogingen om het te bereiken', 'boardAttempts.count', (entry) => entry.boardAttempts?.count),
  plain('Bestuur: daarvan bereikt', 'boardAttempts.reached', (entry) => entry.boardAttempts?.reached),
  moment('Bestuur: laatste poging', 'boardAttempts.lastAt', ({ boardAttempts }) => boardAttempts?.lastAt),
];
