import type { authority as nl } from './authority.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const authority: Wide<typeof nl> = {
  title: (reference) => `Notifying the AP: ${reference}`,
  intro:
    'The AP has nothing but a web form of its own, in Dutch. Copy the answers into it, in this order. Then record that you sent it.',

  asOf: (at) => `As it stands on ${at}.`,
  toForm: 'To the website of the AP (autoriteitpersoonsgegevens.nl)',

  clock: (due, left) => `Notify the AP before ${due} (${left}).`,
  provisional: 'This is provisional: nobody has established yet since when the organisation knows.',
  supplementBy: (due, left) => `Supplement at the AP: next reminder ${due} (${left}).`,
  noClock: 'No term to notify the AP runs now.',
  betterIncomplete:
    'Notify what you know now. An incomplete initial notification is better than a late one. You add the rest later.',
  undecided: 'The board has not decided yet whether the AP is notified.',
  doesNotWait: 'The term does not wait for that.',
  decidedYes: (at) => `It was decided on ${at}: notify the AP.`,
  decidedNo: (at) => `It was decided on ${at}: do not notify the AP.`,
  toDecision: 'To the decision',

  sent: 'What was notified',
  nothingSent: 'Nothing has been notified to the AP yet.',
  number: (number) => `number ${number}`,
  withoutNumber: 'number not known yet',
  incomplete: 'incomplete: more will follow',
  withdrawn: (at) => `withdrawn on ${at}`,
  late: 'late',
  sentUnconfirmed: 'Nobody has confirmed yet that this is exactly what went to the AP.',
  confirmSent: 'Yes, it was sent like this',
  sentOtherwise: 'Something else was sent',
  sentHow: {
    'as-prepared': (at) => `Sent as it stands here: confirmed on ${at}.`,
    answer: (at) =>
      `On ${at} it was recorded which answer really went to the AP. It stands on the time line.`,
    text: (at) => `On ${at} it was recorded what really went to the AP. It stands on the time line.`,
  },
  lacked: (questions) => `It was said that this is all, but these answers were missing: ${questions}.`,
  correct: 'Correct what was recorded about it',
  changed: 'Changed since the last notification',
  unchanged: 'Nothing changed since the last notification.',
  recordNumber: 'Record the number',

  form: 'The form',
  filledIn: (filled, all) => say`${filled} of ${all} filled in`,
  missing: (count) => say`Still needed (${count})`,
  nothingMissing: 'All required questions have an answer.',
  whereRecorded: {
    assessment: 'fill in with the assessment',
    board: 'follows from the decision about the people concerned',
    measures: 'record a measure',
    here: 'answer it here',
    notification: 'fill in when recording the notification',
    number: 'record the number',
  },
  chapters: {
    '1': 'Kind of notification',
    '2': 'Other countries',
    '3': 'Organisation and contact',
    '4': 'When it happened',
    '5': 'The breach',
    '6': 'The data',
    '7': 'The people concerned',
    '8': 'Protection beforehand',
    '9': 'Consequences',
    '10': 'What you do about it',
  },
  optional: 'not required',
  unconfirmed: 'see the form itself for the exact question',
  meant: {
    '4.2':
      'The AP counts the 72 hours from this answer (question 4.5). So this is since when the organisation knows. That may be later than when somebody discovered it, which stands in the register.',
  },
  fromProfile: 'data of the organisation',
  copy: 'Copy',
  copied: 'Copied',
  answer: 'Answer',
  allAtOnce: (count: number) => say`Answer ${count} open questions at once`,
  recordAll: 'Record these answers',
  answerOtherwise: 'Answer otherwise',

  record: {
    title: 'Record that you notified',
    hint: 'Only once the form of the AP was sent. The answers above are kept as they are now.',
  },
  print: 'Print',
};
