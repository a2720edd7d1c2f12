import type { RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { RecordedAdvice } from './advice.js';
import type { ComputedAssessment, RecordedAssessment } from './assessment.js';
import type { NotifiedContent, RecordedNotification } from './authority-notification.js';
import type { Awareness, LaterAwarenessProposal } from './awareness.js';
import type { ProposedCorrection } from './correction.js';
import type { Alarm } from './deadlines.js';
import type { Question, RecordedDecision } from './decision.js';
import type { Ending } from './ending.js';
import type { InterestOfChildEstablished } from './interest-of-child.js';
import type { BoardContactAttempted, MandateGranted } from './mandate.js';
import type { Matter } from './matters.js';
import type { DeletionConfirmed, Measure } from './measures.js';
import type { AbsorbedReport } from './merge.js';
import type { OpinionsOnQuestions } from './opinions.js';
import type { OrganisationRole, RecordedNotice } from './organisation-role.js';
import type { ClockRules, ContainmentAdviceShown, ReportContent, ReportSupplemented } from './report.js';
import type { Restriction } from './restriction.js';
import type { Safety } from './safety.js';
import type { RecordedRound } from './subject-notification.js';

/** The moments of a breach, all kept apart (DESIGN §3). Awareness and the acts have their own places. */
export interface BreachMoments {
  readonly receivedAt: Moment;
  readonly discovered: ReportContent['discovered'];
  readonly firstSignalAt?: Moment;
  readonly occurredFrom?: Moment;
  readonly occurredUntil?: Moment;
  readonly ongoing?: boolean;
  readonly processorAwareAt?: Moment;
}

/** A dossier as its events make it. Nothing here depends on "now". */
export interface Breach {
  readonly id: string;
  readonly organisation: string;
  readonly reference: string;
  readonly secretDigest: string;
  readonly rules: ClockRules;
  readonly report: ReportContent;
  readonly containmentAdvice?: ContainmentAdviceShown['data'];
  readonly supplements: readonly ReportSupplemented['data'][];
  readonly moments: BreachMoments;
  readonly awareness: Awareness;
  readonly laterAwareness?: LaterAwarenessProposal;
  readonly safety: Safety;
  readonly interestOfChild?: InterestOfChildEstablished['data'];
  readonly organisationRole?: OrganisationRole;
  readonly controllerInformed?: RecordedNotice;
  readonly measures: readonly Measure[];
  readonly deletions: readonly DeletionConfirmed['data'][];
  readonly rootCause?: string;
  readonly lessons: readonly string[];
  readonly assessment?: RecordedAssessment;
  readonly computed?: ComputedAssessment;
  /** When the risk to people was first judged high: Art. 34 has no term in hours, so the elapsed time is shown. */
  readonly highRiskSince?: Moment;
  readonly adviceRequested: readonly Question[];
  readonly advice: readonly RecordedAdvice[];
  /** What is said on each question, and what of it was known when it was decided. */
  readonly opinions: OpinionsOnQuestions;
  readonly decisions: { readonly [Q in Question]?: RecordedDecision };
  readonly mandate?: MandateGranted['data'];
  readonly boardContacts: readonly Pick<BoardContactAttempted['data'], 'attemptedAt' | 'reached'>[];
  /** Answers to the AP's form itself. */
  readonly formAnswers?: { readonly [Q in RecordableQuestion]?: Personal<string> };
  readonly notifications: readonly RecordedNotification[];
  /** What the AP was last told. */
  readonly notifiedContent?: NotifiedContent;
  readonly informed: readonly RecordedRound[];
  /** Corrections of statements that wait for a second person; one for each statement. */
  readonly proposedCorrections: readonly ProposedCorrection[];
  readonly matters: readonly Matter[];
  readonly absorbed: readonly (AbsorbedReport & { readonly settled: boolean })[];
  /** What this dossier had before it absorbed others. */
  readonly own?: { readonly awareness: Awareness; readonly firstSignalAt: Moment | undefined };
  readonly alarms: readonly Alarm[];
  /** What went otherwise than it should, by name, in the order it happened. */
  readonly irregular: readonly string[];
  readonly restriction?: Restriction;
  readonly ending?: Ending;
}

type BroughtByReport = 'reference' | 'secretDigest' | 'rules' | 'report' | 'moments' | 'awareness';

export function emptyBreach(id: string, organisation: string): Omit<Breach, BroughtByReport> {
  return {
    id,
    organisation,
    supplements: [],
    safety: { measures: 0, averted: false },
    measures: [],
    deletions: [],
    lessons: [],
    adviceRequested: [],
    advice: [],
    opinions: {},
    decisions: {},
    boardContacts: [],
    notifications: [],
    informed: [],
    proposedCorrections: [],
    matters: [],
    absorbed: [],
    alarms: [],
    irregular: [],
  };
}
