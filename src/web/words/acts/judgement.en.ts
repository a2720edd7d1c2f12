import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { judgementActs as nl } from './judgement.nl.js';

const REGISTER = 'This goes into the register. Name nobody.';
const question = { label: 'On which question?', options: lists.questions };

const decisionFields = {
  question,
  outcome: { label: 'Decision', options: lists.outcomes },
  ground: { label: 'Ground', options: lists.grounds },
  reason: { label: 'Why?', hint: REGISTER },
  departure: {
    label: 'Why do you depart?',
    needed: 'where the decision departs from the advice, the assessment or a promise of the organisation',
  },
  publicCommunication: {
    label: 'Where and how is the public told?',
    needed: 'where telling each person takes disproportionate effort',
  },
};

export const judgementActs: Wide<typeof nl> = {
  assessBreach: { title: 'Assess', submit: 'Record the assessment', fields: {} },
  requestAdvice: {
    title: 'Ask the FG for advice',
    submit: 'Ask for advice',
    fields: { questions: { label: 'On what?', options: lists.questions } },
  },
  giveAdvice: {
    title: 'Advice of the FG',
    intro: 'Your advice stands once you give it; a later one stands beside it.',
    submit: 'Give this advice',
    fields: {
      question,
      outcome: { label: 'Advice', options: lists.outcomes },
      reason: { label: 'Why?', hint: REGISTER },
    },
  },
  recordDecision: {
    title: 'Decide',
    intro: 'Notifying the AP and informing people are two decisions, each with its own reason.',
    submit: 'Take this decision',
    fields: decisionFields,
  },
  recordDecisionOnBehalf: {
    title: 'Record a decision of the board',
    intro: 'The board decided, by phone for example. It counts at once; the board confirms it itself later.',
    submit: 'Record the decision',
    fields: {
      ...decisionFields,
      decidedAt: 'When did the board say so?',
      who: 'Who spoke for the board?',
      function: { label: 'In what function?', hint: 'Such as director. No name.' },
      heardBy: { label: 'How did you hear it?', options: lists.heardBy },
    },
  },
  confirmDecision: {
    title: 'Confirm a recorded decision',
    intro: 'Somebody recorded a decision on behalf of the board. Is it right?',
    submit: 'Record',
    fields: {
      question,
      confirmed: {
        label: 'Did the board decide this?',
        options: { true: 'Yes, it was decided so', false: 'No, that is not right' },
      },
      reason: { label: 'What is not right?', needed: 'for no', hint: REGISTER },
    },
  },
  upholdDecision: {
    title: 'Let the decision stand',
    intro: 'Something changed since that speaks against the decision. Say why it stands all the same.',
    submit: 'The decision stands',
    fields: { question, reason: { label: 'Why?', hint: REGISTER } },
  },
  recordRatification: {
    title: 'Ratify',
    intro: 'A mandate holder took this decision. The board ratifies it, or refuses to.',
    submit: 'Record',
    fields: {
      question,
      ratified: { label: 'Do you ratify it?', options: { true: 'Yes', false: 'No' } },
      reason: { label: 'Why not?', needed: 'for no', hint: REGISTER },
    },
  },
  recordMandate: {
    title: 'Mandate in this dossier',
    submit: 'Record',
    fields: {
      granted: {
        label: 'May the mandate holder decide here?',
        options: { true: 'Yes', false: 'No, not any more' },
      },
      until: { label: 'Until when?', hint: 'Empty: until you revoke it.' },
    },
  },
  recordBoardContact: {
    title: 'Attempt to reach the board',
    intro: 'After two attempts, some time apart, that did not reach the board, the emergency mandate opens.',
    submit: 'Record the attempt',
    fields: {
      attemptedAt: 'When did you try?',
      reached: { label: 'Was the board reached?', options: { true: 'Yes', false: 'No' } },
      how: { label: 'How?', hint: 'Such as: phoned, left a message.' },
    },
  },
};
