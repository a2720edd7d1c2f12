import type { Moment } from '../../shared/moment.js';
import { flagsAsOf } from '../flags-as-of.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { coded, text, line, moment, onWall, plain, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';
import { correctionColumn } from './column-of-corrections.js';
import { refusalColumn, waitingColumn } from './column-of-refusals.js';
import { ABOUT } from './columns-of-decisions.js';

type MeasureAnswer = RegisterEntryAnswer['measures'][number];
type Ending = NonNullable<RegisterEntryAnswer['ending']>;
type Turn = RegisterEntryAnswer['turns'][number];
type OpenTerm = RegisterEntryAnswer['openTerms'][number];
type OddDecision = RegisterEntryAnswer['oddDecisions'][number];
type Ended<Kind extends Ending['kind']> = Extract<Ending, { readonly kind: Kind }>;

function ended<Kind extends Ending['kind']>(
  { ending }: RegisterEntryAnswer,
  kind: Kind,
): Ended<Kind> | undefined {
  return ending?.kind === kind ? (ending as Ended<Kind>) : undefined;
}

const measureColumn = (title: string, isIt: (measure: MeasureAnswer) => boolean): Column => ({
  ...{ title, field: 'measures', isLong: true },
  within: { 'measures.kind': 'measureKinds', 'measures.plannedByRole': 'roles' },
  cell: ({ measures }, { words, asOf }) =>
    measures
      .filter(isIt)
      .map((measure) =>
        line(
          `${measure.what} (${wordsOf(words, 'measureKinds')(measure.kind)})`,
          measure.plannedAt &&
            measure.plannedByRole &&
            `gepland ${onWall(measure.plannedAt)} door: ${wordsOf(words, 'roles')(measure.plannedByRole)}`,
          whenDone(measure, asOf),
          measure.dropped &&
            `vervallen${measure.droppedAt ? ` op ${onWall(measure.droppedAt)}` : ''}: ${measure.dropped}`,
          measure.withdrawn && 'toch niet gedaan',
        ),
      ),
});

/** Too late is what was not done by its day, as the register knew it then, or was done after it. */
function whenDone({ takenAt, dueAt, dropped, withdrawn }: MeasureAnswer, asOf: Moment): string | undefined {
  const due = dueAt && `klaar vóór ${onWall(dueAt)}`;
  if (takenAt !== undefined) {
    return `gedaan ${onWall(takenAt)}${due && takenAt > dueAt ? ` (te laat: ${due})` : ''}`;
  }
  const isAwaited = (dropped ?? withdrawn) === undefined;
  return due && `${due}${isAwaited && asOf > dueAt ? ' (te laat)' : ''}`;
}

const isTaken = ({ takenAt, withdrawn }: MeasureAnswer): boolean =>
  takenAt !== undefined && withdrawn === undefined;
const isOver = ({ dropped, withdrawn }: MeasureAnswer): boolean => (dropped ?? withdrawn) !== undefined;

function turnInWords({ kind, at, byRole, ground, cause, reason }: Turn, words: RegisterWords): string {
  const why = [
    ground && wordsOf(words, 'dismissalGrounds')(ground),
    cause && wordsOf(words, 'reopeningCauses')(cause),
    reason,
  ].filter(Boolean);
  const what = line(
    `${onWall(at)} ${wordsOf(words, 'turns')(kind)}`,
    `door: ${wordsOf(words, 'roles')(byRole)}`,
  );
  return [what, ...why].join(': ');
}

function openInWords({ term, matter, measure, dueAt }: OpenTerm, words: RegisterWords): string {
  const what =
    matter === undefined
      ? term === 'measure'
        ? `maatregel: ${measure ?? ''}`
        : wordsOf(words, 'terms')(term)
      : wordsOf(words, 'matterKinds')(matter);
  return `${what} (uiterlijk ${onWall(dueAt)})`;
}

