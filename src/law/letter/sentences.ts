import type { DataCategory, IncidentType, SpecialCategory, SubjectConsequence } from '../ap-vocabulary.js';

/** What happened, in words that a reader of B1 follows and that tell nothing about anybody else. */
export const INCIDENT_SENTENCES: Readonly<Record<IncidentType, string>> = {
  'email-wrong-recipient': 'Een e-mail met uw gegevens is naar de verkeerde persoon gestuurd.',
  'email-open-cc': 'In een e-mail konden alle ontvangers elkaars e-mailadres zien. Ook dat van u.',
  'post-wrong-recipient': 'Een brief of pakket met uw gegevens is bij de verkeerde persoon gekomen.',
  'post-returned-opened': 'Een brief of pakket met uw gegevens kwam open bij ons terug.',
  'post-lost': 'Een brief of pakket met uw gegevens is kwijtgeraakt.',
  'authorisation-wrong': 'Mensen konden uw gegevens zien terwijl dat niet mocht.',
  'folder-too-accessible': 'Uw gegevens stonden in een map die te veel mensen konden openen.',
  'device-or-paper-lost-or-stolen': 'Een apparaat of papier met uw gegevens is kwijt of gestolen.',
  'published-by-mistake': 'Uw gegevens hebben per ongeluk op een plek gestaan waar anderen ze konden zien.',
  'hacking-malware-phishing': 'Iemand is zonder toestemming in onze computers of mail geweest.',
  'added-to-wrong-file': 'Uw gegevens zijn in het dossier van iemand anders gezet.',
  snooping: 'Een medewerker heeft uw gegevens bekeken terwijl dat voor zijn werk niet nodig was.',
  other: 'Uw gegevens zijn niet goed beschermd geweest.',
};

export const CONSEQUENCE_SENTENCES: Readonly<Record<SubjectConsequence, string>> = {
  discrimination: 'Iemand kan u anders behandelen door wat hij nu over u weet.',
  'identity-fraud': 'Iemand kan zich voordoen als u, bijvoorbeeld om iets te kopen of te huren.',
  'financial-loss': 'Iemand kan proberen om geld van u te krijgen.',
  'reputation-damage': 'Anderen kunnen dingen over u weten die u niet wilde delen.',
  'professional-secrecy-lost':
    'Iets wat u in vertrouwen aan een hulpverlener vertelde, kan nu bij een ander bekend zijn.',
  'pseudonymisation-undone': 'Iemand kan zien dat bepaalde gegevens over u gaan.',
  'rights-obstructed': 'U kunt uw gegevens misschien niet inzien of laten wissen.',
  'control-lost': 'U weet niet meer zeker wie uw gegevens heeft.',
  other: 'Het kan gevolgen voor u hebben. Bel ons, dan leggen wij het uit.',
};

interface StepByData {
  readonly data: readonly (DataCategory | SpecialCategory)[];
  readonly step: string;
}

export const STEPS_BY_DATA: readonly StepByData[] = [
  {
    data: ['credentials'],
    step: 'Verander uw wachtwoord, overal waar u dit wachtwoord gebruikt.',
  },
  {
    data: ['bsn', 'identity-document'],
    step: 'Krijgt u rekeningen of brieven over dingen die u niet kent? Meld het bij het Centraal Meldpunt Identiteitsfraude van de overheid.',
  },
  {
    data: ['iban', 'credit-card', 'financial-other', 'problem-debts', 'benefits'],
    step: 'Kijk elke week naar uw bankrekening. Ziet u iets wat niet klopt? Bel meteen uw bank.',
  },
  {
    data: ['email', 'phone', 'address', 'name'],
    step: 'Wees voorzichtig met mails, berichten en telefoontjes van mensen die u niet kent. Klik niet op links en geef geen codes.',
  },
  {
    data: ['address', 'location'],
    step: 'Voelt u zich niet veilig? Bel ons. Is er direct gevaar? Bel 112.',
  },
];

export const STEPS_ALWAYS: readonly string[] = [
  'Merkt u iets vreemds? Vertel het ons meteen.',
  'Bewaar deze brief.',
];
