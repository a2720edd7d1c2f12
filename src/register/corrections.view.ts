import type { ProposedCorrection } from '../breach/domain/correction.js';
import type { Correctable, CorrectionMade } from '../breach/domain/corrections-made.js';
import { standingStatement, standingValues } from '../breach/domain/standing-statement.js';
import { plain } from '../breach/contract/plain.js';
import { canonicalJson } from '../shared/canonical-json.js';
import type { Moment } from '../shared/moment.js';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  type CorrectionAnswer,
  type TextChange,
} from './correction.answer.js';
import type { RegisterRow } from './register.projection.js';

type About = NonNullable<CorrectionAnswer['about']>;
type Value = string | number | boolean;
/** Of a statement, by field. */
export type Values = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/**
 * Of these the older one is told too: they are about a technique and never about people. Whoever words another text anew may
 * do so because somebody could be known by it.
 */
const TOLD_AS_IT_WAS: readonly CorrectedField[] = ['protectionTechnique'];

/** The register has the text that counts, in a column of its own. */
const TEXTS: readonly CorrectedField[] = [
  ...(['what', 'delayReason', 'withdrawalReason', 'roleReason', 'cause', 'summary', 'place'] as const),
  ...(['recordCountNote', 'subjectsDescribed', 'protectionTechnique'] as const),
];

/** Every correction, and after those what was proposed and waits: of each from what to what. */
export function corrections(row: RegisterRow): readonly CorrectionAnswer[] {
  const { correctionsMade, proposedCorrections, laterAwareness, laterReceipt, awareness, moments } = row;
  return plain([
    ...correctionsMade.map(({ previous, corrected, corrects, ...made }) => ({
      ...{
        ...made,
        waiting: false,
        about: aboutStatement(row, made.statement, corrects, previous as Values),
      },
      changes: changes(previous as Values, corrected as Values, saidBefore(row, made)),
    })),
    ...proposedCorrections.map((proposal) => waiting(row, proposal)),
    ...(laterAwareness === undefined
      ? []
      : [
          {
            ...waits(row, 'AwarenessEstablished', 'AwarenessEstablished', laterAwareness),
            ...(awareness.basis === 'provisional' && { overProvisional: true as const }),
            reasonIsPersonal: true as const,
            changes: changes({ awareAt: awareness.at }, { awareAt: laterAwareness.awareAt }),
          },
        ]),
    ...(laterReceipt === undefined
      ? []
      : [
          {
            ...waits(row, 'ReportReceived', 'ReportReceived', laterReceipt),
            reason: laterReceipt.reason,
            changes: changes({ receivedAt: moments.receivedAt }, { receivedAt: laterReceipt.receivedAt }),
          },
        ]),
  ]);
}

function waits(
  { proposers }: RegisterRow,
  statement: Correctable,
  proposed: string,
  { confirmBy }: { readonly confirmBy: Moment },
) {
  return { statement, waiting: true, confirmBy, proposedByRole: proposers[proposed]?.role };
}

function waiting(
  row: RegisterRow,
  { corrects, restated, reason, confirmBy }: ProposedCorrection,
): CorrectionAnswer {
  const { statement, ...to } = restated;
  const known = standingStatement(row, corrects) as Values;
  return plain({
    ...waits(row, statement, String(corrects), { confirmBy }),
    reason,
    about: aboutStatement(row, statement, corrects, known),
    changes: changes(standingValues(row, corrects, restated) as Values, to),
  });
}

/** Which notification, round, measure, matter or attempt; of a danger and of the notice to a controller there is but one. */
export function aboutStatement(
  { notifications, measures, matters }: RegisterRow,
  statement: Correctable,
  corrects: number | undefined,
  known: Values,
): CorrectionAnswer['about'] {
  const isIt = ({ revision }: { readonly revision?: number }): boolean => revision === corrects;
  const at = (field: string): Moment | undefined => known[field] as Moment | undefined;
  const measure = () => ({ measure: measures.find(isIt)?.what ?? (known['what'] as string | undefined) });
  const matter = (moment: string) => ({
    matter: matters.find((one) => isIt(one) || one.settledRevision === corrects)?.kind,
    at: at(moment),
  });
  const which: {
    readonly [S in Correctable]?: () => { readonly [F in keyof About]: About[F] | undefined };
  } = {
    ApNotified: () => ({ notification: notifications.find(isIt)?.kind, at: at('notifiedAt') }),
    SubjectsInformed: () => ({ at: at('informedAt') }),
    DeletionConfirmed: () => ({ at: at('confirmedAt') }),
    BoardContactAttempted: () => ({ at: at('attemptedAt') }),
    MeasureTaken: measure,
    MeasurePlanned: measure,
    MatterReceived: () => matter('receivedAt'),
    MatterSettled: () => matter('settledAt'),
  };
  const told = which[statement];
  return told && plain(told());
}

/** What follows from a value, as how late it was, is not told as a change of its own. */
export function changes(previous: Values, corrected: Values, saidAt?: Moment): CorrectionAnswer['changes'] {
  return CORRECTED_FIELDS.filter(
    (field) => canonicalJson(previous[field] ?? null) !== canonicalJson(corrected[field] ?? null),
  ).map((field) => {
    if (TEXTS.includes(field)) {
      const was = previous[field];
      const isTold = typeof was === 'string' && TOLD_AS_IT_WAS.includes(field);
      return {
        ...{ field, text: textChange(was, corrected[field]) },
        ...(isTold && { was }),
        ...(was !== undefined && !isTold && saidAt !== undefined && { wasRecordedAt: saidAt }),
      };
    }
    const [from, to] = [said(previous[field]), said(corrected[field])];
    return { field, ...(from && { from }), ...(to && { to }) };
  });
}

/** When what an assessment replaces was assessed. */
function saidBefore(
  { assessmentsMade }: RegisterRow,
  { statement, correctedAt }: Pick<CorrectionMade, 'statement' | 'correctedAt'>,
): Moment | undefined {
  if (statement !== 'BreachAssessed') return undefined;
  return assessmentsMade[assessmentsMade.findIndex(({ at }) => at === correctedAt) - 1]?.at;
}

function textChange(before: unknown, after: unknown): TextChange {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'reworded';
}

function said(value: Value | readonly Value[] | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? value.map(String) : [String(value)];
}
