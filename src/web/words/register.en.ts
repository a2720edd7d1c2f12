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
    'The files (XLSX and CSV) use Dutch words. A program that uses the API knows them by these codes. In CSV an apostrophe stands before a sign with which a spreadsheet can begin a formula (= + - @), also after a separator within a text: it is no part of the text.',
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
  roleNotStated: (countsAs) => `Our role: stated by nobody, counts as ${countsAs}`,
  due: (at) => `Notify the AP before ${at}`,
  dueIfClaimHolds: (at) => `If the reporter is right, before ${at}; nobody has looked at that yet.`,
  overdue: (at, isProvisional) =>
    `Too late${isProvisional ? ' (counted provisionally)' : ''}: the AP was to be notified before ${at}, and no notification stands.`,
  ownNumber: (number, source) => `Own number: ${number}${source === undefined ? '' : ` (${source})`}`,
  involved: { processingActivity: 'Processing activity', system: 'System', processor: 'Processor' },
  flags: 'What went otherwise than it should',
  closed: (conclusion) => `Closed: ${conclusion}`,
  dismissed: (ground, reason) => `No breach: ${ground}. ${reason}`,
  merged: (reference, reason) => `Merged with ${reference ?? 'another dossier'}: ${reason}`,
  endedBy: (at, role) => `${at}, by: ${role}`,
  corrections: {
    title: 'Corrections',
    waits: (until) => `waits for a second person${until === undefined ? '' : ` (before ${until})`}`,
    reasonInDossier: 'the reason stands in the dossier',
    by: (role) => `by: ${role}`,
    proposedBy: (role) => `proposed by: ${role}`,
    confirmedBy: (role) => `confirmed by: ${role}`,
    ofText: {
      added: (what) => `${what} added`,
      reworded: (what) => `${what} in other words`,
      removed: (what) => `${what} removed`,
    },
    was: (text) => `was: ${text}`,
    wasInDossier: (at) => `the old text stands in the dossier, time line ${at}`,
    established: (what, is, was) => `${what} established: ${is} (counted provisionally: ${was})`,
    statedByNobody: 'established by nobody',
    fromTo: (what, from, to) => `${what} from ${from} to ${to}`,
    nothing: 'nothing',
    none: 'none',
    counted: (min, max) => (max === undefined ? `at least ${min}` : min === max ? min : `${min} to ${max}`),
  },
  waiting: {
    title: 'Proposals that wait for a second person',
    until: (at) => `waits for a second person (before ${at})`,
  },
  awareStated: (at, role, awareAt) => `Established ${at} by: ${role}: known on ${awareAt}`,
  refused: {
    title: 'Proposals that were refused',
    proposed: (what, at, role) =>
      `${what}, proposed${at === undefined ? '' : ` ${at}`}${role === undefined ? '' : ` by: ${role}`}`,
    refused: (at, role) => `refused ${at} by: ${role}`,
    for: (who) => `for: ${who}`,
    shutsOut: (who) => `also for: ${who}`,
  },
  mandates: 'Mandates of the board',
  mandate: (from, until, role) => `${from} until ${until ?? 'it is withdrawn'}, by: ${role}`,
  mandateEnded: {
    withdrawn: (at, role) => `withdrawn ${at}, by: ${role}`,
    replaced: (at, role) => `replaced by another mandate ${at}, by: ${role}`,
  },
  boardAttempts: 'Attempts to reach the board',
  boardAttempt: (at, reached) => `${at}: ${reached ? 'reached' : 'not reached'}`,
  boardAttemptRecorded: (role, at) =>
    `recorded by: ${role}; how and whom stands in the dossier (time line ${at})`,
  restrictions: 'The dossier was restricted',
  restricted: (at, role, proposedBy, open) =>
    `${at}, ${proposedBy === undefined ? '' : `proposed by: ${proposedBy}, `}by: ${role}; open to named people only${open.map((one) => ` and ${one}`).join('')}`,
  refusesSomebody: 'shut to one or more people whatever their function (who stands in the dossier)',
  restrictionEnded: {
    lifted: (at, role) => `lifted ${at}, by: ${role}`,
    replaced: (at, role) => `replaced by another restriction ${at}, by: ${role}`,
  },
  restrictionHolds: 'not lifted',
  emergencyWaysIn: 'Emergency access to the restricted dossier',
  emergencyWayIn: (at, role, reason) => `${at}, by: ${role}: ${reason}`,
  awareIfClaimHolds: (at) =>
    `If what the reporter or the processor says is right, the organisation knew on ${at}; nobody has looked at that yet.`,
  roleStated: (at, role) => `established ${at}, by: ${role}`,
  decidedAfterwards: (at) => `before the decision: that followed on ${at}`,
  toldFirstForSafety: 'People were told before the AP. That was allowed: somebody’s safety came first.',
  awareLater: (why, where) =>
    `Known later than discovered: ${why}${where === undefined ? '' : ` (${where})`}`,
  onTimeLine: (at, role) => `time line ${at}, established by: ${role}`,
  interestOfChild: (what) =>
    `Interest of a child: ${what}; which parent, and the reason, stand in the dossier`,
  turns: 'Ended and reopened',
  turn: (what, at, role, why) => `${what} ${at}, by: ${role}${why === '' ? '' : `: ${why}`}`,
  tooLate: 'Too late now',
  openTerm: (what, at) => `${what}: due ${at}`,
  measureDue: (what) => `measure: ${what}`,
  decisionMeant: (question, outcome, at, stands) =>
    `${question} ${outcome} (${at})${stands ? '' : ', counts no more'}`,
  assessedAgain: (times) => `Assessed on ${times}; the last one counts`,
  roleBecause: (reason) => `Why: ${reason}`,
  cameIn: (how) => `Came in ${how}, entered later`,
  missedBefore: (missed, reason) =>
    `Before it was entered the term was ${missed ? 'missed' : 'not missed'}: ${reason}`,
  controllerTold: (who, at) => `Controller${who === undefined ? '' : ` (${who})`} told on ${at}`,
  controllerNotTold: 'The controller has not been told yet.',
  discovered: (at) => `Discovered (somebody noticed): ${at}`,
  reported: (by, what) => `Reporter: ${by}.${what === '' ? '' : ` According to the reporter: ${what}`}`,
  advised: (outcome, reason) => `Advice of the FG: ${outcome}. ${reason}`,
};
