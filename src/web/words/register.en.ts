import type { register as nl } from './register.nl.js';
import type { Wide } from './shape.js';

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
  csv: 'Download as CSV (for a spreadsheet)',
  printVersion: 'Print version',
  print: 'Print',
  back: 'Back to the register',
  notAll: (most) =>
    `These are the first ${most} lines. Choose a shorter period above, or download the whole register as CSV.`,
  outOfSight: (count) => (count === 1 ? '1 dossier is restricted.' : `${count} dossiers are restricted.`),
  shut: (count) =>
    count === 1
      ? '1 of them is not shown to you in this register.'
      : `${count} of them are not shown to you in this register.`,
  lines: (count) => (count === 1 ? '1 breach' : `${count} breaches`),
  onThisPage: (count) => (count === 1 ? '1 breach on this page' : `${count} breaches on this page`),
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
  due: (at) => `Notify before ${at}`,
  closed: (conclusion) => `Closed: ${conclusion}`,
  dismissed: (ground, reason) => `No breach: ${ground}. ${reason}`,
  merged: 'Merged with another dossier.',
};
