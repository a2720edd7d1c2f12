import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import type { events as nl } from './events.nl.js';
import { capitalised } from './list-words.js';
import { lists } from './lists.en.js';
import type { Wide } from './shape.js';

export const events: Wide<typeof nl> = {
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  late: (hours, days) =>
    `${hours} ${hours === 1 ? 'hour' : 'hours'} (${days} ${days === 1 ? 'day' : 'days'})`,
  range: (from, to) => `${from} to ${to}`,
  atLeast: (from) => `at least ${from}`,
  titles: {
    BreachReported: ({ report }) => `Reported by ${lists.reporterKinds[report.reporter.kind]}`,
    ReportEntered: ({ channel }) => `Entered later: the report came in ${lists.channels[channel]}`,
    EarlierMissStated: ({ missed }) =>
      missed
        ? 'Recorded that the term had passed before the report was entered here'
        : 'Recorded that the term had not passed before the report was entered here',
    InvolvementEstablished: () => 'Recorded which processing activity, system and processor it touches',
    IncidentLinked: () => 'Belongs to an incident at a processor',
    ContainmentAdviceShown: () => 'The reporter was told what to do now',
    ReportSupplemented: ({ by }) => `Something added by ${lists.supplementedBy[by]}`,
    QuestionAsked: () => 'A question was asked of the reporter',
    QuestionAnswered: ({ by }) =>
      by === 'reporter' ? 'The reporter answered a question' : 'An answer to a question was recorded',
    ReporterWishRecorded: ({ outcome }) =>
      outcome
        ? 'The reporter wants to hear what became of it'
        : 'The reporter does not need to hear what became of it',
    SupplementsReviewed: () => 'What was added after the end was looked at',
    ReportLookedAt: () => 'The report was looked at',
    SafetyRiskRaised: ({ source }) => `Somebody may be in danger, says ${lists.safetySources[source]}`,
    SafetyMeasureTaken: ({ dangerAverted }) =>
      dangerAverted
        ? 'Something was done about the danger: it is averted'
        : 'Something was done about the danger; it is not averted yet',
    SafeContactEstablished: () => 'There is a safe way to reach the person concerned',
    InterestOfChildEstablished: ({ interest }) =>
      `Interest of the child: ${lists.interestsOfChild[interest]}`,
    OrganisationRoleEstablished: ({ role }) => `Role of the organisation: ${lists.organisationRoles[role]}`,
    ControllerInformed: () => 'The controller was told',
    AwarenessEstablished: ({ awareAt }, { at }) =>
      `Established that the organisation has known since ${at(awareAt)}`,
    LaterAwarenessProposed: ({ awareAt }, { at }) =>
      `Proposed that the organisation has only known since ${at(awareAt)}`,
    LaterAwarenessRejected: ({ awareAt }, { at }) =>
      `Rejected that the organisation has only known since ${at(awareAt)}`,
    AwarenessCorrected: ({ awareAt, previousAwareAt }, { at }) =>
      awareAt === previousAwareAt
        ? `New facts about since when the organisation has known (${at(awareAt)})`
        : `Corrected: the organisation has known since ${at(awareAt)}, not since ${at(previousAwareAt)}`,
    LaterReceiptProposed: ({ receivedAt }, { at }) =>
      `Proposed that the report came in later: ${at(receivedAt)}`,
    ReceiptCorrected: ({ receivedAt, previous }, { at }) =>
      receivedAt === previous
        ? `Established that the report came in on ${at(receivedAt)}`
        : `Corrected: the report came in on ${at(receivedAt)}, not on ${at(previous)}`,
    MeasurePlanned: ({ kind }) => `Measure planned ${lists.measureKinds[kind]}`,
    MeasureTaken: ({ kind }) => `Measure taken ${lists.measureKinds[kind]}`,
    MeasureDropped: () => 'A planned measure will not be taken',
    DeletionConfirmed: ({ inWriting }) =>
      `Confirmed ${inWriting ? 'in writing' : 'by word of mouth'} that the data were deleted`,
    RootCauseEstablished: () => 'Root cause established',
    LessonRecorded: () => 'Lesson recorded',
    BreachAssessed: ({ risk }) => `Assessed: ${lists.risks[risk]}`,
    AdviceRequested: () => 'The FG was asked for advice',
    AdviceGiven: ({ question, outcome }) =>
      `${lists.questions[question]} Advice of the FG: ${lists.outcomes[outcome]}`,
    DecisionTaken: ({ question, outcome }) =>
      `${lists.questions[question]} Decided: ${lists.outcomes[outcome]}`,
    DecisionRevised: ({ question, outcome }) =>
      `${lists.questions[question]} Decided anew: ${lists.outcomes[outcome]}`,
    DecisionUpheld: ({ question }) => `${lists.questions[question]} The board lets the decision stand`,
    DecisionRatified: ({ question }) => `${lists.questions[question]} The board ratifies the decision`,
    RatificationRefused: ({ question }) =>
      `${lists.questions[question]} The board does not ratify the decision`,
    DecisionConfirmed: ({ question }) => `${lists.questions[question]} The board confirms that it decided so`,
    DecisionContradicted: ({ question }) =>
      `${lists.questions[question]} The board says that it did not decide so`,
    MandateGranted: ({ until }, { at }) =>
      until === undefined ? 'The board grants a mandate' : `The board grants a mandate until ${at(until)}`,
    MandateRevoked: () => 'The board revokes the mandate',
    BoardContactAttempted: ({ reached }) =>
      reached ? 'The board was reached' : 'Tried to reach the board, without result',
    FormAnswerRecorded: ({ question }) =>
      `Answer recorded for the AP’s form, question ${lists.formQuestions[question]}`,
    ApNotified: ({ kind }) =>
      ({
        initial: 'The AP was notified',
        supplement: 'The notification to the AP was supplemented',
        withdrawal: 'The notification to the AP was withdrawn',
      })[kind],
    ApNumberReceived: ({ number }) => `Number of the AP received: ${number}`,
    OccurrenceEstablished: () => 'Established when it happened',
    SentFormRecorded: (data) =>
      data.sent === 'as-prepared'
        ? `Confirmed: the notification of entry ${data.notification} was sent as it stands here`
        : data.sent === 'text'
          ? `What really went to the AP with the notification of entry ${data.notification}`
          : `What really went to the AP at question ${data.question} of the notification of entry ${data.notification}`,
    SubjectsInformed: ({ intended }) =>
      intended === 1 ? 'Round to inform 1 person concerned' : `Round to inform ${intended} people concerned`,
    RoundResultRecorded: ({ round, reached }) => `Result of the round of entry ${round}: ${reached} reached`,
    LetterTextWritten: ({ part, forPeople }) =>
      forPeople === undefined
        ? `A sentence of our own taken out of the letter, on ${lists.letterParts[part]}`
        : `A sentence of our own written for the letter, on ${lists.letterParts[part]}`,
    LetterDetailsRecorded: () => 'Choices for the letter recorded',
    LetterContactNamed: () => 'Contact person for the letter recorded',
    StatementCorrected: ({ statement, corrects }) =>
      `Corrected: ${lists.statements[statement]} (entry ${corrects})`,
    CorrectionProposed: ({ restated, corrects }) =>
      `Correction proposed of ${lists.statements[restated.statement]} (entry ${corrects})`,
    CorrectionRejected: ({ corrects }) => `Correction of entry ${corrects} rejected`,
    ApQuestionReceived: () => 'Question of the AP received',
    ApOrderReceived: () => 'Order of the AP received',
    ComplaintReceived: () => 'Complaint received',
    DamageClaimed: () => 'Claim for damages received',
    DutyToTellArose: ({ kind }) => `Term recorded: ${lists.matterKinds[kind]}`,
    ApQuestionAnswered: () => 'Question of the AP answered',
    MatterSettled: () => 'Question, order, complaint, claim or other notification settled',
    DossierAssigned: ({ person }, { who }) =>
      person === undefined ? 'Nobody handles this dossier any more' : `${who(person)} handles this dossier`,
    BreachDismissed: ({ ground }) => `Dismissed as a breach: ${lists.dismissalGrounds[ground]}`,
    DismissalProposed: ({ ground }) => `Proposed to dismiss as a breach: ${lists.dismissalGrounds[ground]}`,
    BreachClosed: () => 'Dossier closed',
    BreachReopened: ({ cause }) => `Dossier reopened: ${lists.reopeningCauses[cause]}`,
    BreachMerged: () => 'Merged with another dossier: it goes on there',
    BreachMergeUndone: () => 'The merge was undone',
    ReportAbsorbed: ({ reference }) => `Report ${reference} was added to this one`,
    AbsorbedReportReleased: () => 'A report that was added to this one stands alone again',
    DossierRestricted: () => 'Dossier restricted',
    RestrictionProposed: ({ shutsOut }) =>
      `Proposed to restrict it for ${shutsOut.map((one) => lists.supervisors[one]).join(' and ')}`,
    DossierRestrictionLifted: () => 'Restriction lifted',
    EmergencyAccessTaken: () => 'Went into the restricted dossier in an emergency',
    DeputyProposed: (deputy, { who }) =>
      `${who(deputy.person)} proposed as deputy: ${lists.functions[deputy.for]}`,
    DeputyAppointed: (deputy, { who }) => `${who(deputy.person)} is deputy: ${lists.functions[deputy.for]}`,
    RecusalRecorded: (recusal, { who }) =>
      `${who(recusal.who)} does not judge here as ${lists.functions[recusal.function]}`,
    ProposalRejected: ({ what, proposal }) =>
      `Proposal of entry ${proposal} rejected: ${lists.proposed[what]}`,
    ErasureProposed: ({ what }) => `Proposed to erase: ${lists.erasable[what]}`,
    ErasureObjectedTo: ({ erasure }) => `The FG objects to the erasure of entry ${erasure}`,
    ErasureRejected: ({ erasure }) => `Proposal of entry ${erasure} to erase rejected`,
    PersonalDataErased: ({ what }) => `Erased: ${lists.erasable[what]}`,
    ErasureCompleted: ({ erasure }) =>
      `The keys of what was erased upon the proposal of entry ${erasure} are forgotten`,
    AffectedPeopleListed: ({ what, people }) =>
      `${capitalised(lists.listChanges[what])}: ${people === 1 ? '1 person' : `${people} people`} on the list of people concerned`,
    AffectedPeopleTakenOut: ({ people }) =>
      `The list of people concerned (${people}) was taken out: its term after closing is over`,
    AttachmentReceived: () => 'A file was added',
    AttachmentScanned: ({ verdict }) =>
      verdict === 'clean' ? 'A file was checked: nothing harmful found' : 'A file was checked: it is harmful',
    LegalHoldPlaced: () => 'Erasing held back: everything is kept as evidence',
    LegalHoldLifted: () => 'Erasing is no longer held back',
    DeadlineWarningRaised: ({ deadline, dueAt }, { at }) =>
      `Warning: ${lists.terms[kindOfDeadline(deadline)]} ends on ${at(dueAt)}`,
    DeadlineMissed: ({ deadline, dueAt }, { at }) => {
      const kind = kindOfDeadline(deadline);
      if (kind === 'rung') return `Nobody took the alarm over before ${at(dueAt)}`;
      return kind === 'first-look'
        ? `Nobody looked at the report before ${at(dueAt)}`
        : `Passed on ${at(dueAt)}: ${lists.terms[kind]}`;
    },
    AlarmAcknowledged: () => 'Alarm taken over',
    AlarmCorrected: ({ corrects, because }) =>
      `The alarm of entry ${corrects} was wrong: ${lists.whyFalse[because]}`,
  },
  labels: {
    happenedAt: 'When',
    boardReached: 'Board reached',
    description: 'What happened',
    incidentType: 'Kind',
    natures: 'Nature',
    data: 'Data',
    people: 'Whose',
    count: 'How many people',
    records: 'How many records',
    recipient: 'Who has the data',
    danger: 'Somebody in danger',
    aboutHandler: 'About a handler',
    discovered: 'Discovered',
    firstSignalAt: 'First signal',
    processorAwareAt: 'The processor has known since',
    occurredFrom: 'Began',
    occurredUntil: 'Ended',
    ongoing: 'Still goes on',
    system: 'System or folder',
    location: 'Place',
    measuresTaken: 'Done already',
    processor: 'Processor',
    processingActivity: 'Processing activity',
    firstContact: 'Came in on',
    source: 'Source of the number',
    jobTitle: 'Job title of the reporter',
    contactPerson: 'Contact for questions',
    earlierReport: 'Belongs to an earlier report',
    provisionalAwareAt: 'Provisional: the organisation has known since',
    dueAt: 'Term until',
    advice: 'Advice',
    text: 'Text',
    note: 'Note',
    conclusion: 'Conclusion',
    signs: 'What tells so',
    withinMinutes: 'Act within',
    what: 'What',
    how: 'How',
    facts: 'Facts',
    reason: 'Reason',
    lifts: 'Earlier objection lapses',
    proposedBy: 'Proposed by',
    confirmBy: 'Second person answers before',
    by: 'By',
    forPeople: 'In the letter',
    protection: 'Protected',
    consequences: 'Consequences',
    severity: 'Severity',
    summary: 'For the register',
    advisedOnAuthority: 'Computed: notify the AP',
    advisedOnPeople: 'Computed: inform people',
    questions: 'Questions',
    ground: 'Ground',
    departsFrom: 'Departs from',
    departure: 'Why it departs',
    against: 'In spite of',
    mandate: 'Mandate',
    mandateOpenedBy: 'Why the mandate was open',
    publicCommunication: 'Where the public is told',
    onBehalf: 'Who spoke for the board',
    heardBy: 'Heard',
    answer: 'Answer',
    fileName: 'File',
    fileType: 'Type of file',
    found: 'Found',
    number: 'Number',
    notifiedAt: 'Notified on',
    incomplete: 'More will follow',
    late: 'Too late',
    delayReason: 'Reason for the delay',
    delayReasonOmitted: 'No reason given',
    withdrawalReason: 'Reason for the withdrawal',
    difference: 'New since the last notification',
    informedAt: 'Informed on',
    means: 'By',
    intended: 'Meant for',
    reached: 'Reached',
    returned: 'Came back',
    unreachable: 'Cannot be reached',
    outOfOrder: 'Note',
    wordings: 'The letter names',
    whereabouts: 'Where the data are',
    advisedBy: 'Help from',
    contact: 'Contact person',
    kind: 'Kind of measure',
    takenAt: 'Taken on',
    confirmedAt: 'Confirmed on',
    erasedLines: 'Of entry',
    inWriting: 'In writing',
    everywhere: 'Nowhere else any more',
    withdrawn: 'Did not happen',
    was: 'Was',
    now: 'Is now',
    toBe: 'Has to be',
    party: 'Who',
    clause: 'Where the term stands',
    confirmedBecause: 'Reason of the second person',
    includingDanger: 'The danger that was reported is not right either',
    allowed: 'May enter',
    refused: 'May not enter',
    open: 'Stays open to',
    values: 'How many texts and contacts',
    concerns: 'Whom it is about',
    despiteObjection: 'Why in spite of the objection',
    definitiveBy: 'Gone from backups too from',
    reachable: 'Can be reached',
    withSafeContact: 'With a safe contact',
  },
};
