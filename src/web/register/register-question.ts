import { Text } from '../../platform/http/dto-fields.js';

/** Whatever a form sends: what was left empty too. What it means is checked as the API's own parameters are. */
const Given = (): PropertyDecorator => Text({ min: 0, max: 500, optional: true });

/** The address of the register as somebody filtered it. */
export class RegisterPageQuery {
  @Given() readonly organisatie?: string;
  @Given() readonly stand?: string;
  @Given() readonly jaar?: string;
  @Given() readonly van?: string;
  @Given() readonly tot?: string;
  @Given() readonly gemeld?: string;
  @Given() readonly risico?: string;
  @Given() readonly wat?: string;
  @Given() readonly systeem?: string;
  @Given() readonly verwerker?: string;
  @Given() readonly plaats?: string;
  @Given() readonly tekst?: string;
  @Given() readonly peildatum?: string;
  @Given() readonly verder?: string;
  @Given() readonly taal?: string;
}

/** What a field of the page is called in the API. */
const IN_API = {
  organisatie: 'organisation',
  stand: 'status',
  jaar: 'year',
  van: 'receivedFrom',
  tot: 'receivedUntil',
  gemeld: 'notified',
  risico: 'risk',
  wat: 'incidentType',
  systeem: 'system',
  verwerker: 'processor',
  plaats: 'location',
  tekst: 'text',
  peildatum: 'asOf',
  verder: 'cursor',
} as const;
export type RegisterField = keyof typeof IN_API;
const FIELDS = Object.keys(IN_API) as readonly RegisterField[];

/** What was filled in, without what was left empty. */
export type RegisterChoice = Readonly<Partial<Record<RegisterField, string>>>;

export function chosenIn(query: RegisterPageQuery): RegisterChoice {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = query[field]?.trim() ?? '';
      return value === '' ? [] : [[field, value]];
    }),
  );
}

/** As a program asks `GET /v1/register`. */
export function inApi(choice: RegisterChoice): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(choice).map(([field, value]) =>
      field === 'stand' && (value === 'running' || value === 'ended')
        ? ['open', String(value === 'running')]
        : [IN_API[field as RegisterField], value],
    ),
  );
}

/** The field of the page that a pointer of the API is about. */
export function fieldOf(pointer: string): RegisterField {
  return FIELDS.find((field) => `/${IN_API[field]}` === pointer) ?? 'stand';
}

/** The address of a page of the register that shows the same, or the next page of it. */
export function registerPath(path: '' | '/csv' | '/xlsx' | '/print', choice: RegisterChoice): string {
  const query = new URLSearchParams(choice).toString();
  return `/desk/register${path}${query === '' ? '' : `?${query}`}`;
}
