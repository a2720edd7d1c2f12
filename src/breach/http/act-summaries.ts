import { ApiOperation } from '@nestjs/swagger';

/** What each act is called in the contract and what it is for, in a few words; by the name of its handler. */
const SUMMARIES: Readonly<Record<string, readonly [operationId: string, summary: string]>> = {
  establishAwareness: ['establishAwareness', 'Since when the organisation is aware: the clock starts there'],
  confirmAwareness: [
    'confirmLaterAwareness',
    'Confirm, as a second person, a later awareness that was proposed',
  ],
  recordSafety: ['recordSafety', 'Raise a danger to somebody, or say what was done about it'],

  supplement: ['supplementReport', 'Add to what was reported'],
  establishInterestOfChild: [
    'establishInterestOfChild',
    'Whether the interest of the child allows that a parent is told',
  ],
  establishRole: ['establishOrganisationRole', 'Whose breach it is: controller, processor, or not ours'],
  informController: ['recordControllerNotice', 'Art. 33(2): that the controller was told, as its processor'],
  recordMeasure: ['recordMeasure', 'Plan, take or drop a measure'],
  confirmDeletion: ['confirmDeletion', 'That a recipient deleted what he should not have'],
  establishRootCause: ['establishRootCause', 'Why it could happen'],
  recordLesson: ['recordLesson', 'What is learnt from it'],

  assess: ['assessBreach', 'Assess the breach: chapters 5 to 9 of the AP’s form, and the risk to people'],
  requestAdvice: ['requestAdvice', 'Ask the FG for advice'],
  advise: ['giveAdvice', 'Advise, as FG, on one of the two questions'],
  decide: ['recordDecision', 'Decide whether the AP is notified, or whether the people are informed'],
  uphold: ['upholdDecision', 'Let a decision stand on what turned against it since'],
  ratify: ['recordRatification', 'Ratify, or refuse, a decision that was taken under a mandate'],
  mandate: ['recordMandate', 'Let the mandate holder decide in this dossier, or no longer'],
  recordBoardContact: ['recordBoardContact', 'An attempt to reach the board'],

  notifyAuthority: ['recordApNotification', 'That the AP was notified, in its own web form'],
  answerForm: ['recordFormAnswer', 'Answer a question of the AP’s form that no other fact answers'],
  informSubjects: ['recordSubjectNotification', 'That people were told, one round of it'],
  receiveMatter: ['receiveMatter', 'A question or order of the AP, a complaint, a claim'],
  settleMatter: ['settleMatter', 'That such a matter is settled'],

  correctApNotification: [
    'correctApNotification',
    'Correct what was recorded about a notification to the AP',
  ],
  correctSubjectNotification: ['correctSubjectNotification', 'Correct what was recorded about a round'],
  correctControllerNotice: ['correctControllerNotice', 'Correct when the controller was told'],
  confirm: ['confirmCorrection', 'Confirm or reject, as a second person, a correction that was proposed'],

  dismiss: ['dismissBreach', 'It is no personal-data breach of ours after all'],
  merge: ['mergeBreach', 'It is the same breach as another one: go on there'],
  undoMerge: ['undoMerge', 'It is another breach after all'],
  close: ['closeBreach', 'Close the dossier: everything is done'],
  reopen: ['reopenBreach', 'Take up an ended dossier again'],
  restrict: ['restrictDossier', 'Let only some people see the dossier, or everybody again'],
};

/** @throws Error where an act is not in the list: at start, not at the first request */
export const Summarised: MethodDecorator = (controller, handler, descriptor) => {
  const [operationId, summary] = SUMMARIES[String(handler)] ?? [];
  if (operationId === undefined || summary === undefined)
    throw new Error(`no summary for ${String(handler)}`);
  ApiOperation({ operationId, summary })(controller, handler, descriptor);
};
