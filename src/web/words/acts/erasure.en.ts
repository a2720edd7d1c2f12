import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { erasureActs as nl } from './erasure.nl.js';

const REGISTER = 'This goes into the register. Name nobody.';
const reason = { label: 'Why?', hint: REGISTER };
const which = 'Which proposal to erase?';

export const erasureActs: Wide<typeof nl> = {
  proposeErasure: {
    title: 'Propose to erase',
    intro:
      'You propose it, somebody else approves it. The FG is told. What is erased does not come back. Single texts are chosen after searching for a name.',
    submit: 'Propose it',
    fields: {
      reason,
      what: { label: 'What has to go?', options: lists.erasable },
      ground: { label: 'On which ground?', options: lists.erasureGrounds },
      concerns: {
        label: 'Which colleague is it about, or which one reported it?',
        hint: 'Whom you choose does not decide on it.',
      },
    },
  },
  approveErasure: {
    title: 'Approve an erasure',
    intro: 'A colleague proposed this. You decide as a second person. What is erased does not come back.',
    submit: 'Erase it',
    fields: {
      erasure: which,
      despiteObjection: { label: 'Why all the same?', hint: REGISTER, needed: 'where the FG objects' },
    },
  },
  rejectErasure: {
    title: 'Reject an erasure',
    intro: 'A colleague proposed this. If you reject it, everything stays.',
    submit: 'Reject it',
    fields: { erasure: which, reason },
  },
  objectToErasure: {
    title: 'Object to an erasure',
    intro: 'As FG you do not decide. If you object, only the board can still approve it, with a reason.',
    submit: 'Object',
    fields: { erasure: which, reason },
  },
  placeLegalHold: {
    title: 'Hold back erasing',
    intro:
      'This dossier may be evidence, in a lawsuit for one. Nothing is erased until FG or board lift this.',
    submit: 'Hold back',
    fields: { reason },
  },
  liftLegalHold: {
    title: 'No longer hold back erasing',
    submit: 'Lift it',
    fields: { hold: 'What is lifted?', reason },
  },
};
