import { Transform } from 'class-transformer';
import { HOLDERS, type Holder } from '../../breach/domain/duties.js';
import { LONGEST_NAME } from '../../breach/contract/touching.parameters.js';
import { STATUSES, type Status } from '../../breach/domain/status.js';
import type { DashboardQuestion } from '../../dashboard/dashboard.query.js';
import { INCIDENT_TYPES, type IncidentType } from '../../law/ap-vocabulary.js';
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
  @MayBeEmpty() @OneOf(INCIDENT_TYPES, optional) readonly wat?: IncidentType;
  @MayBeEmpty() @Text({ max: LONGEST_NAME, ...optional }) readonly systeem?: string;
  @MayBeEmpty() @Text({ max: LONGEST_NAME, ...optional }) readonly verwerker?: string;
  @MayBeEmpty() @Text({ max: LONGEST_NAME, ...optional }) readonly plaats?: string;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly mijn?: boolean;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly telaat?: boolean;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly nieuw?: boolean;
  @MayBeEmpty() @Flag({ ...optional, inQuery: true }) readonly gevaar?: boolean;
  @MayBeEmpty() @Text({ max: 500, ...optional }) readonly verder?: string;
  @OneOf(['nl', 'en'], optional) readonly taal?: 'nl' | 'en';
}

export type DeskChoice = Omit<DeskQuery, 'taal'>;

/** What a field of the page is called in `GET /v1/dashboard`; three mean something else by who asks. */
const IN_API = {
  organisatie: 'organisation',
  stand: 'status',
  wat: 'incidentType',
  systeem: 'system',
  verwerker: 'processor',
  plaats: 'place',
  telaat: 'overdue',
  gevaar: 'danger',
  verder: 'cursor',
} as const satisfies Partial<Record<keyof DeskChoice, keyof DashboardQuestion>>;
const FIELDS = ['wacht', 'mijn', 'nieuw', ...Object.keys(IN_API)] as readonly (keyof DeskChoice)[];

const isChosen = (choice: DeskChoice, field: keyof DeskChoice): boolean =>
  ![undefined, false, ''].includes(choice[field]);

/**
 * As a program asks `GET /v1/dashboard`.
 * @param me actor id of whoever asks
 * @param since how far the list was when he looked before
 */
export function inApi(choice: DeskChoice, me: string, since: string | undefined): DashboardQuestion {
  const { wacht, mijn, nieuw } = choice;
  return {
    ...Object.fromEntries(
      Object.entries(IN_API).flatMap(([field, name]) =>
        isChosen(choice, field as keyof DeskChoice) ? [[name, choice[field as keyof DeskChoice]]] : [],
      ),
    ),
    ...(wacht === ME ? { mine: true } : wacht !== undefined && { waitsFor: wacht }),
    ...(mijn === true && { assignedTo: me }),
    // Whoever was never here before finds everything new.
    ...(since !== undefined && { since, ...(nieuw !== undefined && { changed: nieuw }) }),
  };
}

/** The address of the desk that shows this; what is empty in it is asked no more. */
export function deskPath(choice: DeskChoice, path: '/desk' | '/desk/list' = '/desk'): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) if (isChosen(choice, field)) query.set(field, String(choice[field]));
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** Whether something is left out of what is shown. */
export const isFiltered = (choice: DeskChoice): boolean =>
  FIELDS.some((field) => field !== 'verder' && isChosen(choice, field));
