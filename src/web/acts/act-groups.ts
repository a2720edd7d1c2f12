import type { Words } from '../words/shape.js';

export type ActName = keyof Words['acts']['of'];
export type ActGroup = keyof Words['acts']['groups'];

/** Where a person looks for an act. */
export const ACT_GROUPS = {
  safety: ['acknowledgeAlarm', 'recordSafety', 'establishInterestOfChild'],
  facts: [
    ...(['lookAtReport', 'askReporter', 'recordAnswer', 'supplementReport'] as const),
    ...(['reviewSupplements', 'establishAwareness'] as const),
    ...([
      'confirmLaterAwareness',
      'establishOccurrence',
      'establishOrganisationRole',
      'establishInvolvement',
      'recordControllerNotice',
    ] as const),
  ],
  measures: ['recordMeasure', 'confirmDeletion', 'establishRootCause', 'recordLesson'],
  judgement: [
    ...(['assessBreach', 'requestAdvice', 'giveAdvice', 'recordDecision', 'recordDecisionOnBehalf'] as const),
    ...(['confirmDecision', 'upholdDecision', 'recordRatification', 'recordMandate'] as const),
    'recordBoardContact',
  ],
  outside: [
    ...(['recordApNotification', 'recordSentForm', 'recordFormAnswer', 'recordSubjectNotification'] as const),
    ...(['recordRoundResult', 'writeLetterText', 'recordLetterDetails', 'nameLetterContact'] as const),
    ...([
      'addAffectedPerson',
      'importAffectedPeople',
      'changeAffectedPerson',
      'takeAffectedPeopleOff',
    ] as const),
    ...(['tellAffectedPeople', 'recordResultOfList'] as const),
  ],
  matters: ['receiveMatter', 'settleMatter'],
  people: ['assign', 'restrictDossier', 'answerProposal', 'appointDeputy', 'recuse', 'takeEmergencyAccess'],
  end: ['closeBreach', 'dismissBreach', 'mergeBreach', 'undoMerge', 'reopenBreach'],
  erasure: [
    ...(['proposeErasure', 'approveErasure', 'rejectErasure', 'objectToErasure'] as const),
    ...(['placeLegalHold', 'liftLegalHold'] as const),
  ],
  corrections: [
    ...(['correctApNotification', 'correctSubjectNotification', 'correctControllerNotice'] as const),
    ...(['correctMeasure', 'correctDeletion', 'correctSafety', 'correctBoardContact'] as const),
    ...(['correctMatter', 'correctSettlement', 'correctReceipt', 'confirmCorrection'] as const),
    'stateEarlierMiss',
  ],
} as const satisfies Readonly<Record<ActGroup, readonly ActName[]>>;

/** `recordMeasure` as part of an address. */
export const slugOf = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Undoes {@link slugOf}. */
export const nameIn = (slug: string): string =>
  slug.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
