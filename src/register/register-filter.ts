import { endOfDutchDay, startOfDutchDay } from '../law/clock.js';
import { moment, type Moment } from '../shared/moment.js';
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
}

export const NO_FILTER: RegisterFilter = {
  ...{ from: null, until: null },
  ...{ status: null, is_open: null, is_notified: null, risk: null },
};

export function filterOf({ status, open, notified, risk, ...asked }: RegisterParameters): RegisterFilter {
  return {
    ...periodOf(asked),
    status: status ?? null,
    is_open: open ?? null,
    is_notified: notified ?? null,
    risk: risk ?? null,
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

/** A day counts whole. @param edge its first or its last moment */
export const atDay = (asked: string, edge: (day: string) => Moment): Moment =>
  asked.length === 10 ? edge(asked) : moment(asked);

/** What the statement asks of the columns, asked of a row as it was. */
export function fits(row: RegisterRow, { from, until, ...equal }: RegisterFilter): boolean {
  const columns = registerProjection.columns(row);
  const { receivedAt } = row.moments;
  return (
    (from === null || receivedAt >= from) &&
    (until === null || receivedAt <= until) &&
    Object.entries(equal).every(([name, value]) => value === null || columns[name] === value)
  );
}
