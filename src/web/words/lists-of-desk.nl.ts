import { FORM_QUESTIONS } from '../../law/ap-form/form-questions.js';
import type { StepFunction } from '../../law/term/on-call-ladder.js';
import type { RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import type { MeasureKind, NoticeMeans, NotificationKind } from '../../law/ap-vocabulary.js';
import type { LetterCall, LetterPart, LetterReader, Representative } from '../../law/letter/letter.js';
import type { Adviser, LetterWording, Whereabouts } from '../../law/letter/letter-words.js';
import type { Language } from '../../law/sentence.js';
import type { Cover } from '../../law/people-reached.js';
import { MATTER_KINDS, matterLaw, type MatterKind } from '../../law/term/matter-kinds.js';
import type { FormAnswer } from '../../law/ap-form/ap-form.js';
import type { Alarm, Basis, WhyFalse } from '../../breach/domain/alarms.js';
import type { Statement } from '../../breach/domain/correction-trace.js';
import type { KindOfDeadline } from '../../breach/domain/deadlines.js';
import type { HeardBy, Mandate, MandateOpening, RecordedDecision } from '../../breach/domain/decision.js';
import type { DeskFunction } from '../../breach/domain/deputies.js';
import type { Holder } from '../../breach/domain/duties.js';
import type { DismissalGround, Ending, ReopeningCause } from '../../breach/domain/ending.js';
import type { Turn } from '../../breach/domain/endings.js';
import type { Channel } from '../../breach/domain/entry.js';
import type { InterestOfChild } from '../../breach/domain/interest-of-child.js';
import type { OrganisationRole } from '../../breach/domain/organisation-role.js';
import type { Proposed } from '../../breach/domain/proposals.js';
import type { Ground, Opinion, Outcome, Question } from '../../breach/domain/question.js';
import type { RecordedSupplement } from '../../breach/domain/report.js';
import type { SafetyRiskRaised } from '../../breach/domain/safety.js';
import type { SafetyNote } from '../../breach/domain/safety-notes.js';
import type { StatedDiscovery } from '../../breach/domain/stated-moment.js';
import type { Status } from '../../breach/domain/status.js';
import type { Irregularity } from '../../breach/domain/subject-notification.js';
import type { Supervisor } from '../../breach/domain/restriction.js';
import type { Role } from '../../platform/identity/principal.js';
import { sourceInDutch } from './source-in-dutch.js';
import type { AwareAfterDiscovery } from '../../register/aware-after-discovery.js';
import type { BoardAnswer } from '../../register/board-answer.js';
import type { CorrectedField } from '../../register/correction.answer.js';
import type { Correctable } from '../../breach/domain/corrections-made.js';

/** The closed lists of what people of the desk do about a breach. As words in a sentence. */
export const listsOfDesk = {
  booleans: { true: 'ja', false: 'nee' } satisfies Record<`${boolean}`, string>,
  languages: { nl: 'Nederlands', en: 'Engels' } satisfies Record<Language, string>,
  precisions: { moment: 'dag en tijd', day: 'alleen de dag', unknown: 'niet bekend' } satisfies Record<
    StatedDiscovery['precision'],
    string
  >,

  /** Which law a breach was judged by, as its code in the dossier says. */
  lawVersions: {
    'gdpr-2018': 'AVG, van toepassing sinds 25 mei 2018: melden binnen 72 uur (artikel 33, lid 1)',
  },
  statuses: {
    reported: 'binnengekomen',
    assessed: 'beoordeeld',
    decided: 'besloten over de AP',
    notified: 'gemeld aan de AP',
    informed: 'mensen ingelicht',
    closed: 'gesloten',
    dismissed: 'geen datalek',
    merged: 'samengevoegd',
  } satisfies Record<Status, string>,
  endings: {
    closed: 'gesloten',
    dismissed: 'afgewezen: geen datalek',
    merged: 'samengevoegd met een ander dossier',
  } satisfies Record<Ending['kind'], string>,
  dismissalGrounds: {
    'no-personal-data': 'er zijn geen persoonsgegevens bij betrokken',
    'no-breach-of-security': 'er is niets misgegaan met de beveiliging',
    'not-ours': 'het is niet van onze organisatie',
    'test-report': 'het was een testmelding',
  } satisfies Record<DismissalGround, string>,
  /** In the register: that it ended, or went on after it had. */
  turns: {
    closed: 'gesloten',
    dismissed: 'afgewezen: geen datalek',
    merged: 'samengevoegd met een ander dossier',
    reopened: 'heropend',
    'merge-undone': 'samenvoeging ongedaan gemaakt',
  } satisfies Record<Turn['kind'], string>,
  reopeningCauses: {
    'matter-received': 'er kwam een vraag, bevel, klacht of claim',
    'report-supplemented': 'er werd iets aan de melding toegevoegd',
    'safety-risk-raised': 'iemand kan in gevaar zijn',
    'authority-notified': 'er is aan de AP gemeld',
    'people-informed': 'er zijn mensen ingelicht',
    'others-have-the-data': 'ook anderen bleken de gegevens te hebben',
    'decided-by-person': 'op eigen besluit',
  } satisfies Record<ReopeningCause, string>,

  roles: {
    handler: 'behandelaar',
    fg: 'FG',
    board: 'bestuur',
    'mandate-holder': 'gemandateerde',
    auditor: 'auditor',
    administrator: 'beheerder',
    processor: 'verwerker',
    reporter: 'melder',
    system: 'Lekwacht zelf',
  } satisfies Record<Role | 'reporter' | 'system', string>,
  holders: { handler: 'behandelaar', fg: 'FG', board: 'bestuur' } satisfies Record<Holder, string>,
  functions: { fg: 'FG', board: 'bestuur', handler: 'behandelaar' } satisfies Record<DeskFunction, string>,
  supervisors: { fg: 'de FG', board: 'het bestuur' } satisfies Record<Supervisor, string>,
  organisationRoles: {
    controller: 'verwerkingsverantwoordelijke',
    'joint-controller': 'samen met een ander verantwoordelijk',
    processor: 'verwerker voor een ander',
    'not-ours': 'geen van beide: het is niet van ons',
  } satisfies Record<OrganisationRole, string>,
  proposed: {
    dismissal: 'afwijzen als datalek',
    restriction: 'het dossier afschermen',
    deputy: 'een vervanger aanwijzen',
    erasure: 'persoonsgegevens wissen',
  } satisfies Record<Proposed | 'erasure', string>,

  questions: {
    'notify-authority': 'Melden we het aan de AP?',
    'inform-people': 'Lichten we de betrokken mensen in?',
  } satisfies Record<Question, string>,
  outcomes: { yes: 'ja', no: 'nee' } satisfies Record<Outcome, string>,
  grounds: {
    risk: 'er is een risico voor mensen',
    'when-in-doubt': 'wij twijfelen en melden daarom',
    promise: 'wij hebben het beloofd',
    voluntary: 'het moet niet, wij doen het toch',
    'risk-unlikely': 'een risico is niet waarschijnlijk',
    'not-controller': 'wij zijn niet de verwerkingsverantwoordelijke',
    'high-risk': 'er is een hoog risico voor mensen',
    'ordered-by-authority': 'de AP beveelt het',
    'no-high-risk': 'een hoog risico is niet waarschijnlijk',
    'measures-beforehand': 'de gegevens waren vooraf onleesbaar gemaakt (artikel 34, lid 3, onder a)',
    'measures-afterwards': 'maatregelen achteraf namen het hoge risico weg (artikel 34, lid 3, onder b)',
    'disproportionate-effort':
      'iedereen apart inlichten is te veel werk: wij vertellen het openbaar (artikel 34, lid 3, onder c)',
    'rights-of-others':
      'de wet maakt een uitzondering, bijvoorbeeld om een ander te beschermen (artikel 41 van de Uitvoeringswet AVG)',
  } satisfies Record<Ground, string>,
  opinions: {
    'fg-advice': 'het advies van de FG',
    'merged-report': 'wat is samengevoegd met dit dossier',
    'computed-advice': 'het berekende advies',
    promise: 'een belofte van de organisatie',
    'assessed-risk': 'het beoordeelde risico',
    danger: 'gevaar dat niet is weggenomen',
  } satisfies Record<Opinion, string>,
  mandates: {
    granted: 'een mandaat dat het bestuur voor dit dossier gaf',
    standing: 'het vaste mandaat voor alleen vastleggen',
    emergency: 'het noodmandaat',
  } satisfies Record<Mandate, string>,
  mandateOpenings: {
    'deadline-near': 'de termijn was bijna om, of al voorbij',
    danger: 'iemand kon in gevaar zijn',
    'board-not-reached': 'het bestuur was niet te bereiken',
    'board-not-reached-on-own-word': 'wie besloot, zegt zelf dat het bestuur niet te bereiken was',
  } satisfies Record<MandateOpening, string>,
  heardBy: {
    phone: 'aan de telefoon',
    'in-person': 'in een gesprek',
    message: 'in een appje of sms',
    email: 'in een e-mail',
    meeting: 'in een vergadering',
  } satisfies Record<HeardBy, string>,
  confirmations: {
    open: 'het bestuur moet dit nog bevestigen',
    given: 'bevestigd door het bestuur',
    contradicted: 'het bestuur zegt dat het niet klopt',
  } satisfies Record<NonNullable<RecordedDecision['confirmation']>, string>,
  ratifications: {
    'not-needed': 'besloten door het bestuur zelf',
    open: 'het bestuur moet dit nog bekrachtigen',
    given: 'bekrachtigd door het bestuur',
    refused: 'het bestuur weigert het te bekrachtigen',
  } satisfies Record<RecordedDecision['ratification'], string>,
  /** In the register: what the board has to do with a decision. */
  boardAnswers: {
    'decided-itself': 'besloten door het bestuur zelf',
    'ratification-open': 'het bestuur moet dit nog bekrachtigen',
    ratified: 'bekrachtigd door het bestuur',
    'ratification-refused': 'het bestuur weigert het te bekrachtigen',
    'confirmation-open': 'namens het bestuur vastgelegd; het bestuur moet dit nog bevestigen',
    confirmed: 'namens het bestuur vastgelegd en door het bestuur bevestigd',
    contradicted: 'weersproken door het bestuur',
  } satisfies Record<BoardAnswer, string>,
  /** In the register: what proved wrong, and what of it. */
  corrected: {
    ApNotified: 'melding aan de AP',
    SubjectsInformed: 'inlichten van mensen',
    ControllerInformed: 'bericht aan de verwerkingsverantwoordelijke',
    MeasureTaken: 'maatregel',
    DeletionConfirmed: 'bevestiging dat gegevens zijn gewist',
    SafetyStated: 'gevaar',
    BoardContactAttempted: 'poging om het bestuur te bereiken',
    MatterReceived: 'wat van buiten kwam',
    MatterSettled: 'afhandeling van wat van buiten kwam',
    AwarenessEstablished: 'bekend worden van het datalek',
    ReportReceived: 'ontvangst van de melding',
    ReportAbsorbed: 'samenvoegen met een andere melding, of dat weer losmaken',
    OccurrenceEstablished: 'begin, einde en ontdekking',
    InvolvementEstablished: 'wat van de organisatie het raakt',
    OrganisationRoleEstablished: 'rol van de organisatie',
    BreachAssessed: 'nieuwe beoordeling',
    RootCauseEstablished: 'oorzaak',
    MeasurePlanned: 'geplande maatregel',
  } satisfies Record<Correctable, string>,
  correctedFields: {
    number: 'nummer',
    notifiedAt: 'gemeld op',
    delayReason: 'waarom te laat',
    delayReasonOmitted: 'te laat zonder reden',
    withdrawalReason: 'reden van intrekking',
    informedAt: 'ingelicht op',
    means: 'hoe',
    intended: 'bedoeld',
    reached: 'bereikt',
    returned: 'post kwam terug',
    unreachable: 'niet te bereiken',
    kind: 'soort',
    what: 'omschrijving',
    takenAt: 'gedaan op',
    confirmedAt: 'bevestigd op',
    inWriting: 'schriftelijk',
    everywhere: 'nergens anders meer',
    withdrawn: 'toch niet gebeurd',
    at: 'moment',
    attemptedAt: 'geprobeerd op',
    receivedAt: 'ontvangen op',
    dueAt: 'uiterlijk',
    settledAt: 'afgehandeld op',
    awareAt: 'bekend op',
    firstSignalAt: 'eerste teken op',
    processorAwareAt: 'bekend bij de verwerker op',
    occurredFrom: 'begonnen',
    occurredUntil: 'geëindigd',
    ongoing: 'duurt nog voort',
    discovered: 'ontdekt',
    role: 'rol',
    roleReason: 'reden van de rol',
    cause: 'oorzaak',
    processingActivity: 'verwerking',
    system: 'systeem',
    processor: 'verwerker',
    summary: 'wat er gebeurde',
    place: 'plaats',
    natures: 'aard',
    incidentType: 'soort',
    dataCategories: 'gegevens',
    specialCategories: 'bijzondere gegevens',
    recordCount: 'aantal records',
    recordCountNote: 'omschrijving van de records',
    subjectGroups: 'van wie',
    subjectsDescribed: 'omschrijving van de mensen',
    subjectCount: 'aantal mensen',
    protection: 'beveiliging',
    protectionTechnique: 'techniek van beveiliging',
    severity: 'ernst',
    risk: 'risico',
    organisationConsequences: 'gevolgen voor de organisatie',
    subjectConsequences: 'gevolgen voor mensen',
  } satisfies Record<CorrectedField, string>,

  notificationKinds: {
    initial: 'eerste melding',
    supplement: 'aanvulling of wijziging',
    withdrawal: 'intrekking',
  } satisfies Record<NotificationKind, string>,
  noticeMeans: {
    phone: 'telefoon',
    letter: 'brief',
    email: 'e-mail',
    'in-person': 'gesprek met de begeleider',
    interpreter: 'gesprek met een tolk',
    website: 'website',
    'social-media': 'sociale media',
    advertisement: 'advertentie',
    other: 'anders',
  } satisfies Record<NoticeMeans, string>,
  irregularities: {
    'before-authority': 'vóór de AP',
    'without-decision': 'zonder besluit',
    'before-safe-contact': 'voordat er een veilige manier was',
    'before-breach': 'vóór het datalek zelf: klopt de datum?',
    'in-public-in-danger': 'openbaar, terwijl iemand in gevaar kan zijn',
  } satisfies Record<Irregularity, string>,
  covers: {
    ground: 'een wettelijke uitzondering',
    'public-communication': 'een openbare mededeling',
    'no-high-risk': 'geen hoog risico',
    'not-controller': 'wij zijn niet de verwerkingsverantwoordelijke',
    'rights-of-others':
      'de wet maakt een uitzondering, bijvoorbeeld om een ander te beschermen (artikel 41 van de Uitvoeringswet AVG)',
  } satisfies Record<Cover, string>,
  /** Questions of the AP’s form that only a person answers. */
  /** As the form words them. */
  questionsOfForm: Object.fromEntries(
    FORM_QUESTIONS.map(({ question, label }) => [question, `${question} ${label}`]),
  ) as Readonly<Record<string, string>>,
  formQuestions: {
    '1.2': '1.2: op grond van welke wet u meldt',
    '1.3': '1.3: meldingen bij andere toezichthouders',
    '2.1.1': '2.1.1: gevolgen voor mensen in andere landen',
    '2.2.1': '2.2.1: meldingen bij toezichthouders in andere landen',
    '3.1.1 (adres)': '3.1.1: adres van de organisatie',
    '3.1.1 (registratienummer FG)': '3.1.1: registratienummer van de FG',
    '3.1.1 (KvK)': '3.1.1: KvK-nummer',
    '3.1.2': '3.1.2: sector',
    '3.2.1': '3.2.1: wie meldt',
    '3.2.2': '3.2.2: contactpersoon',
    '3.3': '3.3: andere organisaties die betrokken zijn',
    '4.1.1': '4.1.1: wanneer het begon',
    '4.1.2': '4.1.2: wanneer het eindigde',
    '4.3': '4.3: hoe het is ontdekt',
    '4.4': '4.4',
    '5.4': '5.4: bijlagen',
    '6.1 (anders)': '6.1: welke andere gegevens',
    '7.1 (anders)': '7.1: welke andere groepen',
    '9.1 (anders)': '9.1: welke andere gevolgen voor de organisatie',
    '9.2 (anders)': '9.2: welke andere gevolgen voor de betrokkenen',
  } satisfies Record<RecordableQuestion, string>,
  answerStates: { recorded: 'vastgelegd', derived: 'afgeleid', missing: 'ontbreekt' } satisfies Record<
    FormAnswer['state'],
    string
  >,

  measureKinds: {
    containment: 'om het lek te stoppen',
    remedy: 'om de gevolgen te beperken',
    prevention: 'om herhaling te voorkomen',
  } satisfies Record<MeasureKind, string>,
  interestsOfChild: {
    allows: 'het mag aan een ouder worden verteld',
    opposes: 'het is beter voor het kind als een ouder het niet hoort',
  } satisfies Record<InterestOfChild, string>,
  safetyKinds: {
    risk: 'iemand kan in gevaar zijn',
    measure: 'er is iets aan het gevaar gedaan',
    'safe-contact': 'er is een veilige manier om iemand te bereiken',
  } satisfies Record<SafetyNote['kind'], string>,
  safetySources: {
    report: 'de melding',
    organisation: 'iemand van de organisatie',
    assessment: 'de beoordeling',
  } satisfies Record<SafetyRiskRaised['data']['source'], string>,
  channels: {
    phone: 'per telefoon',
    letter: 'per brief',
    mail: 'per mail',
    'in-person': 'in een gesprek',
    'other-system': 'uit een ander systeem',
  } satisfies Record<Channel, string>,
  supplementedBy: { reporter: 'de melder', organisation: 'de organisatie' } satisfies Record<
    RecordedSupplement['by'],
    string
  >,
  /** What a person recorded of an act outside, and can be corrected. */
  statements: {
    ApNotified: 'de melding aan de AP',
    SubjectsInformed: 'een ronde waarin mensen zijn ingelicht',
    ControllerInformed: 'het bericht aan de verwerkingsverantwoordelijke',
    MeasureTaken: 'een maatregel',
    DeletionConfirmed: 'een bevestigde verwijdering',
    SafetyStated: 'wat over een gevaar is gezegd',
    BoardContactAttempted: 'een poging om het bestuur te bereiken',
    MatterReceived: 'wanneer iets met een termijn kwam',
    MatterSettled: 'wanneer zoiets is afgehandeld',
  } satisfies Record<Statement, string>,
  matterKinds: Object.fromEntries(MATTER_KINDS.map((kind) => [kind, matterLaw(kind).nl])) as Record<
    MatterKind,
    string
  >,
  /** What a duty to tell and its term rest on, as it is recorded. */
  matterSources: Object.fromEntries(
    MATTER_KINDS.map((kind) => [matterLaw(kind).source, sourceInDutch(matterLaw(kind).source)]),
  ),
  matterDirections: {
    comes: 'komt van buiten, wij antwoorden',
    told: 'wij moeten het een ander vertellen',
    owed: 'een ander moet het ons vertellen',
  } satisfies Record<ReturnType<typeof matterLaw>['direction'], string>,

  letterParts: {
    'what-happened': 'wat er is gebeurd',
    'what-leaked': 'welke gegevens',
    'what-it-may-mean': 'wat dit kan betekenen',
    'what-we-did': 'wat wij hebben gedaan',
    'what-you-can-do': 'wat iemand zelf kan doen',
    'whom-to-call': 'bij wie iemand terechtkan',
  } satisfies Record<LetterPart, string>,
  letterReaders: {
    adult: 'een volwassene',
    'sixteen-or-older': 'iemand van 16 of 17 jaar',
    'under-sixteen': 'een kind onder de 16',
  } satisfies Record<LetterReader, string>,
  representatives: {
    parent: 'ouder',
    guardian: 'voogd',
    curator: 'curator',
    mentor: 'mentor',
  } satisfies Record<Representative, string>,
  letterWordings: {
    photos: 'foto’s',
    device: 'een apparaat',
    paper: 'papier',
    snooping: 'een collega keek zonder reden',
  } satisfies Record<LetterWording, string>,
  whereabouts: {
    returned: 'teruggekregen',
    destroyed: 'vernietigd',
    'wiped-remotely': 'op afstand gewist',
    'not-returned': 'niet teruggekregen',
  } satisfies Record<Whereabouts, string>,
  advisers: {
    police: 'de politie',
    'security-experts': 'deskundigen in beveiliging',
    lawyers: 'juristen',
  } satisfies Record<Adviser, string>,
  /** Where what a letter lacks is filled in. */
  letterCalls: {
    assessments: 'de beoordeling',
    'letter-texts': 'de eigen zinnen in de brief',
    'letter-details': 'de keuzes voor de brief',
    'letter-contact': 'de contactpersoon in de brief',
  } satisfies Record<LetterCall, string>,

  bases: { provisional: 'voorlopig', established: 'vastgesteld' } satisfies Record<Basis, string>,
  awareAfterDiscovery: {
    established: 'de feiten waaruit dat blijkt staan in het dossier',
    'established-with-reason': 'de feiten en de reden staan in het dossier',
    'by-report': 'voorlopig, gerekend naar de melding: niemand heeft het vastgesteld',
    merged: 'de feiten staan in het dossier van een melding die hiermee is samengevoegd',
  } satisfies Record<AwareAfterDiscovery, string>,
  /** Before the moment at which a term ends. */
  clocks: {
    'authority-notification': 'melden aan de AP vóór',
    'claimed-awareness': 'AP, als de melder gelijk heeft',
    safety: 'iets doen aan gevaar vóór',
    'supplement-notification': 'aanvullen bij de AP',
    matter: 'termijn van een ander',
    confirmation: 'tweede persoon antwoordt vóór',
    rung: 'iemand neemt het alarm over vóór',
    'first-look': 'iemand bekijkt de melding vóór',
  } satisfies Record<KindOfDeadline, string>,
  /** What a term is called in a sentence. */
  terms: {
    'authority-notification': 'de termijn om aan de AP te melden',
    'claimed-awareness': 'de AP-termijn als de melder gelijk heeft',
    safety: 'de termijn om iets aan het gevaar te doen',
    'supplement-notification': 'de eigen termijn om de AP-melding aan te vullen',
    matter: 'een termijn van een vraag, bevel, klacht, claim of andere melding',
    confirmation: 'de termijn waarin een tweede persoon antwoordt',
    rung: 'de tijd om het alarm over te nemen',
    'first-look': 'de tijd om de melding te bekijken',
  } satisfies Record<KindOfDeadline, string>,
  stepFunctions: {
    'on-call': 'wie dienst heeft',
    deputy: 'de vervanger',
    fg: 'de FG',
    board: 'het bestuur',
  } satisfies Record<StepFunction, string>,
  alarmKinds: { warning: 'waarschuwing', missed: 'termijn verstreken' } satisfies Record<
    Alarm['kind'],
    string
  >,
  whyFalse: {
    'clock-was-wrong': 'de klok liep verkeerd',
    'met-in-time': 'het was op tijd gedaan',
    'decided-in-time': 'er was op tijd besloten',
    'deadline-moved': 'de termijn is verschoven',
  } satisfies Record<WhyFalse, string>,
};
