import { OneOf, SlugField } from '../../platform/http/dto-fields.js';

/** What a form of the page came to. */
export const ALARMS_DONE = ['tried', 'removed', 'sent', 'failed'] as const;
export type AlarmsDone = (typeof ALARMS_DONE)[number];

export class AlarmsQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
  @OneOf(ALARMS_DONE, { optional: true }) readonly gedaan?: AlarmsDone;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

export function alarmsPath(asked: { readonly organisatie: string; readonly gedaan?: AlarmsDone }): string {
  return `/desk/alarms?${new URLSearchParams(Object.entries(asked)).toString()}`;
}
