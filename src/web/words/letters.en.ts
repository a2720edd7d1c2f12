import type { letters as nl } from './letters.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const letters: Wide<typeof nl> = {
  title: (reference) => `Telling people: ${reference}`,
  undecided: 'It has not been decided yet whether the people concerned are told.',
  decidedYes: (at) => `It was decided on ${at}: tell the people concerned.`,
  decidedNo: (at) => `It was decided on ${at}: do not tell the people concerned.`,
  toDecision: 'To the decision',

  nameless: (since) =>
    `Somebody may be in danger (known since ${since}). So this is another letter: without the name and address of the organisation, and without anything that tells where somebody is or gets help.`,
  wishes: {
    title: 'For whom and how',
    voor: 'Who reads it?',
    vertegenwoordiger: 'Whom does it go to, where somebody else decides for the reader?',
    niemand: 'nobody else: the reader',
    middel: 'How do you tell it?',
    brieftaal: 'In which language?',
    languages: { nl: 'Dutch', en: 'English' },
    submit: 'Make the letter',
  },

  refused: 'There is no letter now',
  refusals: {
    merged: 'This dossier was merged into another one. Go on there.',
    'safe-contact-first':
      'Somebody may be in danger. Record a safe way of contact first. Nothing is prepared for sending before.',
    'not-in-public-in-danger':
      'Somebody may be in danger. Do not tell it in public, but to each apart, over the safe way.',
    'not-in-public-for-one': 'It is about one person. Tell that person, not everybody.',
    'representative-needed':
      'For a child below 16 a parent or guardian is told too. Choose below who. Only where the interest of the child opposes that, the letter goes to the child itself.',
    'reader-decides-himself': 'From 16 on people decide for themselves. The letter goes to the reader.',
    'interest-of-child-opposes':
      'It is better for the child that this parent does not hear it. Choose a guardian, or the child itself.',
    'interest-of-child-unknown':
      'Somebody may be in danger. Record first whether a parent may know, given the interest of the child.',
  },
  mend: {
    safeContact: 'Record a safe way of contact',
    interestOfChild: 'Record the interest of the child',
    survivor: 'To the other dossier',
  },

  gaps: (count) => say`What is missing (${count})`,
  gapsHint:
    'In the letter it says [to be filled in] there. Fill this in first: then the letter is made anew.',
  toAssessment: 'fill in with the assessment',
  own: 'Own sentences and choices',
  preview: 'The letter as it is now',
  instructions: 'Mind this when telling it',
  promises: 'What the organisation promises about this',

  record: {
    title: 'Edit the letter, and record that people were told',
    withoutLetter: 'Record that people were told all the same',
    text: 'The text as you send it or sent it',
    textHint: 'You can change everything. What stands here is kept exactly so.',
    stillOpen: 'In this text there still stands [to be filled in].',
    told: (parts) => `Explained was: ${parts}.`,
    ownText: 'This is your own text.',
    asPrepared:
      'Begin again with the letter of Lekwacht (what you have not recorded yet on this page is lost)',
    look: 'Look at this text to print it',
    print: 'Print the letter',
  },

  rounds: 'Who was told',
  noRounds: 'Nobody has been told yet.',
  reached: (reached, concerned) => say`${reached} of ${concerned} people reached`,
  sentNotKnown: (count, at) => say`Sent to ${count} people, last on ${at}; not known yet who was reached`,
  recordResult: 'Do you know who was reached? Record it below at “Record who was reached”.',
  returned: (count) => say`${count} letters came back`,
  unreachable: (count) => say`${count} cannot be reached`,
  awaited: (count) => say`of ${count} not known yet`,
  toBeTold: (count) => say`${count} people still have to be told.`,
  covered: (by) => `For the rest: ${by}.`,
  round: (means, at) => `${means}, ${at}`,
  intended: (count) => say`meant for ${count}`,
  reachedInRound: (count) => say`reached: ${count}`,
  notKnown: 'not known yet who was reached',
  keptText: 'Read what they got',
  result: 'Record who was reached',
  correct: 'Correct what was recorded about it',
  sentTitle: (at) => `What people got on ${at}`,
  back: 'Back to the letters',
};
