import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import { isWaiting } from '../../breach/domain/erasure.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import type { Names } from '../html/who.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import type { Options } from './act-fields.js';
import type { ActName } from './act-groups.js';

type Subjects = Readonly<Record<string, Options>>;

/** What acts refer to. */
export interface Surroundings {
  readonly dossier: DossierAnswer;
  readonly language: Language;
  /** Empty for whoever may not see the time line. */
  readonly entries: readonly TimeLineEntryAnswer[];
  /** What people are called, by actor id. */
  readonly names: Names;
  /** Of the organisation, by actor id. */
  readonly people: Options;
  /** Other open dossiers of the organisation. */
  readonly others: Options;
  /** What the profile has for what a breach touches. */
  readonly inProfile: Subjects;
}

const MATTER_CAME = [
  ...(['ApQuestionReceived', 'ApOrderReceived', 'ComplaintReceived', 'DamageClaimed'] as const),
  'DutyToTellArose',
] as const;

/** What of a dossier an act can be about, by the fields that name it; an act without one has nothing to do. */
const SUBJECTS: { readonly [N in ActName]?: (around: Surroundings) => Subjects } = {
  reviewSupplements: ({ dossier, language }) => ({
    revision: [
      ...dossier.supplements.map(({ revision, receivedAt }) => [revision, receivedAt] as const),
      ...dossier.questionsAsked.flatMap(({ answer }) =>
        answer === undefined ? [] : [[answer.revision, answer.answeredAt] as const],
      ),
      ...dossier.attachments.map(({ revision, at }) => [revision, at] as const),
    ]
      .filter(([revision]) => dossier.additions.includes(revision))
      .map(([revision, at]) => [String(revision), shortly(at, language)]),
  }),
  recordAnswer: ({ dossier: { questionsAsked }, language }) => ({
    asked: questionsAsked
      .filter(({ answer }) => answer === undefined)
      .map(({ question, text, askedAt }) => [
        question,
        `${shortly(askedAt, language)}: ${shownText(text, language)}`,
      ]),
  }),
  recordMeasure: ({ dossier: { measures } }) => ({
    measure: measures
      .filter(({ takenAt, dropped }) => takenAt === undefined && dropped === undefined)
      .map(({ measure, what }) => [measure, what]),
  }),
  recordRoundResult: ({ dossier, language }) => ({
    round: dossier.informed.map(({ revision, informedAt, intended }) => [
      String(revision),
      `${shortly(informedAt, language)} (${intended})`,
    ]),
  }),
  // Who is on the list is known to its own page alone.
  changeAffectedPerson: () => ({ person: [] }),
  takeAffectedPeopleOff: () => ({ people: [] }),
  settleMatter: ({ dossier: { matters }, language }) => ({
    matter: matters
      .filter(({ settledAt }) => settledAt === undefined)
      .map(({ matter, kind, receivedAt }) => [
        matter,
        `${wordsIn(language).lists.matterKinds[kind]}, ${shortly(receivedAt, language)}`,
      ]),
  }),
  confirmCorrection: ({ dossier: { proposedCorrections }, language }) => ({
    corrects: proposedCorrections.map(({ corrects, restated }) => [
      String(corrects),
      `${corrects}: ${wordsIn(language).lists.statements[restated.statement]}`,
    ]),
  }),
  answerProposal: ({ dossier: { proposals }, language }) => ({
    proposal: proposals.map(({ proposal, what }) => [
      String(proposal),
      wordsIn(language).lists.proposed[what],
    ]),
  }),
  proposeErasure: ({ people }) => ({ concerns: people }),
  approveErasure: toErase,
  rejectErasure: toErase,
  objectToErasure: toErase,
  liftLegalHold: ({ dossier: { legalHolds }, language }) => ({
    hold: legalHolds
      .filter(({ lifted }) => lifted === undefined)
      .map(({ hold, at, reason }) => [hold, `${shortly(at, language)}: ${reason}`]),
  }),
  mergeBreach: ({ others }) => ({ into: others }),
  establishInvolvement: ({ inProfile }) => inProfile,
  assign: ({ people }) => ({ person: people }),
  appointDeputy: ({ people }) => ({ person: people }),
  restrictDossier: ({ people }) => ({ allowed: people, refused: people }),
  recordSentForm: (around) => {
    const { corrects = [] } = stated('ApNotified')(around);
    return { notification: corrects };
  },
  correctApNotification: stated('ApNotified'),
  correctSubjectNotification: stated('SubjectsInformed'),
  correctControllerNotice: stated('ControllerInformed'),
  correctMeasure: stated('MeasureTaken'),
  correctDeletion: stated('DeletionConfirmed'),
  correctSafety: stated('SafetyRiskRaised', 'SafetyMeasureTaken', 'SafeContactEstablished'),
  correctBoardContact: stated('BoardContactAttempted'),
  correctMatter: stated(...MATTER_CAME),
  correctSettlement: stated('ApQuestionAnswered', 'MatterSettled'),
};

function toErase({ dossier: { erasures }, language }: Surroundings): Subjects {
  return {
    erasure: erasures
      .filter(isWaiting)
      .map(({ erasure, what, reason }) => [
        String(erasure),
        `${erasure}: ${wordsIn(language).lists.erasable[what]} (${reason})`,
      ]),
  };
}

function stated(...events: readonly TimeLineEntryAnswer['event'][]): (around: Surroundings) => Subjects {
  return ({ entries, language }) => ({
    corrects: entries
      .filter((entry) => events.includes(entry.event))
      .map(({ revision, happenedAt }) => [String(revision), `${revision}: ${shortly(happenedAt, language)}`]),
  });
}

const shortly = (at: Moment, language: Language): string => onDutchClock(at, 'd MMM yyyy, HH:mm', language);

export const subjectsOf = (act: ActName, around: Surroundings): Subjects => SUBJECTS[act]?.(around) ?? {};

/** Nothing to choose from is no reason where a new one can be begun, or where nobody has to be named. */
const ALSO_WITHOUT: readonly ActName[] = [
  'recordMeasure',
  'assign',
  'appointDeputy',
  'restrictDossier',
  'mergeBreach',
  'proposeErasure',
  'establishInvolvement',
];

/** What the state of the dossier leaves to be done. */
const ONLY_WHERE: { readonly [N in ActName]?: (dossier: DossierAnswer) => boolean } = {
  undoMerge: ({ ending }) => ending?.kind === 'merged',
  reopenBreach: ({ ending }) => ending !== undefined && ending.kind !== 'merged',
  // Whoever sees the dossier needs no emergency to enter it.
  takeEmergencyAccess: () => false,
  confirmLaterAwareness: ({ laterAwareness }) => laterAwareness !== undefined,
  reviewSupplements: ({ additions }) => additions.length > 0,
  acknowledgeAlarm: ({ alarm }) => alarm?.open === true,
  lookAtReport: ({ lookedAt }) => lookedAt === undefined,
  stateEarlierMiss: ({ entry }) => entry !== undefined,
  // Whoever did not report here himself has no receipt to come back with.
  askReporter: ({ entry, absorbed }) => entry === undefined || absorbed.length > 0,
};

/** Whether there is anything to do by this act: the domain would refuse it, so a page does not offer it. */
export function isOffered(act: ActName, around: Surroundings): boolean {
  if (ONLY_WHERE[act]?.(around.dossier) === false) return false;
  const subjects = Object.values(subjectsOf(act, around));
  return (
    subjects.length === 0 || ALSO_WITHOUT.includes(act) || subjects.some((options) => options.length > 0)
  );
}
