import { wordsInOrder } from '../breach/lists/found-by.js';
import { atDay, endOfDutchDay, startOfDutchDay } from '../law/clock.js';
import type { Moment } from '../shared/moment.js';
import type { RegisterParameters } from './register.parameters.js';
import { registerProjection, type RegisterRow } from './register.projection.js';

/** What lines have to be, by the columns of the list; `null`: whatever it is. */
export interface RegisterFilter {
  readonly from: Moment | null;
  readonly until: Moment | null;
  readonly status: string | null;
  readonly is_open: boolean | null;
  readonly is_notified: boolean | null;
  readonly risk: string | null;
  readonly incident_type: string | null;
  readonly system: string | null;
  readonly processor: string | null;
  readonly place: string | null;
  /** Words that its texts hold, as a search engine is asked: `-word` is not there, `"these words"` beside each other. */
  readonly text: string | null;
}

export const NO_FILTER: RegisterFilter = {
  ...{ from: null, until: null },
  ...{ status: null, is_open: null, is_notified: null, risk: null, incident_type: null },
  ...{ system: null, processor: null, place: null, text: null },
};

export function filterOf(asked: RegisterParameters): RegisterFilter {
  const { status, open, notified, risk, incidentType, system, processor, location, text } = asked;
  const name = (given: string | undefined): string | null =>
    given === undefined ? null : wordsInOrder(given);
  return {
    ...periodOf(asked),
    status: status ?? null,
    is_open: open ?? null,
    is_notified: notified ?? null,
    risk: risk ?? null,
    incident_type: incidentType ?? null,
    ...{ system: name(system), processor: name(processor), place: name(location) },
    text: text ?? null,
  };
}

/** By the receipt of the report, as the register is ordered (ADR 32): a year is a year of the Dutch calendar. */
export function periodOf({
  year,
  receivedFrom,
  receivedUntil,
}: Pick<RegisterParameters, 'year' | 'receivedFrom' | 'receivedUntil'>): Pick<
  RegisterFilter,
  'from' | 'until'
> {
  const from = receivedFrom === undefined ? null : atDay(receivedFrom, startOfDutchDay);
  const until = receivedUntil === undefined ? null : atDay(receivedUntil, endOfDutchDay);
  if (year === undefined) return { from, until };
  const [first, last] = [startOfDutchDay(`${year}-01-01`), endOfDutchDay(`${year}-12-31`)];
  return {
    from: from !== null && from > first ? from : first,
    until: until !== null && until < last ? until : last,
  };
}

/** What the statement asks of the columns, asked of a row as it was; of its texts the database is asked. */
export function fits(row: RegisterRow, { from, until, text: _text, ...equal }: RegisterFilter): boolean {
  const columns = registerProjection.columns(row);
  const { receivedAt } = row.moments;
  return (
    (from === null || receivedAt >= from) &&
    (until === null || receivedAt <= until) &&
    Object.entries(equal).every(([name, value]) => value === null || columns[name] === value)
  );
}
