import type { affected as nl } from './affected.nl.js';
import { figuresIn } from './figures.js';
import { letters } from './letters.en.js';
import type { Wide } from './shape.js';

const say = figuresIn('en');

export const affected: Wide<typeof nl> = {
  title: (reference) => `List of people concerned: ${reference}`,
  intro:
    'Whom it concerns and how to reach each of them. This list lies encrypted beside the dossier: it is not in the register, in no file, and not in what others see of the dossier.',
  link: 'The list of people concerned',
  toLetters: 'To letters and rounds',
  toList: 'Back to the list',
  empty: 'Nobody is on the list yet.',
  figures: (people, reachable, safe) =>
    say`${people} on the list, ${reachable} can be reached, ${safe} with a safe contact`,
  told: (count) => say`${count} told, as far as known`,
  keptUntil: (day) => `The list is erased on ${day}: its term after closing is over then.`,
  held: 'The list stays as long as a matter is open or everything is kept as evidence.',
  incomplete:
    'Lines of the list are missing, or an old database was put back. See who is missing. Until the list is whole again nobody can be told by it.',
  unreadable: (count) =>
    say`Of ${count} on the list nothing can be read any more. Take them off and put them on it anew.`,
  takeUnreadableOff: 'Take off what cannot be read',
  add: 'Add somebody',
  fromFile: 'Add from a file or Excel',
  print: 'Letters to these people',
  table: 'People concerned',
  columns: { who: 'Who', ways: 'To be reached', told: 'Told' },
  change: 'Look or change',
  viaSafe: 'by the safe contact only',
  viaRepresentative: (name) => `through ${name}`,
  noWay: 'Cannot be reached: fill in a way',
  notTold: 'not yet',
  toldAt: (at) => `on ${at}`,
  notToBeTold: 'These people may not be told so:',
  outcomeUnknown: 'outcome not known',
  more: 'Further on the list',
  tell: 'Record that people were told',
  results: 'What became of a round?',
  resultOf: (at) => `Round of ${at}`,
  resultTitle: (at) => `What became of the round of ${at}?`,
  addTitle: 'Put somebody on the list',
  changeTitle: 'Details of somebody concerned',
  takeOff: 'Take off the list',
  importTitle: 'Put people of a file on the list',
  columnsIntro:
    'The first line has the headings. Only a name or a client number is needed. These headings are known:',
  columnsHint:
    'Reader: adult, sixteen-or-older or under-sixteen. Representative: parent, guardian, curator or mentor. Safe means: letter, email, phone, in-person or other. Leaked: the words of the AP’s form, with commas between.',
  chooseFile: 'Or choose a CSV file: it comes into the field above',
  check: 'See first what is wrong',
  checked: (people) => say`People in the table without fault: ${people}. Nothing was taken over yet.`,
  onList: (count) => say`Of these on the list already, with the same client number: ${count}.`,
  faults: (count) => say`What is wrong (${count})`,
  fault: (line, column, what) =>
    column === undefined ? `Line ${line}: ${what}` : `Line ${line}, column ${column}: ${what}`,

  lettersTitle: (reference) => `Letters to people concerned: ${reference}`,
  lettersIntro:
    'For whoever is not told yet. Each letter comes on a sheet of its own. Record on the list afterwards that you sent them.',
  lettersCount: (count) => say`Letters on this page: ${count}`,
  printAll: 'Print these letters',
  nextLetters: 'Next letters',
  setAside: (count) => say`No letter (${count})`,
  speaks: (language) => `Speaks ${language}: have this letter read out with an interpreter.`,
  why: {
    'no-way': 'Cannot be reached: there is no address, e-mail, phone or safe contact.',
    'not-by-letter': 'Not by letter. Tell it this way:',
    'not-by-these-means': 'This person cannot be reached so. See on the list how he can.',
    'safe-contact-needed':
      'Somebody may be in danger, and no safe contact is known of this person. Fill that in first.',
    'letter-not-ready': 'The letter is not ready: fill in first what is missing.',
    ...letters.refusals,
  },
};