/** A flag stays when the decision it is about was replaced: it is not about the one that counts now. */
function decisionMeant({ question, outcome, decidedAt, stands }: OddDecision, words: RegisterWords): string {
  const now = stands ? '' : ', niet meer van kracht';
  return `besluit over ${ABOUT[question]} van ${onWall(decidedAt)}: ${wordsOf(words, 'outcomes')(outcome)}${now}`;
}

/** What was done about it, what was learnt, and how it ended. */
export const endingColumns: readonly Column[] = [
  measureColumn('Maatregelen genomen', isTaken),
  measureColumn('Maatregelen gepland', (measure) => !isTaken(measure) && !isOver(measure)),
  measureColumn('Maatregelen vervallen', (measure) => !isTaken(measure) && isOver(measure)),
  told('Lessen', 'lessons', ({ lessons }) => lessons),
  coded('Einde', 'ending.kind', 'endings', ({ ending }) => ending?.kind),
  moment('Beëindigd op', 'ending.at', ({ ending }) => ending?.at),
  coded('Beëindigd door', 'ending.byRole', 'roles', ({ ending }) => ending?.byRole),
  text('Conclusie', 'ending.conclusion', (entry) => ended(entry, 'closed')?.conclusion),
  coded(
    'Afgewezen: grond',
    'ending.ground',
    'dismissalGrounds',
    (entry) => ended(entry, 'dismissed')?.ground,
  ),
  told('Afgewezen: reden', 'ending.reason', (entry) => {
    const dismissed = ended(entry, 'dismissed');
    return (
      dismissed && [dismissed.reason, ...(dismissed.confirmedBecause ? [dismissed.confirmedBecause] : [])]
    );
  }),
  coded('Afgewezen: door twee mensen', 'ending.proposedBy', 'booleans', (entry) => {
    const dismissed = ended(entry, 'dismissed');
    return dismissed && String(dismissed.proposedBy !== undefined);
  }),
  plain('Samengevoegd met', 'ending.reference', (entry) => {
    const merged = ended(entry, 'merged');
    return merged && (merged.reference ?? 'een afgeschermd dossier');
  }),
  told('Hierin samengevoegd', 'mergedHere.reference', ({ mergedHere }) =>
    mergedHere.map(({ reference }) => reference),
  ),
  text('Samengevoegd: reden', 'ending.reason', (entry) => ended(entry, 'merged')?.reason),
  told(
    'Beëindigd en heropend (alle keren)',
    'turns',
    ({ turns }, words) => turns.map((turn) => turnInWords(turn, words)),
    {
      ...{ 'turns.kind': 'turns', 'turns.ground': 'dismissalGrounds' },
      ...{ 'turns.cause': 'reopeningCauses', 'turns.byRole': 'roles' },
    },
  ),
  correctionColumn,
  waitingColumn,
  refusalColumn,
  {
    ...{ title: 'Nu te laat', field: 'openTerms', isLong: true },
    within: { 'openTerms.term': 'terms', 'openTerms.matter': 'matterKinds' },
    cell: ({ openTerms }, { words, asOf }) =>
      openTerms.filter(({ dueAt }) => dueAt < asOf).map((open) => openInWords(open, words)),
  },
  {
    ...{ title: 'Wat anders liep dan het hoort', field: 'flags', codes: 'flags', isLong: true },
    within: { 'oddDecisions.outcome': 'outcomes' },
    cell: (entry, { words, asOf }) =>
      flagsAsOf(entry, asOf).map((flag) => {
        const about = entry.oddDecisions
          .filter((odd) => odd.flag === flag)
          .map((odd) => decisionMeant(odd, words));
        const followed = entry.decidedAfterwards.find((one) => one.flag === flag)?.decidedAt;
        if (followed !== undefined) about.push(`vóór het besluit: dat volgde op ${onWall(followed)}`);
        return `${wordsOf(words, 'flags')(flag)}${about.length > 0 ? ` (${about.join('; ')})` : ''}`;
      }),
  },
];
