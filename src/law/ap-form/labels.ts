import type {
  DataCategory,
  IncidentType,
  Nature,
  NoticeMeans,
  NotificationKind,
  OrganisationConsequence,
  Protection,
  Severity,
  SpecialCategory,
  SubjectConsequence,
  SubjectGroup,
} from '../ap-vocabulary.js';

/** The words of the AP's form (questionnaire of August 2022); those of 1.1 and 10.1.1 are not confirmed. */
export const KIND_LABELS: Readonly<Record<NotificationKind, string>> = {
  initial: 'reguliere melding',
  supplement: 'aanvullen of wijzigen van een eerdere melding',
  withdrawal: 'intrekken van een eerdere melding',
};

export const NATURE_LABELS: Readonly<Record<Nature, string>> = {
  confidentiality: 'mogelijk ingezien door onbevoegden',
  integrity: 'ongeoorloofd of onopzettelijk gewijzigd',
  'availability-permanent': 'permanent niet beschikbaar',
  'availability-temporary': 'tijdelijk niet beschikbaar',
};

export const INCIDENT_LABELS: Readonly<Record<IncidentType, string>> = {
  'email-wrong-recipient': 'e-mail aan verkeerde ontvanger',
  'email-open-cc': 'e-mail met adressen in aan of cc in plaats van bcc',
  'post-wrong-recipient': 'brief of pakket aan verkeerde ontvanger',
  'post-returned-opened': 'brief of pakket geopend retour',
  'post-lost': 'brief of pakket kwijt',
  'authorisation-wrong': 'autorisatie verkeerd ingesteld',
  'folder-too-accessible': 'netwerkmap te breed toegankelijk',
  'device-or-paper-lost-or-stolen': 'apparaat, gegevensdrager of papier kwijt of gestolen',
  'published-by-mistake': 'per ongeluk gepubliceerd',
  'hacking-malware-phishing': 'hacking, malware of phishing',
  'added-to-wrong-file': 'toegevoegd aan verkeerd dossier',
  snooping: 'overig',
  other: 'overig',
};

export const DATA_LABELS: Readonly<Record<DataCategory | SpecialCategory, string>> = {
  name: 'naam',
  gender: 'geslacht',
  'birth-date': 'geboortedatum of leeftijd',
  bsn: 'burgerservicenummer (BSN)',
  address: 'adres en woonplaats',
  email: 'e-mailadres',
  phone: 'telefoonnummer',
  credentials: 'toegangs- of identificatiegegevens',
  iban: 'rekeningnummer (IBAN)',
  'credit-card': 'creditcardgegevens',
  'problem-debts': 'problematische schulden',
  benefits: 'uitkering',
  'financial-other': 'andere financiële gegevens',
  'identity-document': '(kopie van) paspoort of identiteitsbewijs',
  location: 'locatiegegevens',
  criminal: 'strafrechtelijke gegevens',
  unknown: 'nog onbekend',
  other: 'andere gegevens',
  ethnicity: 'ras of etnische afkomst',
  political: 'politieke opvattingen',
  religion: 'religie of levensovertuiging',
  'trade-union': 'lidmaatschap van een vakbond',
  sexual: 'seksueel gedrag of seksuele gerichtheid',
  health: 'gezondheid',
  genetic: 'genetische gegevens',
  biometric: 'biometrische gegevens',
};

export const GROUP_LABELS: Readonly<Record<SubjectGroup, string>> = {
  employees: 'werknemers',
  customers: 'klanten (huidig of potentieel)',
  students: 'leerlingen of studenten',
  patients: 'patiënten',
  minors: 'minderjarigen',
  vulnerable: 'andere kwetsbare groepen',
  other: 'anders',
};

export const PROTECTION_LABELS: Readonly<Record<Protection, string>> = {
  encrypted: 'ja, versleuteld',
  hashed: 'ja, gehasht',
  'otherwise-unintelligible': 'ja, op een andere manier onbegrijpelijk',
  none: 'nee',
};

export const ORGANISATION_CONSEQUENCE_LABELS: Readonly<Record<OrganisationConsequence, string>> = {
  'seen-by-unauthorised': 'onbevoegden hebben kennis kunnen nemen van de gegevens',
  'misuse-possible': 'onbehoorlijk of onrechtmatig gebruik is mogelijk',
  'own-use-of-wrong-data': 'de eigen organisatie gebruikt onjuiste gegevens',
  'wrong-data-passed-on': 'onjuiste gegevens zijn hergebruikt of doorgegeven',
  'essential-service-interrupted': 'een essentiële dienst was tijdelijk niet beschikbaar',
  'essential-service-lost': 'een essentiële dienst is permanent niet beschikbaar',
  other: 'anders',
};

export const SUBJECT_CONSEQUENCE_LABELS: Readonly<Record<SubjectConsequence, string>> = {
  discrimination: 'discriminatie of uitsluiting',
  'identity-fraud': 'identiteitsdiefstal of -fraude',
  'financial-loss': 'financieel verlies',
  'reputation-damage': 'reputatieschade',
  'professional-secrecy-lost': 'verlies van vertrouwelijkheid onder het beroepsgeheim',
  'pseudonymisation-undone': 'ongedaanmaking van pseudonimisering',
  'rights-obstructed': 'kan gegevens niet inzien of laten verwijderen',
  'control-lost': 'verliest het overzicht over wie de gegevens verwerkt',
  other: 'anders',
};

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  negligible: 'verwaarloosbaar',
  limited: 'beperkt',
  considerable: 'aanzienlijk',
  'very-high': 'zeer groot',
};

export const MEANS_LABELS: Readonly<Record<NoticeMeans, string>> = {
  phone: 'telefonisch',
  letter: 'brief',
  email: 'e-mail',
  'in-person': 'anders: persoonlijk, door de begeleider',
  interpreter: 'anders: met een tolk',
  website: 'website',
  'social-media': 'social media',
  advertisement: 'advertentie',
  other: 'anders',
};

/** 10.1.1, if people are not told: why. */
export const GROUND_LABELS: Readonly<Record<string, string>> = {
  'no-high-risk': 'er is waarschijnlijk geen hoog risico',
  'measures-beforehand': 'maatregelen vooraf maken de gegevens onbegrijpelijk (art. 34 lid 3 onder a AVG)',
  'measures-afterwards': 'maatregelen achteraf nemen het hoge risico weg (art. 34 lid 3 onder b AVG)',
  'disproportionate-effort':
    'individueel inlichten vraagt onevenredige inspanning; er komt een openbare mededeling (art. 34 lid 3 onder c AVG)',
  'rights-of-others': 'de uitzondering van art. 41 UAVG geldt',
  'not-controller': 'de organisatie is niet de verwerkingsverantwoordelijke',
};
