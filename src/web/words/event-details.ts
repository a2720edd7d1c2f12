import type { BreachEvent } from '../../breach/domain/breach.js';
import { isWithheld } from '../../platform/http/answer-fields.js';
import type { EventData } from './event-data.js';
import { inOneLine, lateness, restated, type DetailName, type Details } from './details.js';
import { each, one, type Say } from './say.js';

/** What was said of several, one after the other. */
const both = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join('; ');

const nothing = (): Details => ({});

const ofAwareness = (
  data: EventData<'AwarenessEstablished' | 'LaterAwarenessProposed' | 'AwarenessCorrected'>,
  say: Say,
): Details => ({
  facts: say.text(data.facts),
  ...('reason' in data && { reason: say.text(data.reason) }),
  firstSignalAt: say.maybeAt(data.firstSignalAt),
  processorAwareAt: say.maybeAt(data.processorAwareAt),
  ...('deadline' in data && { dueAt: say.at(data.deadline.dueAt) }),
  ...('proposedBy' in data && { proposedBy: say.maybeWho(data.proposedBy) }),
  ...('confirmBy' in data && { confirmBy: say.at(data.confirmBy) }),
});

const ofDecision = (data: EventData<'DecisionTaken'>, say: Say): Details => {
  const { lists } = say.words;
  return {
    ground: lists.grounds[data.ground],
    reason: data.reason,
    departsFrom: say.all(each(lists.opinions, data.departsFrom)),
    departure: data.departure,
    mandate: one(lists.mandates, data.mandate),
    mandateOpenedBy: one(lists.mandateOpenings, data.mandateOpenedBy),
    publicCommunication: data.publicCommunication,
    onBehalf: data.onBehalf && both(say.text(data.onBehalf.who), data.onBehalf.function),
    heardBy: one(lists.heardBy, data.onBehalf?.heardBy),
  };
};

const ofMatter = (data: EventData<'ComplaintReceived'>, say: Say): Details => ({
  what: say.text(data.what),
  party: data.party,
  clause: data.clause,
  dueAt: say.maybeAt(data.dueAt),
});

const ofRestriction = (
  { allowed, refused, open }: Pick<EventData<'DossierRestricted'>, 'allowed' | 'refused' | 'open'>,
  say: Say,
): Details => ({
  allowed: say.all(allowed.map(say.who)),
  refused: say.all(refused.map(say.who)),
  open: say.all(each(say.words.lists.supervisors, open)),
});

const ofContacts = (
  { reporter: { contact }, contactPerson }: EventData<'BreachReported'>['report'],
  say: Say,
): Details => ({
  jobTitle: contact === undefined || isWithheld(contact) ? undefined : contact.jobTitle,
  contactPerson:
    contactPerson === undefined || isWithheld(contactPerson)
      ? say.text(contactPerson)
      : both(contactPerson.name, contactPerson.jobTitle, contactPerson.phone, contactPerson.email),
});

