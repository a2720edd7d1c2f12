import type { DangerAlarm } from '../breach/domain/ladder.js';
import { saysDanger } from '../breach/domain/reporting.js';
import { onDutchClock } from '../law/clock.js';
import type { Language } from '../law/sentence.js';
import { Words } from '../platform/http/answer-fields.js';
import { Flag } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** Whether anybody is at the danger of which a reporter told: never who, and nothing of what anybody else found. */
export class ReporterAlarmAnswer {
  @Flag({ description: 'Nobody has taken it over yet: whoever reported calls.' }) readonly open!: boolean;
  @MomentField({ optional: true, description: 'Since when somebody is at it.' })
  readonly takenOverAt?: Moment;
  @Words({ description: 'The same in plain words.' }) readonly text!: string;
}

const OPEN: Readonly<Record<Language, string>> = {
  nl: 'Nog niemand heeft dit overgenomen. Bel zelf: 112 als er nu gevaar is, anders de organisatie.',
  en: 'Nobody has taken this over yet. Call yourself: 112 if there is danger now, else the organisation.',
};

const TAKEN: Readonly<Record<Language, (at: Moment) => string>> = {
  nl: (at) => `Overgenomen op ${onDutchClock(at, "d MMMM 'om' HH:mm", 'nl')}: iemand is ermee bezig.`,
  en: (at) => `Taken over on ${onDutchClock(at, "d MMMM 'at' HH:mm", 'en-GB')}: somebody is at it.`,
};

/** @param alarm of the dossier that it goes on in; none before the log has it @returns nothing for whoever told of no danger */
export function reporterAlarm(
  said: Parameters<typeof saysDanger>[0],
  alarm: DangerAlarm | undefined,
  language: Language,
): ReporterAlarmAnswer | undefined {
  if (!saysDanger(said)) return undefined;
  const at = alarm?.answered?.at;
  return at === undefined
    ? { open: true, text: OPEN[language] }
    : { open: false, takenOverAt: at, text: TAKEN[language](at) };
}
