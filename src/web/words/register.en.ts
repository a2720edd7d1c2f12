import type { register as nl } from './register.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const register: Wide<typeof nl> = {
  title: 'Register of data breaches',
  intro: 'Every breach, with its facts, its effects and the measures taken (GDPR, Article 33(5)).',
  asOf: (at) => `As of ${at}.`,
  knownThen: (day) => `As it was known at the end of ${day}. What became known later is not in it.`,
  printed: (at) => `Printed on ${at}.`,
  filter: {
    summary: 'Choose what you see',
    organisation: 'Organisation',
    all: 'All',
    status: 'State',
    running: 'All that runs',
    ended: 'All that has ended',
    year: 'Received in the year',
    from: 'Received from',
    until: 'Received up to and including',
    notified: 'Notified to the AP',
    isNotified: 'Yes, and the notification stands',
    isNotNotified: 'No',
    risk: 'Risk to people',
    asOf: 'As known on (empty: now)',
    show: 'Show',
    clear: 'Show everything',
  },
  chosen: 'You see only',
  xlsx: 'Download for Excel or LibreOffice (XLSX)',
  csv: 'Download as CSV',
  codes: 'What the words in the file mean',
  codesIntro:
    'The files (XLSX and CSV) use Dutch words. A program that uses the API knows them by these codes.',
  codesColumns: { word: 'Word in the file', code: 'Code' },
  printVersion: 'Print version',
  print: 'Print',
  back: 'Back to the register',
  notAll: (most) =>
    say`These are the first ${most} lines. Choose a shorter period above, or download the whole register.`,
  outOfSight: (count) => (count === 1 ? '1 dossier is restricted.' : say`${count} dossiers are restricted.`),
  shut: (count) =>
    count === 1
      ? '1 of them is not shown to you in this register.'
      : say`${count} of them are not shown to you in this register.`,
  lines: (count) => (count === 1 ? '1 breach' : say`${count} breaches`),
  reports: (count) => (count === 1 ? '1 report' : say`${count} reports`),
  onThisPage: 'on this page',
  ofWhich: (dismissed, merged) =>
    `of which ${[
      ...(dismissed === 0 ? [] : [say`${dismissed} no breach`]),
      ...(merged === 0 ? [] : [say`${merged} merged with another dossier`]),
    ].join(' and ')}`,
  oldestFirst: 'oldest first',
  nothing: 'There is no breach that fits.',
  nothingOnPage: 'None on this page fits. Go on for the rest.',
  more: 'More',
  columns: {
    breach: 'Breach',
    facts: 'What happened',
    effects: 'Effects',
    measures: 'Measures',
    authority: 'AP',
    people: 'People',
  },
  received: (at) => `Received ${at}`,
  role: (role) => `Our role: ${role}`,
  due: (at) => `Notify the AP before ${at}`,
  overdue: (at, isProvisional) =>
    `Too late${isProvisional ? ' (counted provisionally)' : ''}: the AP was to be notified before ${at}, and no notification stands.`,
  ownNumber: (number, source) => `Own number: ${number}${source === undefined ? '' : ` (${source})`}`,
  involved: { processingActivity: 'Processing activity', system: 'System', processor: 'Processor' },
  flags: 'What went otherwise than it should',
  closed: (conclusion) => `Closed: ${conclusion}`,
  dismissed: (ground, reason) => `No breach: ${ground}. ${reason}`,
  merged: (reference, reason) => `Merged with ${reference ?? 'another dossier'}: ${reason}`,
  endedBy: (at, role) => `${at}, by: ${role}`,
  discovered: (at) => `Discovered (somebody noticed): ${at}`,
  reported: (by, what) => `Reporter: ${by}.${what === '' ? '' : ` According to the reporter: ${what}`}`,
  advised: (outcome, reason) => `Advice of the FG: ${outcome}. ${reason}`,
};