const DETAILS = {
  BreachReported: ({ report, provisionalAwareAt, deadline }, say) => {
    const { lists } = say.words;
    return {
      description: say.text(report.description),
      danger: lists.yesNoUnknown[report.safetyRisk],
      aboutHandler: say.onlyYes(report.aboutHandler),
      incidentType: one(lists.incidentTypes, report.incidentType),
      data: say.all(each(lists.data, report.dataCategories)),
      people: say.all(each(lists.subjectGroups, report.subjectGroups)),
      count: say.count(report.subjectCount),
      recipient: one(lists.recipients, report.recipient?.kind),
      discovered: say.discovered(report.discovered),
      firstSignalAt: say.maybeAt(report.firstSignalAt),
      occurredFrom: say.stated(report.occurredFrom),
      occurredUntil: say.stated(report.occurredUntil),
      ongoing: say.flag(report.ongoing),
      system: say.text(report.system),
      location: say.text(report.location),
      measuresTaken: say.text(report.measuresTaken),
      processor: say.text(report.processor?.name),
      earlierReport: say.text(report.earlierReport),
      ...ofContacts(report, say),
      processorAwareAt: say.maybeAt(report.processor?.awareAt),
      provisionalAwareAt: say.at(provisionalAwareAt),
      dueAt: say.at(deadline.dueAt),
    };
  },
  ReportEntered: ({ firstContact, source, number }, say) => ({
    firstContact: say.stated(firstContact),
    number,
    source,
  }),
  EarlierMissStated: ({ reason }) => ({ reason }),
  InvolvementEstablished: ({ processingActivity, system, processor }) => ({
    processingActivity,
    system,
    processor,
  }),
  IncidentLinked: nothing,
  ContainmentAdviceShown: ({ advice }) => ({ advice: advice.join('\n') }),
  ReportSupplemented: ({ text }, say) => ({ text: say.text(text) }),
  QuestionAsked: ({ text }, say) => ({ text: say.text(text) }),
  QuestionAnswered: ({ text }, say) => ({ answer: say.text(text) }),
  ReporterWishRecorded: nothing,
  SupplementsReviewed: ({ conclusion }) => ({ conclusion }),
  ReportLookedAt: ({ note }, say) => ({ note: say.text(note) }),
  SafetyRiskRaised: ({ note, signs, termMinutes }, say) => ({
    note: say.text(note),
    signs: say.all(each(say.words.lists.dangerSigns, signs)),
    withinMinutes: say.words.events.minutes(termMinutes),
  }),
  SafetyMeasureTaken: ({ what }, say) => ({ what: say.text(what) }),
  SafeContactEstablished: ({ how }, say) => ({ how: say.text(how) }),
  InterestOfChildEstablished: ({ reason, lifts }, say) => ({
    reason: say.text(reason),
    lifts: say.onlyYes(lifts),
  }),
  OrganisationRoleEstablished: ({ reason }) => ({ reason }),
  ControllerInformed: ({ controller }) => ({ party: controller }),
  AwarenessEstablished: ofAwareness,
  LaterAwarenessProposed: ofAwareness,
  LaterAwarenessRejected: ({ reason }, say) => ({ reason: say.text(reason) }),
  AwarenessCorrected: ofAwareness,
  LaterReceiptProposed: ({ reason, confirmBy }, say) => ({ reason, confirmBy: say.at(confirmBy) }),
  ReceiptCorrected: ({ reason, proposedBy, provisionalAwareAt, deadline }, say) => ({
    reason,
    proposedBy: say.maybeWho(proposedBy),
    provisionalAwareAt: say.at(provisionalAwareAt),
    dueAt: say.at(deadline.dueAt),
  }),
  MeasurePlanned: ({ what, forPeople, dueAt }, say) => ({
    what,
    dueAt: say.maybeAt(dueAt),
    forPeople: forPeople?.[say.language] ?? forPeople?.nl,
  }),
  MeasureTaken: ({ what, forPeople }, say) => ({
    what,
    forPeople: forPeople?.[say.language] ?? forPeople?.nl,
  }),
  MeasureDropped: ({ reason }) => ({ reason }),
  DeletionConfirmed: ({ by, everywhere }, say) => ({ by: say.text(by), everywhere: say.flag(everywhere) }),
  RootCauseEstablished: ({ cause }) => ({ text: cause }),
  LessonRecorded: ({ lesson }) => ({ text: lesson }),
  BreachAssessed: (data, say) => {
    const { lists } = say.words;
    return {
      summary: data.summary,
      location: data.place,
      description: say.text(data.description),
      natures: say.all(each(lists.natures, data.natures)),
      incidentType: lists.ap.incidentTypes[data.incidentType],
      data: say.all(each(lists.ap.data, [...(data.dataCategories ?? []), ...(data.specialCategories ?? [])])),
      records: both(say.count(data.recordCount), data.recordCountNote),
      people: both(say.all(each(lists.ap.subjectGroups, data.subjectGroups)), data.subjectsDescribed),
      count: say.count(data.subjectCount),
      protection: both(one(lists.protections, data.protection), data.protectionTechnique),
      consequences: say.all([
        ...(each(lists.organisationConsequences, data.organisationConsequences) ?? []),
        ...(each(lists.subjectConsequences, data.subjectConsequences) ?? []),
      ]),
      severity: lists.severities[data.severity],
      advisedOnAuthority: one(lists.verdicts, data.computedAdvice?.notifyAuthority.verdict),
      advisedOnPeople: one(lists.verdicts, data.computedAdvice?.informPeople.verdict),
    };
  },
  AdviceRequested: ({ questions }, say) => ({
    questions: each(say.words.lists.questions, questions)?.join(' '),
  }),
  AdviceGiven: ({ reason }) => ({ reason }),
  DecisionTaken: ofDecision,
  DecisionRevised: ofDecision,
  DecisionUpheld: ({ reason, against }, say) => ({
    reason,
    against: say.all(each(say.words.lists.opinions, against)),
  }),
  DecisionRatified: nothing,
  RatificationRefused: ({ reason }) => ({ reason }),
  DecisionConfirmed: nothing,
  DecisionContradicted: ({ reason }) => ({ reason }),
  MandateGranted: nothing,
  MandateRevoked: nothing,
  BoardContactAttempted: ({ how }, say) => ({ how: say.text(how) }),
  FormAnswerRecorded: ({ answer }, say) => ({ answer: say.text(answer) }),
  ApNotified: (data, say) => ({
    number: data.number,
    late: lateness(data.late, say),
    delayReason: data.delayReason,
    delayReasonOmitted: say.onlyYes(data.delayReasonOmitted),
    incomplete: say.onlyYes(data.incomplete),
    withdrawalReason: data.withdrawalReason,
    difference: data.difference?.map((each) => each[say.language]).join('\n'),
  }),
  ApNumberReceived: nothing,
  OccurrenceEstablished: (data, say) => ({
    discovered: say.stated(data.discovered),
    occurredFrom: say.stated(data.occurredFrom),
    occurredUntil: say.stated(data.occurredUntil),
    ongoing: say.flag(data.ongoing),
    reason: data.reason,
  }),
  SentFormRecorded: (data, say) =>
    data.sent === 'as-prepared'
      ? {}
      : data.sent === 'text'
        ? { text: say.text(data.text) }
        : { answer: say.text(data.answer) },
  SubjectsInformed: (data, say) => ({
    ...restated({ means: data.means, outOfOrder: data.outOfOrder }, say),
    reached: say.number(data.reached),
    returned: say.number(data.returned),
    unreachable: say.number(data.unreachable),
    what: data.content,
    text: say.text(data.text),
  }),
  RoundResultRecorded: ({ returned, unreachable }, say) => ({
    returned: say.number(returned),
    unreachable: say.number(unreachable),
  }),
  LetterTextWritten: ({ forPeople }, say) => ({ forPeople: forPeople?.[say.language] ?? forPeople?.nl }),
  LetterDetailsRecorded: ({ wordings, whereabouts, advisedBy }, say) => ({
    wordings: say.all(each(say.words.lists.letterWordings, wordings)),
    whereabouts: one(say.words.lists.whereabouts, whereabouts),
    advisedBy: say.all(each(say.words.lists.advisers, advisedBy)),
  }),
  LetterContactNamed: ({ contact }, say) => ({
    contact: isWithheld(contact) ? say.text(contact) : both(contact.name, contact.phone, contact.email),
  }),
  StatementCorrected: ({ previous, corrected, reason, proposedBy }, say) => {
    const [was, now] = [restated(previous, say), restated(corrected, say)];
    return {
      was: inOneLine(was, now, say),
      now: inOneLine(now, was, say),
      reason,
      proposedBy: say.maybeWho(proposedBy),
    };
  },
  CorrectionProposed: ({ restated: values, reason, confirmBy }, say) => ({
    toBe: inOneLine(restated(values, say), {}, say),
    reason,
    confirmBy: say.at(confirmBy),
  }),
  CorrectionRejected: ({ reason }) => ({ reason }),
  ApQuestionReceived: ofMatter,
  ApOrderReceived: ofMatter,
  ComplaintReceived: ofMatter,
  DamageClaimed: ofMatter,
  DutyToTellArose: ofMatter,
  ApQuestionAnswered: ({ how }, say) => ({ how: say.text(how) }),
  MatterSettled: ({ how, number }, say) => ({ how: say.text(how), number }),
  BreachDismissed: ({ reason, confirmedBecause, proposedBy }, say) => ({
    reason,
    confirmedBecause,
    proposedBy: say.maybeWho(proposedBy),
  }),
  DismissalProposed: ({ reason, includingDanger, confirmBy }, say) => ({
    reason,
    includingDanger: say.onlyYes(includingDanger),
    confirmBy: say.at(confirmBy),
  }),
  BreachClosed: ({ conclusion }) => ({ conclusion }),
  BreachReopened: ({ reason }) => ({ reason }),
  BreachMerged: ({ reason }) => ({ reason }),
  BreachMergeUndone: ({ reason }) => ({ reason }),
  ReportAbsorbed: nothing,
  AbsorbedReportReleased: nothing,
  DossierRestricted: (data, say) => ({
    ...ofRestriction(data, say),
    proposedBy: say.maybeWho(data.proposedBy),
  }),
  RestrictionProposed: (data, say) => ({
    ...ofRestriction(data, say),
    confirmBy: say.at(data.confirmBy),
  }),
  DossierRestrictionLifted: nothing,
  EmergencyAccessTaken: ({ reason }) => ({ reason }),
  DeputyProposed: ({ reason, confirmBy }, say) => ({ reason, confirmBy: say.at(confirmBy) }),
  DeputyAppointed: ({ reason, proposedBy }, say) => ({ reason, proposedBy: say.maybeWho(proposedBy) }),
  RecusalRecorded: ({ reason }) => ({ reason }),
  ProposalRejected: ({ reason }) => ({ reason }),
  ErasureProposed: ({ ground, reason, values, concerns, decideBy }, say) => ({
    ground: say.words.lists.erasureGrounds[ground],
    reason,
    values: say.number(values?.length),
    concerns: say.all(concerns?.map(say.who)),
    confirmBy: say.at(decideBy),
  }),
  ErasureObjectedTo: ({ reason }) => ({ reason }),
  ErasureRejected: ({ reason }) => ({ reason }),
  PersonalDataErased: ({ ground, places, proposedBy, despiteObjection }, say) => ({
    ground: say.words.lists.erasureGrounds[ground],
    values: say.number(places.length),
    erasedLines: say.all([...new Set(places.map(({ revision }) => String(revision)))]),
    proposedBy: say.who(proposedBy),
    despiteObjection,
  }),
  ErasureCompleted: ({ definitiveBy }, say) => ({ definitiveBy: say.day(definitiveBy) }),
  AffectedPeopleListed: ({ reachable, withSafeContact }, say) => ({
    reachable: say.number(reachable),
    withSafeContact: say.number(withSafeContact),
  }),
  AffectedPeopleTakenOut: nothing,
  AttachmentReceived: ({ name, description, mediaType }, say) => ({
    fileName: say.text(name),
    what: say.text(description),
    fileType: say.words.files.types[mediaType],
  }),
  AttachmentScanned: ({ signature }) => ({ found: signature }),
  LegalHoldPlaced: ({ reason }) => ({ reason }),
  LegalHoldLifted: ({ reason }) => ({ reason }),
  DossierAssigned: nothing,
  DeadlineWarningRaised: nothing,
  DeadlineMissed: nothing,
  AlarmAcknowledged: ({ note }, say) => ({ note: say.text(note) }),
  AlarmCorrected: nothing,
} satisfies { readonly [T in BreachEvent['type']]: (data: EventData<T>, say: Say) => Details };

/** The facts and the free text that each event holds. */
export const EVENT_DETAILS: {
  readonly [T in BreachEvent['type']]: (data: EventData<T>, say: Say) => Details;
} = DETAILS satisfies Worded<typeof DETAILS>;

/** What an arrow returns may hold more than its type asks for: a detail without a word in the dictionary does not compile. */
type Worded<Table extends Readonly<Record<string, (...args: never[]) => object>>> = {
  readonly [T in keyof Table]: (
    ...args: Parameters<Table[T]>
  ) => Nameless<ReturnType<Table[T]>> extends never ? ReturnType<Table[T]> : never;
};
type Nameless<Told> = Told extends unknown ? Exclude<keyof Told, DetailName> : never;
