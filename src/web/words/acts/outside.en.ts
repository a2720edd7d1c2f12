import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { outsideActs as nl, roundFields as nlRound } from './outside.nl.js';

const REGISTER = 'This goes into the register. Name nobody.';
const LATE = 'where it came later than 72 hours';
const forPeople = {
  'forPeople.nl': {
    label: 'Sentence for the letter, in Dutch',
    hint: 'No names, no “u” or “je”, at most 25 words a sentence. Empty: what stood there is taken back.',
  },
  'forPeople.en': {
    label: 'The same sentence in English',
    hint: 'Only where somebody gets a letter in English.',
  },
};
export const roundFields: Wide<typeof nlRound> = {
  informedAt: 'When were they told?',
  means: { label: 'How?', options: lists.noticeMeans },
  intended: 'How many people were meant to be told?',
  reached: { label: 'How many were reached?', hint: 'Empty: not known yet.' },
  returned: 'How many letters came back?',
  unreachable: 'How many cannot be reached?',
};

export const outsideActs: Wide<typeof nl> = {
  recordApNotification: {
    title: 'Record a notification to the AP',
    intro:
      'You notify on the website of the AP. Record here that it was done. An incomplete first notification is better than a late one.',
    submit: 'Record the notification',
    fields: {
      kind: { label: 'What was sent?', options: lists.notificationKinds },
      number: { label: 'Number given by the AP', hint: 'Empty: the number is still to come.' },
      notifiedAt: 'When was it sent?',
      incomplete: 'A supplement will follow',
      delayReason: { label: 'Why is it late?', needed: LATE, hint: REGISTER },
      delayReasonOmitted: { label: 'There is no reason for the delay', hint: `Only ${LATE}.` },
      withdrawalReason: {
        label: 'Why is the notification withdrawn?',
        needed: 'for a withdrawal',
        hint: REGISTER,
      },
    },
  },
  recordSentForm: {
    title: 'What really went to the AP',
    intro:
      'You fill in the form of the AP yourself. Did you send something else than stands here? Paste it here: it is kept with the dossier.',
    submit: 'Record what was sent',
    fields: {
      notification: 'Which notification?',
      asPrepared: 'Sent exactly as it stands here',
      question: { label: 'Which question was answered otherwise?', options: lists.questionsOfForm },
      answer: 'What was filled in there?',
      text: { label: 'Or paste all that you sent', hint: 'For example the confirmation of the AP.' },
    },
  },
  recordFormAnswer: {
    title: 'Answer a question of the AP',
    intro: 'For questions of the form that are recorded nowhere else.',
    submit: 'Record the answer',
    fields: { question: { label: 'Question', options: lists.formQuestions }, answer: 'Answer' },
  },
  recordSubjectNotification: {
    title: 'People told',
    intro: 'Record who was told, how and when. A second round is recorded anew.',
    submit: 'Record',
    fields: {
      ...roundFields,
      content: { label: 'What was told?', hint: REGISTER },
      text: { label: 'The letter as it was sent', hint: 'Is kept with the dossier.' },
      contentHash: {
        label: 'SHA-256 of what was sent',
        hint: 'Only where the text itself is not kept here.',
      },
    },
  },
  recordRoundResult: {
    title: 'What came of a round',
    submit: 'Record',
    fields: {
      round: 'Which round?',
      reached: 'How many were reached by now, in all?',
      returned: 'How many letters came back?',
      unreachable: 'How many cannot be reached?',
    },
  },
  writeLetterText: {
    title: 'Write a sentence for the letter',
    submit: 'Record the sentence',
    fields: { part: { label: 'In which part?', options: lists.letterParts }, ...forPeople },
  },
  recordLetterDetails: {
    title: 'What letters still need to know',
    submit: 'Record',
    fields: {
      wordings: { label: 'Is it about one of these?', options: lists.letterWordings },
      whereabouts: { label: 'What became of the data?', options: lists.whereabouts },
      advisedBy: { label: 'Who advises from outside?', options: lists.advisers },
    },
  },
  nameLetterContact: {
    title: 'Whom people can ask',
    intro: 'Whoever gets the letter has to be able to ask somebody.',
    submit: 'Record',
    fields: { name: 'Name', phone: 'Phone', email: 'E-mail' },
  },
  receiveMatter: {
    title: 'Question, complaint, claim or other duty',
    intro: 'What has a term of its own: it came from outside, or we have to tell somebody else.',
    submit: 'Record',
    fields: {
      kind: { label: 'What is it?', options: lists.matterKinds },
      receivedAt: { label: 'When did it come, or when did its term begin?' },
      dueAt: {
        label: 'By when?',
        hint: 'Only where somebody said so. Lekwacht computes a term of the law itself.',
      },
      party: { label: 'Which authority or party?', hint: 'Name no persons.' },
      clause: {
        label: 'Where does that term stand?',
        needed: 'where we have to tell somebody and a term was named',
        hint: 'Article, contract or own rule. Name no persons.',
      },
      what: 'What is it about?',
    },
  },
  settleMatter: {
    title: 'Question, complaint, claim or duty settled',
    submit: 'Record',
    fields: {
      matter: 'What is settled?',
      settledAt: 'When?',
      number: { label: 'Number at the other side', hint: 'Where it gave one. Name no persons.' },
      how: 'How was it settled?',
    },
  },
};
