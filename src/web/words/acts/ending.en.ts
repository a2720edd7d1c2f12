import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { endingActs as nl } from './ending.nl.js';
import { roundFields } from './outside.en.js';

const REGISTER = 'This goes into the register. Name nobody.';
const reason = { label: 'Why?', hint: REGISTER };
const wrong = {
  corrects: 'Which entry of the time line is wrong?',
  reason: { label: 'How did it come to be wrong?', hint: REGISTER },
};
const SECOND = 'What was wrong stays visible. Sometimes a second person is needed.';
const LATE = 'where it came later than 72 hours';

export const endingActs: Wide<typeof nl> = {
  correctApNotification: {
    title: 'Correct a notification to the AP',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      number: { label: 'The number as it is', hint: 'Empty: the number stands.' },
      notifiedAt: { label: 'When was it notified in fact?', hint: 'Empty: what stands there stays.' },
      delayReason: { label: 'Why is it late?', needed: LATE },
      delayReasonOmitted: { label: 'There is no reason for the delay', hint: `Only ${LATE}.` },
      withdrawalReason: {
        label: 'Why was the notification withdrawn?',
        hint: `Only of a withdrawal. Empty: what stands there stays. ${REGISTER}`,
      },
    },
  },
  correctSubjectNotification: {
    title: 'Correct a round of telling people',
    intro: SECOND,
    submit: 'Correct',
    fields: { ...wrong, ...roundFields },
  },
  correctControllerNotice: {
    title: 'Correct when the controller was told',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      informedAt: 'When was the controller told in fact?',
      controller: 'Which organisation was told in fact?',
    },
  },
  correctMeasure: {
    title: 'Correct a measure that was taken',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      kind: { label: 'Kind', options: lists.measureKinds },
      what: { label: 'What?', hint: `Empty: what stands there stays. ${REGISTER}` },
      takenAt: { label: 'When was it taken in fact?', needed: 'where it was withdrawn before' },
      withdrawn: 'The measure was not taken after all',
    },
  },
  correctDeletion: {
    title: 'Correct a confirmed deletion',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      confirmedAt: 'When was it confirmed in fact?',
      inWriting: 'Confirmed in writing',
      everywhere: 'Nobody else has the data any more',
      withdrawn: 'It was not confirmed after all',
    },
  },
  correctSafety: {
    title: 'Correct the moment of a danger or of what was done',
    intro: SECOND,
    submit: 'Correct',
    fields: { ...wrong, at: 'When was it in fact?' },
  },
  correctBoardContact: {
    title: 'Correct an attempt to reach the board',
    intro: `${SECOND} Here always: a mandate can open on these attempts.`,
    submit: 'Correct',
    fields: {
      ...wrong,
      attemptedAt: { label: 'When was it tried in fact?', hint: 'Empty: what stands there stays.' },
      reached: 'The board was reached',
    },
  },
  correctMatter: {
    title: 'Correct the moment of a question, complaint or duty',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      receivedAt: { label: 'When did it come in fact?', hint: 'Empty: what stands there stays.' },
      dueAt: {
        label: 'When does the term end in fact?',
        hint: 'Only where somebody stated that term.',
      },
    },
  },
  correctSettlement: {
    title: 'Correct when a matter was settled',
    intro: SECOND,
    submit: 'Correct',
    fields: {
      ...wrong,
      settledAt: { label: 'When was it settled in fact?', hint: 'Empty: what stands there stays.' },
      number: { label: 'The number as it is', hint: 'Empty: what stands there stays.' },
    },
  },
  establishOccurrence: {
    title: 'When it happened',
    intro:
      'What the reporter said stays in sight. The term of the AP does not change by this: it begins when the organisation knew.',
    submit: 'Record',
    fields: {
      occurredFrom: { label: 'When did it begin?', hint: 'Empty: what stands there stays. A day will do.' },
      occurredUntil: { label: 'When did it end?', hint: 'Empty: what stands there stays. A day will do.' },
      ongoing: 'It still goes on',
      discoveredAt: {
        label: 'When was it discovered?',
        hint: 'Empty: what stands there stays. A day will do.',
      },
      reason: { label: 'What shows that?', hint: REGISTER },
    },
  },
  confirmCorrection: {
    title: 'Confirm or reject a correction',
    intro: 'A colleague wants to correct something. You decide as a second person.',
    submit: 'Record',
    fields: {
      corrects: 'Which entry of the time line?',
      confirmed: { label: 'Is the correction right?', options: { true: 'Yes', false: 'No' } },
      reason: { label: 'Why not?', needed: 'for no', hint: REGISTER },
    },
  },
  dismissBreach: {
    title: 'No breach',
    intro:
      'It is no breach of ours after all. Against a decision or a risk it is only proposed: a second person confirms it.',
    submit: 'Dismiss it as no breach',
    fields: { reason, ground: { label: 'Ground', options: lists.dismissalGrounds } },
  },
  mergeBreach: {
    title: 'Merge',
    intro: 'It is the same breach as another dossier. It goes on there; the earliest moments count.',
    submit: 'Merge',
    fields: { reason, into: { label: 'With which dossier?', hint: 'That dossier goes on.' } },
  },
  undoMerge: {
    title: 'Undo the merge',
    submit: 'Undo',
    fields: { reason },
  },
  closeBreach: {
    title: 'Close',
    intro: 'The dossier stays in the register.',
    submit: 'Close the dossier',
    fields: { conclusion: { label: 'Conclusion', hint: REGISTER } },
  },
  reopenBreach: {
    title: 'Reopen',
    submit: 'Reopen the dossier',
    fields: { reason },
  },
  assign: {
    title: 'Who handles this dossier',
    submit: 'Record',
    fields: { person: { label: 'Who handles it?', hint: 'Empty: nobody in particular.' } },
  },
  restrictDossier: {
    title: 'Restrict',
    intro:
      'Only those you name see the dossier. To shut out FG or board is a proposal: a second person confirms it.',
    submit: 'Record',
    fields: {
      restricted: {
        label: 'Who may see the dossier?',
        options: { true: 'Only those below', false: 'Everybody with a role again' },
      },
      allowed: { label: 'These people', hint: 'You are always one of them.' },
      refused: { label: 'Not these people', hint: 'Whom it is about.' },
      open: { label: 'Stays open to', options: lists.supervisors },
    },
  },
  answerProposal: {
    title: 'Confirm or reject a proposal',
    intro: 'A colleague proposed this. You decide as a second person.',
    submit: 'Record',
    fields: {
      proposal: 'Which proposal?',
      confirmed: { label: 'Does it go ahead?', options: { true: 'Yes', false: 'No' } },
      reason: { label: 'Why not?', needed: 'for no', hint: REGISTER },
    },
  },
  appointDeputy: {
    title: 'Appoint a deputy',
    submit: 'Appoint',
    fields: {
      for: { label: 'For whom?', options: lists.functions },
      person: 'Who stands in?',
      reason,
    },
  },
  recuse: {
    title: 'Not judge yourself',
    intro: 'This breach concerns you. You do not judge in this dossier then.',
    submit: 'I do not judge here',
    fields: { function: { label: 'In which function?', options: lists.functions }, reason },
  },
  takeEmergencyAccess: {
    title: 'Open in an emergency',
    intro: 'The dossier is shut to you and not about you. Whoever opens it stands on the time line for good.',
    submit: 'Open the dossier',
    fields: { reason },
  },
};
