import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { factActs as nl } from './facts.nl.js';

const REGISTER = 'This goes into the register. Name nobody.';

export const factActs: Wide<typeof nl> = {
  lookAtReport: {
    title: 'Report looked at',
    intro:
      'With this you say that you read the report and take it for one. From then on the dates count that the reporter stated.',
    submit: 'I looked at the report',
    fields: { note: 'Remark' },
  },
  correctReceipt: {
    title: 'Correct the moment of receipt',
    intro:
      'Only where the clock was wrong when the report came in. A later moment counts once a second person says the same.',
    submit: 'Record the moment',
    fields: {
      receivedAt: 'When did the report really come in?',
      reason: { label: 'How do you know?', hint: REGISTER },
    },
  },
  establishAwareness: {
    title: 'Establish since when the organisation knows',
    intro:
      'The 72 hours of Art. 33 GDPR start here. Does the report below name an earlier moment? Then enter that. If you choose a moment later than the one below, a reason and a second person are needed.',
    submit: 'Establish the moment',
    fields: {
      awareAt: {
        label: 'Since when does the organisation know?',
        hint: 'As soon as somebody who works here was reasonably certain. What an employee knows the organisation knows, also where the team leader or you heard it later. Had it first to be found out shortly whether it was a breach? Then the moment counts when that was clear (EDPB Guidelines 9/2022).',
      },
      facts: {
        label: 'What shows it?',
        hint: 'What was seen or heard, and when. This goes to the AP (question 4.3). Name nobody.',
      },
      reason: { label: 'Reason', needed: 'to change what was established, or for a later moment' },
      firstSignalAt: 'When was the first sign that something was wrong?',
      processorAwareAt: 'When did the processor know?',
    },
  },
  confirmLaterAwareness: {
    title: 'Confirm or reject a later moment',
    intro: 'A colleague proposed a later moment of awareness. You decide as a second person.',
    submit: 'Record',
    fields: {
      awareAt: 'The moment that was proposed',
      confirmed: { label: 'I confirm this moment', hint: 'Leave it empty to reject it.' },
      reason: { label: 'Reason', needed: 'to reject it' },
    },
  },
  acknowledgeAlarm: {
    title: 'Take the alarm over',
    intro:
      'With this you say that you act on this danger now. Whoever was not called yet is not called any more. The reporter sees that it was taken over, not by whom.',
    submit: 'I take it over',
    fields: { note: 'Remark' },
  },
  recordSafety: {
    title: 'Danger and safe contact',
    intro: 'Safety before law. Write to nobody before there is a safe way.',
    submit: 'Record',
    fields: {
      kind: { label: 'What do you record?', options: lists.safetyKinds },
      at: 'When was that?',
      note: {
        label: 'What was done or agreed?',
        needed: 'where you record more than a danger',
        hint: 'Only those read it who can tell people in this dossier: handler, FG, mandate holder and board. It does not come into the register.',
      },
      dangerAverted: 'The danger is averted with this',
    },
  },
  supplementReport: {
    title: 'Add to the report',
    submit: 'Add',
    fields: { text: { label: 'What do you want to add?', hint: 'Name people only where you must.' } },
  },
  askReporter: {
    title: 'Ask the reporter something',
    intro:
      'The reporter reads your question word for word on coming back with number and code. Were other reports merged into this one? Then their reporters read it too. It may take days: do not wait for the answer with what has to be done.',
    submit: 'Ask the question',
    fields: {
      text: {
        label: 'Your question',
        hint: 'Write plainly, and ask one thing. Name no colleagues, clients or others. Write nothing about risk, advice or decisions.',
      },
    },
  },
  recordAnswer: {
    title: 'Record an answer of the reporter',
    intro:
      'For an answer that you heard otherwise, by telephone for example. Is the question not needed any more? Then record why.',
    submit: 'Record the answer',
    fields: {
      asked: 'To which question?',
      text: { label: 'What is the answer?', hint: 'Name people only where you must.' },
    },
  },
  reviewSupplements: {
    title: 'Later addition looked at',
    intro: 'Something came in after the dossier had ended. Say what it means for this dossier.',
    submit: 'I looked at it',
    fields: { revision: 'Which addition?', conclusion: { label: 'What does it mean?', hint: REGISTER } },
  },
  establishInterestOfChild: {
    title: 'Interest of the child',
    intro: 'May a parent be told? Of several children the strictest answer counts.',
    submit: 'Record',
    fields: {
      interest: { label: 'The interest of the child', options: lists.interestsOfChild },
      reason: 'Why?',
      lifts: 'What spoke against telling before holds for no child any more',
    },
  },
  establishOrganisationRole: {
    title: 'Whose breach is it?',
    intro: 'The controller notifies the AP. A processor tells the controller.',
    submit: 'Record',
    fields: {
      role: { label: 'Our role', options: lists.organisationRoles },
      reason: { label: 'Why?', hint: REGISTER },
    },
  },
  recordControllerNotice: {
    title: 'Controller told',
    submit: 'Record',
    fields: {
      informedAt: 'When was the controller told?',
      controller: {
        label: 'Which organisation is the controller?',
        hint: 'This goes into the register: name the organisation, no person.',
      },
    },
  },
  recordMeasure: {
    title: 'Measure',
    intro: 'Plan a measure, record that it was taken, or that it will not be.',
    submit: 'Record the measure',
    fields: {
      measure: {
        label: 'Which measure?',
        hint: 'Choose one that was planned, or leave it empty for a new one.',
      },
      kind: { label: 'Kind', needed: 'for a new measure', options: lists.measureKinds },
      what: { label: 'What?', needed: 'for a new measure', hint: REGISTER },
      'forPeople.nl': {
        label: 'In the letter, in Dutch',
        hint: 'Only where the people concerned have to know. No names, no “u” or “je”, at most 25 words a sentence.',
      },
      'forPeople.en': {
        label: 'The same sentence in English',
        hint: 'Only where somebody gets a letter in English.',
      },
      dueAt: { label: 'By when?', hint: 'For what is still to be done.' },
      takenAt: { label: 'When was it done?', hint: 'Leave it empty where it is still to be done.' },
      droppedBecause: {
        label: 'Why is it not done?',
        hint: `Only where a planned measure is dropped. ${REGISTER}`,
      },
    },
  },
  confirmDeletion: {
    title: 'Recipient has deleted',
    intro: 'Whoever had the data wrongly says that he deleted them.',
    submit: 'Record',
    fields: {
      confirmedAt: 'When did he say so?',
      inWriting: { label: 'How?', options: { true: 'In writing', false: 'By word of mouth' } },
      everywhere: {
        label: 'Are the data nowhere any more?',
        hint: 'Only at yes does a letter say that nothing was kept.',
        options: {
          true: 'Yes: nobody else has them',
          false: 'No, or that is not certain: others got them too',
        },
      },
      by: 'Who said it?',
    },
  },
  establishRootCause: {
    title: 'Cause',
    submit: 'Record the cause',
    fields: { cause: { label: 'How could it happen?', hint: REGISTER } },
  },
  establishInvolvement: {
    title: 'Processing activity, system and processor',
    intro:
      'Choose a name of the organisation’s profile, or write one yourself. What you leave empty is not known.',
    submit: 'Record',
    fields: {
      processingActivity: { label: 'To which processing activity does it belong?', hint: REGISTER },
      system: 'Which system?',
      processor: 'Which processor?',
    },
  },
  stateEarlierMiss: {
    title: 'Term missed before it was entered',
    intro:
      'This report was entered later. The clock says nothing of the time before. Was the term towards the AP missed then? Record it here.',
    submit: 'Record',
    fields: {
      missed: { label: 'Had the term passed already?', options: { true: 'Yes', false: 'No' } },
      reason: { label: 'How do you know?', hint: REGISTER },
    },
  },
  recordLesson: {
    title: 'What we learn from it',
    submit: 'Record',
    fields: { lesson: { label: 'What do we learn from it?', hint: REGISTER } },
  },
};
