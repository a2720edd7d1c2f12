import type { ProposedCorrection } from '../breach/domain/correction.js';
import { valuesOfRound } from '../breach/domain/correction-of-round.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { CORRECTED_FIELDS, type CorrectedField, type CorrectionAnswer } from './correction.answer.js';
import type { RegisterRow } from './register.projection.js';

type Value = string | number | boolean;
type Values = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/** Told by its name alone: the register has the text that counts, in a column of its own. */
const TEXTS: readonly CorrectedField[] = ['what', 'delayReason', 'withdrawalReason'];

/** Every correction, and after those what was proposed and waits: of each from what to what. */
export function corrections(row: RegisterRow): readonly CorrectionAnswer[] {
  const { correctionsMade, proposedCorrections, laterAwareness, laterReceipt, awareness, moments } = row;
  return [
    ...correctionsMade.map(({ previous, corrected, ...made }) => ({
      ...{ ...made, waiting: false },
      changes: changes(previous as Values, corrected as Values),
    })),
    ...proposedCorrections.map((proposal) => waiting(row, proposal)),
    ...(laterAwareness === undefined
      ? []
      : [
          {
            ...{ statement: 'AwarenessEstablished' as const, waiting: true },
            confirmBy: laterAwareness.confirmBy,
            changes: changes({ awareAt: awareness.at }, { awareAt: laterAwareness.awareAt }),
          },
        ]),
    ...(laterReceipt === undefined
      ? []
      : [
          {
            ...{ statement: 'ReportReceived' as const, waiting: true },
            ...{ confirmBy: laterReceipt.confirmBy, reason: laterReceipt.reason },
            changes: changes({ receivedAt: moments.receivedAt }, { receivedAt: laterReceipt.receivedAt }),
          },
        ]),
  ];
}

function waiting(
  row: RegisterRow,
  { corrects, restated, reason, confirmBy }: ProposedCorrection,
): CorrectionAnswer {
  const { statement, ...to } = restated;
  return {
    statement,
    waiting: true,
    reason,
    confirmBy,
    changes: changes(stands(row, corrects, restated), to),
  };
}

/** What stands of it now, in the fields that are restated; a round is restated as a whole. */
function stands(
  row: RegisterRow,
  corrects: number,
  { statement, ...to }: ProposedCorrection['restated'],
): Values {
  const round = row.informed.find(({ revision }) => revision === corrects);
  if (statement === 'SubjectsInformed' && round !== undefined) return { ...valuesOfRound(round) };
  const known =
    [...row.notifications, ...row.boardContacts, ...row.matters].find(
      ({ revision }) => revision === corrects,
    ) ?? row.matters.find(({ settledRevision }) => settledRevision === corrects);
  return Object.fromEntries(Object.entries(known ?? {}).filter(([field]) => field in to));
}

/** What follows from a value, as how late it was, is not told as a change of its own. */
function changes(previous: Values, corrected: Values): CorrectionAnswer['changes'] {
  return CORRECTED_FIELDS.filter(
    (field) => canonicalJson(previous[field] ?? null) !== canonicalJson(corrected[field] ?? null),
  ).map((field) => {
    if (TEXTS.includes(field)) return { field };
    const [from, to] = [said(previous[field]), said(corrected[field])];
    return { field, ...(from && { from }), ...(to && { to }) };
  });
}

function said(value: Value | readonly Value[] | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? value.map(String) : [String(value)];
}
