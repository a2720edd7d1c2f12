import { stringify } from 'csv-stringify/sync';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../law/clock.js';
import type { Moment } from '../shared/moment.js';
import type { StatedMomentAnswer } from '../breach/contract/report.answer.js';
import type { RegisterEntryAnswer } from './register-entry.answer.js';

type Cell = string | number | boolean | undefined;

const COLUMNS: readonly (readonly [string, (entry: RegisterEntryAnswer) => Cell])[] = [
  ['reference', ({ reference }) => reference],
  ['organisation', ({ organisation }) => organisation],
  ['status', ({ status }) => status],
  ['receivedAt', ({ receivedAt }) => onTheDutchClock(receivedAt)],
  ['firstSignalAt', ({ firstSignalAt }) => onTheDutchClock(firstSignalAt)],
  ['occurredFrom', ({ occurredFrom }) => asItWasSaid(occurredFrom)],
  ['occurredUntil', ({ occurredUntil }) => asItWasSaid(occurredUntil)],
  ['awareAt', ({ awareAt }) => onTheDutchClock(awareAt)],
  ['awarenessBasis', ({ awarenessBasis }) => awarenessBasis],
  ['dueAt', ({ dueAt }) => onTheDutchClock(dueAt)],
  ['natures', ({ assessment }) => assessment?.natures.join(' ')],
  ['incidentType', ({ assessment }) => assessment?.incidentType],
  ['dataCategories', ({ assessment }) => assessment?.dataCategories.join(' ')],
  ['specialCategories', ({ assessment }) => assessment?.specialCategories.join(' ')],
  ['subjectsMin', ({ assessment }) => assessment?.subjectCount?.min],
  ['subjectsMax', ({ assessment }) => assessment?.subjectCount?.max],
  ['severity', ({ assessment }) => assessment?.severity],
  ['risk', ({ assessment }) => assessment?.risk],
  ['summary', ({ assessment }) => assessment?.summary],
  ['consequences', ({ assessment }) => assessment?.subjectConsequences.join(' ')],
  ['measures', ({ measures }) => measures.map(({ what }) => what).join('; ')],
  ['rootCause', ({ rootCause }) => rootCause],
  ['notifyAuthority', ({ notifyAuthority }) => notifyAuthority?.outcome],
  ['notifyAuthorityGround', ({ notifyAuthority }) => notifyAuthority?.ground],
  ['notifyAuthorityReason', ({ notifyAuthority }) => notifyAuthority?.reason],
  ['authorityNotifiedAt', ({ authorityNotified }) => onTheDutchClock(authorityNotified?.notifiedAt)],
  ['authorityNumber', ({ authorityNotified }) => authorityNotified?.number],
  ['daysLate', ({ authorityNotified }) => authorityNotified?.late?.days],
  ['delayReason', ({ authorityNotified }) => authorityNotified?.delayReason],
  ['informPeople', ({ informPeople }) => informPeople?.outcome],
  ['informPeopleGround', ({ informPeople }) => informPeople?.ground],
  ['informPeopleReason', ({ informPeople }) => informPeople?.reason],
  ['peopleInformedAt', ({ peopleInformed }) => onTheDutchClock(peopleInformed[0]?.informedAt)],
  [
    'corrections',
    ({ authorityNotified, peopleInformed }) =>
      [authorityNotified, ...peopleInformed]
        .flatMap((stated) => stated?.corrections?.map(({ reason }) => reason) ?? [])
        .join('; '),
  ],
  ['flags', ({ flags }) => flags.join(' ')],
];

/** A person reads it: `2026-03-03 00:30` on the Dutch wall clock, which is another day than in UTC. */
function onTheDutchClock(at: Moment | undefined): string | undefined {
  return at && DateTime.fromISO(at, { zone: DUTCH_TIME }).toFormat('yyyy-MM-dd HH:mm');
}

function asItWasSaid(stated: StatedMomentAnswer | undefined): string | undefined {
  return stated?.day ?? onTheDutchClock(stated?.at);
}

/** RFC 4180 with a header line. A cell that a spreadsheet would run as a formula is defused. */
export function registerCsv(entries: readonly RegisterEntryAnswer[]): string {
  const header = COLUMNS.map(([name]) => name);
  const lines = entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry) ?? ''));
  return stringify([header, ...lines], { escape_formulas: true, record_delimiter: '\r\n' });
}
