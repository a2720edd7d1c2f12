import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import type { EventTitles } from './event-data.js';
import { capitalised } from './list-words.js';
import { lists } from './lists.nl.js';

/** The time line in words. */
export const events = {
  minutes: (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`),
  late: (hours: number, days: number) => `${hours} uur (${days} ${days === 1 ? 'dag' : 'dagen'})`,
  range: (from: string, to: string) => `${from} tot ${to}`,
  atLeast: (from: string) => `minstens ${from}`,
  titles: {
    BreachReported: ({ report }) =>
      `Melding binnengekomen, melder: ${lists.reporterKinds[report.reporter.kind]}`,
    ReportEntered: ({ channel }) => `Later ingevoerd: de melding kwam ${lists.channels[channel]} binnen`,
    EarlierMissStated: ({ missed }) =>
      missed
        ? 'Vastgelegd dat de termijn al was verstreken vóór de melding hier werd ingevoerd'
        : 'Vastgelegd dat de termijn niet was verstreken vóór de melding hier werd ingevoerd',
    InvolvementEstablished: () => 'Vastgelegd welke verwerking, welk systeem en welke verwerker het raakt',
    IncidentLinked: () => 'Hoort bij een incident bij een verwerker',
    ContainmentAdviceShown: () => 'De melder kreeg advies over wat nu te doen',
    ReportSupplemented: ({ by }) => `Iets toegevoegd door ${lists.supplementedBy[by]}`,
    QuestionAsked: () => 'Vraag gesteld aan de melder',
    QuestionAnswered: ({ by }) =>
      by === 'reporter'
        ? 'De melder heeft op een vraag geantwoord'
        : 'Antwoord op een vraag aan de melder vastgelegd',
    ReporterWishRecorded: ({ outcome }) =>
      outcome ? 'De melder wil horen wat ervan is geworden' : 'De melder hoeft de uitkomst niet te horen',
    SupplementsReviewed: () => 'Bekeken wat na het sluiten is toegevoegd',
    ReportLookedAt: () => 'De melding is bekeken',
    SafetyRiskRaised: ({ source }) => `Iemand kan in gevaar zijn, volgens ${lists.safetySources[source]}`,
    SafetyMeasureTaken: ({ dangerAverted }) =>
      dangerAverted
        ? 'Iets aan het gevaar gedaan: het is weggenomen'
        : 'Iets aan het gevaar gedaan; het is nog niet weg',
    SafeContactEstablished: () => 'Er is een veilige manier om de betrokkene te bereiken',
    InterestOfChildEstablished: ({ interest }) => `Belang van het kind: ${lists.interestsOfChild[interest]}`,
    OrganisationRoleEstablished: ({ role }) => `Rol van de organisatie: ${lists.organisationRoles[role]}`,
    ControllerInformed: () => 'Het is de verwerkingsverantwoordelijke verteld',
    AwarenessEstablished: ({ awareAt }, { at }) =>
      `Vastgesteld dat de organisatie het weet sinds ${at(awareAt)}`,
    LaterAwarenessProposed: ({ awareAt }, { at }) =>
      `Voorgesteld dat de organisatie het pas weet sinds ${at(awareAt)}`,
    LaterAwarenessRejected: ({ awareAt }, { at }) =>
      `Afgewezen dat de organisatie het pas weet sinds ${at(awareAt)}`,
    AwarenessCorrected: ({ awareAt, previousAwareAt }, { at }) =>
      awareAt === previousAwareAt
        ? `Nieuwe feiten bij sinds wanneer de organisatie het weet (${at(awareAt)})`
        : `Verbeterd: de organisatie weet het sinds ${at(awareAt)}, niet sinds ${at(previousAwareAt)}`,
    LaterReceiptProposed: ({ receivedAt }, { at }) =>
      `Voorgesteld dat de melding later binnenkwam: ${at(receivedAt)}`,
    ReceiptCorrected: ({ receivedAt, previous }, { at }) =>
      receivedAt === previous
        ? `Vastgesteld dat de melding binnenkwam op ${at(receivedAt)}`
        : `Verbeterd: de melding kwam binnen op ${at(receivedAt)}, niet op ${at(previous)}`,
    MeasurePlanned: ({ kind }) => `Maatregel gepland ${lists.measureKinds[kind]}`,
    MeasureTaken: ({ kind }) => `Maatregel genomen ${lists.measureKinds[kind]}`,
    MeasureDropped: () => 'Een geplande maatregel gaat niet door',
    DeletionConfirmed: ({ inWriting }) =>
      `${inWriting ? 'Schriftelijk' : 'Mondeling'} bevestigd dat de gegevens zijn verwijderd`,
    RootCauseEstablished: () => 'Oorzaak vastgesteld',
    LessonRecorded: () => 'Les vastgelegd',
    BreachAssessed: ({ risk }) => `Beoordeeld: ${lists.risks[risk]}`,
    AdviceRequested: () => 'Advies gevraagd aan de FG',
    AdviceGiven: ({ question, outcome }) =>
      `${lists.questions[question]} Advies van de FG: ${lists.outcomes[outcome]}`,
    DecisionTaken: ({ question, outcome }) =>
      `${lists.questions[question]} Besloten: ${lists.outcomes[outcome]}`,
    DecisionRevised: ({ question, outcome }) =>
      `${lists.questions[question]} Opnieuw besloten: ${lists.outcomes[outcome]}`,
    DecisionUpheld: ({ question }) => `${lists.questions[question]} Het bestuur houdt het besluit in stand`,
    DecisionRatified: ({ question }) => `${lists.questions[question]} Het bestuur bekrachtigt het besluit`,
    RatificationRefused: ({ question }) =>
      `${lists.questions[question]} Het bestuur bekrachtigt het besluit niet`,
    DecisionConfirmed: ({ question }) =>
      `${lists.questions[question]} Het bestuur bevestigt dat het zo besloot`,
    DecisionContradicted: ({ question }) =>
      `${lists.questions[question]} Het bestuur zegt dat het niet zo besloot`,
    MandateGranted: ({ until }, { at }) =>
      until === undefined ? 'Het bestuur geeft mandaat' : `Het bestuur geeft mandaat tot ${at(until)}`,
    MandateRevoked: () => 'Het bestuur trekt het mandaat in',
    BoardContactAttempted: ({ reached }) =>
      reached ? 'Het bestuur is bereikt' : 'Geprobeerd het bestuur te bereiken, zonder resultaat',
    FormAnswerRecorded: ({ question }) =>
      `Antwoord vastgelegd voor het AP-formulier, vraag ${lists.formQuestions[question]}`,
    ApNotified: ({ kind }) =>
      ({
        initial: 'Gemeld aan de AP',
        supplement: 'De melding bij de AP is aangevuld',
        withdrawal: 'De melding bij de AP is ingetrokken',
      })[kind],
    ApNumberReceived: ({ number }) => `Nummer van de AP ontvangen: ${number}`,
    OccurrenceEstablished: () => 'Vastgesteld wanneer het is gebeurd',
    SentFormRecorded: (data) =>
      data.sent === 'as-prepared'
        ? `Bevestigd: de melding van regel ${data.notification} is verstuurd zoals zij hier staat`
        : data.sent === 'text'
          ? `Wat er echt naar de AP ging bij de melding van regel ${data.notification}`
          : `Wat er echt naar de AP ging bij vraag ${data.question} van de melding van regel ${data.notification}`,
    SubjectsInformed: ({ intended }) =>
      intended === 1
        ? 'Ronde om 1 betrokkene in te lichten'
        : `Ronde om ${intended} betrokkenen in te lichten`,
    RoundResultRecorded: ({ round, reached }) =>
      `Uitkomst van de ronde van regel ${round}: ${reached} bereikt`,
    LetterTextWritten: ({ part, forPeople }) =>
      forPeople === undefined
        ? `Eigen zin uit de brief gehaald, over ${lists.letterParts[part]}`
        : `Eigen zin voor de brief geschreven, over ${lists.letterParts[part]}`,
    LetterDetailsRecorded: () => 'Keuzes voor de brief vastgelegd',
    LetterContactNamed: () => 'Contactpersoon voor de brief vastgelegd',
    StatementCorrected: ({ statement, corrects }) =>
      `Verbeterd: ${lists.statements[statement]} (regel ${corrects})`,
    CorrectionProposed: ({ restated, corrects }) =>
      `Verbetering voorgesteld van ${lists.statements[restated.statement]} (regel ${corrects})`,
    CorrectionRejected: ({ corrects }) => `Verbetering van regel ${corrects} afgewezen`,
    ApQuestionReceived: () => 'Vraag van de AP ontvangen',
    ApOrderReceived: () => 'Bevel van de AP ontvangen',
    ComplaintReceived: () => 'Klacht ontvangen',
    DamageClaimed: () => 'Schadeclaim ontvangen',
    DutyToTellArose: ({ kind }) => `Termijn vastgelegd: ${lists.matterKinds[kind]}`,
    ApQuestionAnswered: () => 'Vraag van de AP beantwoord',
    MatterSettled: () => 'Vraag, bevel, klacht, claim of andere melding afgehandeld',
    DossierAssigned: ({ person }, { who }) =>
      person === undefined ? 'Niemand behandelt dit dossier meer' : `${who(person)} behandelt dit dossier`,
    BreachDismissed: ({ ground }) => `Afgewezen als datalek: ${lists.dismissalGrounds[ground]}`,
    DismissalProposed: ({ ground }) =>
      `Voorgesteld om af te wijzen als datalek: ${lists.dismissalGrounds[ground]}`,
    BreachClosed: () => 'Dossier gesloten',
    BreachReopened: ({ cause }) => `Dossier heropend: ${lists.reopeningCauses[cause]}`,
    BreachMerged: () => 'Samengevoegd met een ander dossier: daar gaat het verder',
    BreachMergeUndone: () => 'Samenvoeging teruggedraaid',
    ReportAbsorbed: ({ reference }) => `Melding ${reference} hierbij gevoegd`,
    AbsorbedReportReleased: () => 'Een melding die hierbij was gevoegd, is weer los',
    DossierRestricted: () => 'Dossier afgeschermd',
    RestrictionProposed: ({ shutsOut }) =>
      `Voorgesteld om af te schermen voor ${shutsOut.map((one) => lists.supervisors[one]).join(' en ')}`,
    DossierRestrictionLifted: () => 'Afscherming opgeheven',
    EmergencyAccessTaken: () => 'In nood het afgeschermde dossier ingegaan',
    DeputyProposed: (deputy, { who }) =>
      `${who(deputy.person)} voorgesteld als vervanger: ${lists.functions[deputy.for]}`,
    DeputyAppointed: (deputy, { who }) =>
      `${who(deputy.person)} is vervanger: ${lists.functions[deputy.for]}`,
    RecusalRecorded: (recusal, { who }) =>
      `${who(recusal.who)} oordeelt hier niet als ${lists.functions[recusal.function]}`,
    ProposalRejected: ({ what, proposal }) =>
      `Voorstel van regel ${proposal} afgewezen: ${lists.proposed[what]}`,
    ErasureProposed: ({ what }) => `Voorgesteld om te wissen: ${lists.erasable[what]}`,
    ErasureObjectedTo: ({ erasure }) => `De FG maakt bezwaar tegen het wissen van regel ${erasure}`,
    ErasureRejected: ({ erasure }) => `Voorstel van regel ${erasure} om te wissen afgewezen`,
    PersonalDataErased: ({ what }) => `Gewist: ${lists.erasable[what]}`,
    ErasureCompleted: ({ erasure }) =>
      `De sleutels zijn vergeten van wat is gewist na het voorstel van regel ${erasure}`,
    AffectedPeopleListed: ({ what, people }) =>
      `${capitalised(lists.listChanges[what])}: ${people === 1 ? '1 betrokkene' : `${people} betrokkenen`} op de lijst`,
    AffectedPeopleTakenOut: ({ people }) =>
      `De lijst van betrokkenen (${people}) is weggehaald: de termijn na sluiten is voorbij`,
    AttachmentReceived: () => 'Een bestand is toegevoegd',
    AttachmentScanned: ({ verdict }) =>
      verdict === 'clean'
        ? 'Een bestand is gecontroleerd: niets schadelijks gevonden'
        : 'Een bestand is gecontroleerd: het is schadelijk',
    LegalHoldPlaced: () => 'Wissen tegengehouden: alles wordt bewaard als bewijs',
    LegalHoldLifted: () => 'Wissen wordt niet meer tegengehouden',
    DeadlineWarningRaised: ({ deadline, dueAt }, { at }) =>
      `Waarschuwing: ${lists.terms[kindOfDeadline(deadline)]} eindigt op ${at(dueAt)}`,
    DeadlineMissed: ({ deadline, dueAt }, { at }) => {
      const kind = kindOfDeadline(deadline);
      if (kind === 'rung') return `Niemand nam het alarm over vóór ${at(dueAt)}`;
      return kind === 'first-look'
        ? `Niemand bekeek de melding vóór ${at(dueAt)}`
        : `Verstreken op ${at(dueAt)}: ${lists.terms[kind]}`;
    },
    AlarmAcknowledged: () => 'Alarm overgenomen',
    AlarmCorrected: ({ corrects, because }) =>
      `Het alarm van regel ${corrects} klopte niet: ${lists.whyFalse[because]}`,
  } satisfies EventTitles,
  /** What stands below a title. */
  labels: {
    happenedAt: 'Wanneer',
    boardReached: 'Bestuur bereikt',
    description: 'Wat er is gebeurd',
    incidentType: 'Soort',
    natures: 'Aard',
    data: 'Gegevens',
    people: 'Van wie',
    count: 'Hoeveel mensen',
    records: 'Hoeveel gegevens',
    recipient: 'Wie de gegevens heeft',
    danger: 'Iemand in gevaar',
    aboutHandler: 'Gaat over een behandelaar',
    discovered: 'Ontdekt',
    firstSignalAt: 'Eerste teken',
    processorAwareAt: 'De verwerker wist het sinds',
    occurredFrom: 'Begonnen',
    occurredUntil: 'Geëindigd',
    ongoing: 'Gaat nog door',
    system: 'Systeem of map',
    location: 'Plaats',
    measuresTaken: 'Al gedaan',
    processor: 'Verwerker',
    processingActivity: 'Verwerking',
    firstContact: 'Binnengekomen op',
    source: 'Bron van het nummer',
    jobTitle: 'Functie van de melder',
    contactPerson: 'Contactpersoon voor vragen',
    earlierReport: 'Hoort bij een eerdere melding',
    provisionalAwareAt: 'Voorlopig: de organisatie weet het sinds',
    dueAt: 'Termijn tot',
    advice: 'Advies',
    text: 'Tekst',
    note: 'Toelichting',
    conclusion: 'Conclusie',
    signs: 'Waaruit dat blijkt',
    withinMinutes: 'Iets doen binnen',
    what: 'Wat',
    how: 'Hoe',
    facts: 'Feiten',
    reason: 'Reden',
    lifts: 'Eerder bezwaar vervalt',
    proposedBy: 'Voorgesteld door',
    confirmBy: 'Tweede persoon antwoordt vóór',
    by: 'Door',
    forPeople: 'In de brief',
    protection: 'Beveiligd',
    consequences: 'Gevolgen',
    severity: 'Ernst',
    summary: 'Voor het register',
    advisedOnAuthority: 'Berekend: melden aan de AP',
    advisedOnPeople: 'Berekend: mensen inlichten',
    questions: 'Vragen',
    ground: 'Grond',
    departsFrom: 'Wijkt af van',
    departure: 'Waarom het afwijkt',
    against: 'Ondanks',
    mandate: 'Mandaat',
    mandateOpenedBy: 'Waarom het mandaat openstond',
    publicCommunication: 'Waar het openbaar wordt verteld',
    onBehalf: 'Wie voor het bestuur sprak',
    heardBy: 'Gehoord',
    answer: 'Antwoord',
    fileName: 'Bestand',
    fileType: 'Soort bestand',
    found: 'Gevonden',
    number: 'Nummer',
    notifiedAt: 'Gemeld op',
    incomplete: 'Er volgt nog meer',
    late: 'Te laat',
    delayReason: 'Reden van het late melden',
    delayReasonOmitted: 'Geen reden gegeven',
    withdrawalReason: 'Reden van de intrekking',
    difference: 'Nieuw sinds de vorige melding',
    informedAt: 'Ingelicht op',
    means: 'Manier',
    intended: 'Bedoeld voor',
    reached: 'Bereikt',
    returned: 'Teruggekomen',
    unreachable: 'Niet te bereiken',
    outOfOrder: 'Let op',
    wordings: 'De brief noemt',
    whereabouts: 'Waar de gegevens zijn',
    advisedBy: 'Hulp van',
    contact: 'Contactpersoon',
    kind: 'Soort maatregel',
    takenAt: 'Genomen op',
    confirmedAt: 'Bevestigd op',
    erasedLines: 'Uit regel',
    inWriting: 'Schriftelijk',
    everywhere: 'Nergens anders meer',
    withdrawn: 'Niet gebeurd',
    was: 'Was',
    now: 'Is nu',
    toBe: 'Moet worden',
    party: 'Wie',
    clause: 'Waar de termijn staat',
    confirmedBecause: 'Reden van de tweede persoon',
    includingDanger: 'Ook het gemelde gevaar klopt niet',
    allowed: 'Mogen erin',
    refused: 'Mogen er niet in',
    open: 'Blijft open voor',
    values: 'Hoeveel teksten en contacten',
    concerns: 'Over wie het gaat',
    despiteObjection: 'Waarom ondanks het bezwaar',
    definitiveBy: 'Ook in back-ups weg vanaf',
    reachable: 'Te bereiken',
    withSafeContact: 'Met een veilige weg',
  },
};
