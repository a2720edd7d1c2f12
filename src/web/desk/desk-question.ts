import { Transform } from 'class-transformer';
import { HOLDERS, type Holder } from '../../breach/domain/duties.js';
import { STATUSES, type Status } from '../../breach/domain/status.js';
import type { DashboardQuestion } from '../../dashboard/dashboard.query.js';
import { Flag, OneOf, SlugField, Text } from '../../platform/http/dto-fields.js';

const optional = { optional: true } as const;
/** A form sends what was left empty too. */
const MayBeEmpty = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** What waits for whoever reads it. */
export const ME = 'ik';

/** The address of the desk as somebody filtered it. */
export class DeskQuery {
  @MayBeEmpty() @SlugField(optional) readonly organisatie?: string;
  @MayBeEmpty() @OneOf(STATUSES, optional) readonly stand?: Status;
  @MayBeEmpty() @OneOf([ME, ...HOLDERS], optional) readonly wacht?: typeof ME | Holder;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly telaat?: boolean;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly nieuw?: boolean;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly gevaar?: boolean;
  @MayBeEmpty() @Text({ max: 500, ...optional }) readonly verder?: string;
  @OneOf(['nl', 'en'], optional) readonly taal?: 'nl' | 'en';
}

export type DeskChoice = Omit<DeskQuery, 'taal'>;

/** As a program asks `GET /v1/dashboard`. @param since how far the list was when he looked before */
export function inApi(choice: DeskChoice, since: string | undefined): DashboardQuestion {
  const { organisatie, stand, wacht, telaat, nieuw, gevaar, verder } = choice;
  return {
    ...(organisatie !== undefined && { organisation: organisatie }),
    ...(stand !== undefined && { status: stand }),
    ...(wacht === ME ? { mine: true } : wacht !== undefined && { waitsFor: wacht }),
    ...(telaat !== undefined && { overdue: telaat }),
    ...(gevaar !== undefined && { danger: gevaar }),
    ...(verder !== undefined && { cursor: verder }),
    // Whoever was never here before finds everything new.
    ...(since !== undefined && { since, ...(nieuw !== undefined && { changed: nieuw }) }),
  };
}

/** The address of the desk that shows this; what is empty in it is asked no more. */
export function deskPath(choice: DeskChoice, path: '/desk' | '/desk/list' = '/desk'): string {
  const { organisatie, stand, wacht, telaat, nieuw, gevaar, verder } = choice;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ organisatie, stand, wacht, telaat, nieuw, gevaar, verder }))
    if (value !== undefined && value !== false && value !== '') query.set(name, String(value));
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** Whether something is left out of what is shown. */
export const isFiltered = ({ organisatie, stand, wacht, telaat, nieuw, gevaar }: DeskChoice): boolean =>
  [organisatie, stand, wacht].some((chosen) => chosen !== undefined) ||
  [telaat, nieuw, gevaar].some((flag) => flag === true);
