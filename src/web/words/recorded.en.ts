import type { recorded as nl } from './recorded.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const recorded: Wide<typeof nl> = {
  erased: (by) => (by === undefined ? '[erased]' : `[erased: entry ${by} of the time line]`),
  unreadable: '[cannot be read: its key is missing or does not fit]',
  unreadableForNow: '[cannot be read now, not lost]',
  lacksTexts:
    'The texts of this dossier cannot be read now. They are not lost. Moments, numbers, choices and decisions are right. You cannot record anything here now. Try again in a few minutes.',
  aware: (at, basis) => `The organisation knows since ${at} (${basis}); the 72 hours count from then`,
  happened: (from, until) =>
    from !== undefined && from === until
      ? `On ${from}`
      : [from && `From ${from}`, until && `${from === undefined ? 'Until' : 'until'} ${until}`]
          .filter((part) => part !== undefined)
          .join(' '),
  notAssessed: 'Not assessed yet.',
  people: (min, max) =>
    max === 1 ? '1 person' : min === max ? say`${max} people` : say`${min} to ${max} people`,
  peopleAtLeast: (min) => say`at least ${min} ${min === 1 ? 'person' : 'people'}`,
  place: (place) => `Place: ${place}`,
  severity: (word) => `Severity: ${word}`,
  cause: (cause) => `Cause: ${cause}`,
  lesson: (lesson) => `Learned: ${lesson}`,
  noMeasures: 'None yet.',
  taken: (at) => `taken ${at}`,
  planned: 'planned',
  plannedFor: (at) => `planned, due ${at}`,
  dropped: (reason, at) => `dropped${at === undefined ? '' : ` on ${at}`}: ${reason}`,
  withdrawn: 'not taken after all',
  decided: (outcome, at) => `Decision: ${outcome} (${at})`,
  reason: (reason) => `Reason: ${reason}`,
  departsFrom: (from) => `Departs from: ${from}`,
  departure: (reason) => `Why it departs: ${reason}`,
  remark: (text) => `Remark: ${text}`,
  inPublic: (how) => `Told in public: ${how}`,
  underMandate: (mandate) => `Under ${mandate}`,
  mandateGiven: (from, until) =>
    `Mandate given ${from}, ${until === undefined ? 'without an end' : `valid until ${until}`}`,
  emergencyMandate: (from, until) =>
    `Emergency mandate open since ${from} ${until === undefined ? '(that it was over is not recorded)' : `until ${until}`}`,
  momentUnknown: (at) => `entered later, ${at}; moment not known`,
  by: (role) => `recorded by: ${role}`,
  recordedBy: (at, role) => `${at}, by: ${role}`,
  onBehalf: 'Recorded on behalf of the board',
  upheld: (at, role, reason) => `Upheld on ${at}, by: ${role}: ${reason}`,
  decidedWas: (outcome, at) => `Decision was: ${outcome} (${at}), and counts no more`,
  replaced: (at) => `Replaced by a new decision on ${at}`,
  earlierDecisions: 'Earlier decisions',
  undecided: 'No decision yet.',
  number: (number) => `number ${number}`,
  late: (days, hours) =>
    days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} late` : `${hours} hour${hours === 1 ? '' : 's'} late`,
  delay: (reason) => `Why it was late: ${reason}`,
  noDelayReason: 'Late, without a reason.',
  incomplete: 'not complete yet',
  corrected: (reason) => `Corrected: ${reason}`,
  reached: (reached, concerned) => say`${reached} of ${concerned} reached`,
  toBeTold: (count) => say`Still to be told: ${count}`,
  publicToBeTold: 'The public communication is still to be recorded.',
  covered: (by) => `The others: ${by}`,
  matter: (kind, settled, at) =>
    `${kind}: ${settled ? 'settled' : 'open'}${at === undefined ? '' : `, ${settled ? '' : 'due '}${at}`}`,
};
