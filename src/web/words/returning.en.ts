import type { Words } from './shape.js';

export const returning: Words['returning'] = {
  title: 'Back to your report',
  intro:
    'With the number and the secret code that you got with your report you see how it stands and whether there is a question for you, and you can add something.',
  danger: 'Is somebody in danger now? Call 112 first.',
  reference: 'Number',
  referenceHint: 'For example: DL-2026-7K3F-9Q2M',
  secret: 'Secret code',
  secretHint:
    'Capitals, spaces and dashes make no difference. You may also paste all that you copied from the receipt.',
  open: 'Open my report',
  expired:
    'Your report was open for more than half an hour and has been shut again. Enter number and code once more. What you typed will be there again after that.',
  lost: 'Did you lose the code?',
  lostText:
    'We do not keep the code and cannot give you a new one. Call the organisation and tell them the number. Or make a new report, and mention the number of the first in it.',

  of: (reference) => `Your report ${reference}`,
  leaveNote: 'Your report stays with us.',
  inDanger: 'Is somebody in danger now?',
  received: (at) => `Received on ${at}.`,
  status: 'How it stands',
  questions: 'Questions for you',
  noQuestions: 'There is no question for you now.',
  asked: (at) => `Asked on ${at}`,
  sendAnswer: 'Send this answer',
  answered: 'Earlier questions',
  yourAnswer: (at) => `Your answer of ${at}`,
  notNeeded: 'You need not answer this any more.',
  add: 'Add something',
  addLabel: 'What do you want to add?',
  addHint:
    'In your own words. No names of clients, no citizen service numbers, no lists. A number of the police is fine.',
  sendAddition: 'Send',
  fileLabel: 'Photo or file (may stay empty)',
  fileHint:
    'A photo, PDF, document, mail or text, up to 20 MB. You cannot look at it or download it here afterwards. There may be names in it: only those who handle data breaches and the data protection officer see it.',
  fileAgain: 'Choose the file again: a page cannot remember it.',
  outcome: 'What became of it',
  wish: 'Do you want to hear what becomes of it? Then it stands here as soon as we are done. We send you no message: come back yourself with number and code.',
  sendWish: 'Yes, I want to hear that',
  wished: 'You want to hear this. It stands here as soon as we are done.',
  sendNoWish: 'I do not need that any more',
  own: 'What you reported yourself',
  said: {
    description: 'What happened',
    location: 'Place',
    system: 'System or folder',
    measuresTaken: 'Done already',
    addition: 'Added',
  },
  safely:
    'This page works for half an hour. Are you done? Then close this window, certainly on a computer that others use too.',
  sent: {
    answer: 'We have your answer.',
    add: 'We have what you added.',
    file: 'Your file has come in.',
    wish: 'We noted that you want to hear it.',
    noWish: 'We noted that you do not need to hear it.',
  },
  sentBefore: 'This was sent already. What stands in the field now has not been sent yet.',
};
