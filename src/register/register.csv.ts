import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import type { RegisterEntryAnswer, RegisterPageAnswer } from './register-entry.answer.js';
import { onDutchClock } from '../law/clock.js';
import type { Moment } from '../shared/moment.js';
import type { StatedMomentAnswer } from '../breach/contract/report.answer.js';

export const CSV = 'text/csv';

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
  ['dataCategories', ({ assessment }) => assessment?.dataCategories?.join(' ')],
  ['specialCategories', ({ assessment }) => assessment?.specialCategories?.join(' ')],
  ['subjectsMin', ({ assessment }) => assessment?.subjectCount?.min],
  ['subjectsMax', ({ assessment }) => assessment?.subjectCount?.max],
  ['severity', ({ assessment }) => assessment?.severity],
  ['risk', ({ assessment }) => assessment?.risk],
  ['summary', ({ assessment }) => assessment?.summary],
  ['consequences', ({ assessment }) => assessment?.subjectConsequences?.join(' ')],
  [
    'measures',
    ({ measures }) =>
      measures.map(({ what, withdrawn }) => (withdrawn ? `${what} (withdrawn)` : what)).join('; '),
  ],
  ['rootCause', ({ rootCause }) => rootCause],
  ['notifyAuthority', ({ notifyAuthority }) => notifyAuthority?.outcome],
  ['notifyAuthorityGround', ({ notifyAuthority }) => notifyAuthority?.ground],
  ['notifyAuthorityReason', ({ notifyAuthority }) => notifyAuthority?.reason],
  ['authorityNotifiedAt', ({ authorityNotified }) => onTheDutchClock(authorityNotified?.notifiedAt)],
  ['authorityNumber', ({ authorityNotified }) => authorityNotified?.number],
  ['daysLate', ({ authorityNotified }) => authorityNotified?.late?.days],
  ['delayReason', ({ authorityNotified }) => authorityNotified?.delayReason],
  [
    'authorityNotifications',
    ({ authorityNotifications }) =>
      authorityNotifications
        .map(({ kind, notifiedAt, number, late, withdrawalReason }) =>
          [kind, dutchClock(notifiedAt), number, late && `${late.days} days late`, withdrawalReason]
            .filter((part) => part !== undefined)
            .join(', '),
        )
        .join('; '),
  ],
  ['informPeople', ({ informPeople }) => informPeople?.outcome],
  ['informPeopleGround', ({ informPeople }) => informPeople?.ground],
  ['informPeopleReason', ({ informPeople }) => informPeople?.reason],
  ['peopleInformedAt', ({ peopleInformed }) => onTheDutchClock(peopleInformed[0]?.informedAt)],
  ['peopleConcerned', ({ peopleReached }) => peopleReached.concerned],
  ['peopleIntended', ({ peopleReached }) => peopleReached.intended],
  ['peopleReached', ({ peopleReached }) => peopleReached.reached],
  ['peopleNotReached', ({ peopleReached }) => peopleReached.notReached],
  ['peopleToBeTold', ({ peopleReached }) => peopleReached.toBeTold],
  ['restCoveredBy', ({ peopleReached }) => peopleReached.restCoveredBy],
  [
    'matters',
    ({ matters }) =>
      matters
        .map(({ kind, party, receivedAt, dueAt, settledAt, number }) =>
          [
            kind,
            party,
            `since ${dutchClock(receivedAt)}`,
            dueAt && `due ${dutchClock(dueAt)}`,
            settledAt ? `settled ${dutchClock(settledAt)}` : 'open',
            number,
          ]
            .filter((part) => part !== undefined)
            .join(', '),
        )
        .join('; '),
  ],
  [
    'corrections',
    ({ authorityNotifications, peopleInformed, measures }) =>
      [...authorityNotifications, ...peopleInformed, ...measures]
        .flatMap(({ corrections }) => corrections?.map(({ reason }) => reason) ?? [])
        .join('; '),
  ],
  ['flags', ({ flags }) => flags.join(' ')],
];

/** A person reads it: `2026-03-03 00:30` on the Dutch wall clock, which is another day than in UTC. */
function dutchClock(at: Moment): string {
  return onDutchClock(at, 'yyyy-MM-dd HH:mm');
}

function onTheDutchClock(at: Moment | undefined): string | undefined {
  return at && dutchClock(at);
}

function asItWasSaid(stated: StatedMomentAnswer | undefined): string | undefined {
  return stated?.day ?? onTheDutchClock(stated?.at);
}

/** A file to be kept, not shown. */
export function setCsvHeaders(reply: FastifyReply): void {
  void reply.header('content-type', `${CSV}; charset=utf-8`);
  void reply.header('content-disposition', 'attachment; filename="register.csv"');
}

/** RFC 4180 with a header line. A cell that a spreadsheet would run as a formula is defused. */
export function registerCsv({ entries, shut = [] }: RegisterPageAnswer): string {
  const header = COLUMNS.map(([name]) => name);
  const lines = entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry) ?? ''));
  // Whoever hands the register on has to know that it is not all of it.
  const missing = shut.map((id) => [`restricted ${id}`, ...header.slice(1).map(() => '')]);
  return stringify([header, ...lines, ...missing], { escape_formulas: true, record_delimiter: '\r\n' });
}
