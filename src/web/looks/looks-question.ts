import { endOfDutchDay, startOfDutchDay } from '../../law/clock.js';
import { Text } from '../../platform/http/dto-fields.js';
import { fromMilliseconds, isCalendarDay, toMilliseconds } from '../../shared/moment.js';

/** Whatever a form sends: what was left empty too. What it means is checked as the API's own parameters are. */
const Given = (): PropertyDecorator => Text({ min: 0, max: 500, optional: true });

/** The next page of the looks at a dossier. */
export class DossierLooksQuery {
  @Given() readonly verder?: string;
  @Given() readonly taal?: string;
}

/** The address of the looks in an organisation as somebody filtered them. */
export class LooksQuery extends DossierLooksQuery {
  @Given() readonly organisatie?: string;
  @Given() readonly persoon?: string;
  @Given() readonly van?: string;
  @Given() readonly tot?: string;
}

const FIELDS = ['organisatie', 'persoon', 'van', 'tot', 'verder'] as const;
type LooksField = (typeof FIELDS)[number];

/** What was filled in, without what was left empty. */
export type LooksChoice = Readonly<Partial<Record<LooksField, string>>>;

export function chosenIn(query: LooksQuery): LooksChoice {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = query[field]?.trim() ?? '';
      return value === '' ? [] : [[field, value]];
    }),
  );
}

/** As a program asks; days are those of the Dutch calendar, both included. What is no day is refused where it refuses it. */
export function inApi({ persoon, van, tot, verder }: LooksChoice): Readonly<Record<string, string>> {
  return {
    ...(persoon !== undefined && { actor: persoon }),
    ...(van !== undefined && { from: isCalendarDay(van) ? startOfDutchDay(van) : van }),
    ...(tot !== undefined && { until: isCalendarDay(tot) ? afterDay(tot) : tot }),
    ...(verder !== undefined && { cursor: verder }),
  };
}

const afterDay = (day: string): string => fromMilliseconds(toMilliseconds(endOfDutchDay(day)) + 1);

const IN_API: Readonly<Record<string, LooksField>> = { '/actor': 'persoon', '/from': 'van', '/until': 'tot' };

/** The field of the page that a pointer of the API is about. */
export const fieldOf = (pointer: string): LooksField => IN_API[pointer] ?? 'van';

/** The address that shows this, of an organisation or, with its id, of a dossier. */
export function looksPath(choice: LooksChoice): string {
  return withQuery('/desk/looks', choice);
}

export function dossierLooksPath(id: string, verder?: string): string {
  return withQuery(`/desk/dossiers/${id}/looks`, verder === undefined ? {} : { verder });
}

function withQuery(path: string, choice: LooksChoice): string {
  const query = new URLSearchParams(choice).toString();
  return query === '' ? path : `${path}?${query}`;
}
