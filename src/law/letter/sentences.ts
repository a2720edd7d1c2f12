import type {
  DataCategory,
  IncidentType,
  Nature,
  SpecialCategory,
  SubjectConsequence,
} from '../ap-vocabulary.js';
import type { Sentence } from '../sentence.js';
import type { LetterPart } from './letter.js';
import type { Adviser, Whereabouts } from './letter-words.js';

/** A sentence of the house, and how it is said where nobody is addressed, or aloud, if otherwise. */
export interface Wording extends Sentence {
  readonly public?: Sentence;
  readonly aloud?: Sentence;
}

export const HEADINGS: Readonly<Record<LetterPart, Wording>> = {
  // A question spoken to who was harmed sounds like one to be answered.
  'what-happened': {
    nl: 'Wat is er gebeurd?',
    en: 'What happened?',
    aloud: { nl: 'Dit is er gebeurd.', en: 'This is what happened.' },
  },
  'what-leaked': {
    nl: 'Om welke gegevens gaat het?',
    en: 'Which data?',
    aloud: { nl: 'Over de gegevens.', en: 'About the data.' },
  },
  'what-it-may-mean': {
    nl: 'Wat kan dit voor {whom} betekenen?',
    en: 'What can this mean for {whom}?',
    public: { nl: 'Wat kan dit betekenen?', en: 'What can this mean?' },
    aloud: { nl: 'Dit kan het betekenen.', en: 'This is what it can mean.' },
  },
  'what-we-did': {
    nl: 'Wat hebben wij gedaan?',
    en: 'What did we do?',
    aloud: { nl: 'Dit hebben wij gedaan.', en: 'This is what we did.' },
  },
  'what-you-can-do': {
    nl: 'Wat {canYou} zelf doen?',
    en: 'What {canYou} do?',
    aloud: { nl: 'Dit {canYou} zelf doen.', en: 'This is what can be done.' },
  },
  'whom-to-call': {
    nl: 'Waar {canYou} terecht?',
    en: 'Where {canYou} ask for help?',
    aloud: { nl: 'Hier {canYou} terecht.', en: 'Help and questions.' },
  },
};

export const WENT_WRONG: Sentence = {
  nl: 'Bij {sender} is iets misgegaan met {data}.',
  en: 'Something went wrong with {data} at {sender}.',
};

/** The name of who writes may be what gives somebody away. */
export const WENT_WRONG_UNNAMED: Sentence = {
  nl: 'Er is iets misgegaan met {data}.',
  en: 'Something went wrong with {data}.',
};

export const SORRY: Sentence = {
  nl: 'Het spijt ons dat dit is gebeurd.',
  en: 'We are sorry that this happened.',
};

export const AT_PROCESSOR: Sentence = {
  nl: 'Het ging mis bij een bedrijf dat voor ons werkt.',
  en: 'It went wrong at a company that works for us.',
};

export const HAPPENED_ON: Sentence = {
  nl: 'Dit gebeurde op of rond {day}.',
  en: 'This happened on or around {day}.',
};

/** What happened, in words that a reader of B1 follows and that tell nothing about anybody else. */
export const INCIDENTS: Readonly<Record<Exclude<IncidentType, 'device-or-paper-lost-or-stolen'>, Wording>> = {
  'email-wrong-recipient': {
    nl: 'Een e-mail of ander bericht met {data} is naar de verkeerde persoon gestuurd.',
    en: 'An e-mail or other message with {data} was sent to the wrong person.',
  },
  'email-open-cc': {
    nl: 'In een e-mail konden alle ontvangers elkaars e-mailadres zien. Ook dat van {whom}.',
    en: 'In an e-mail everybody could see the e-mail address of everybody else.',
    public: {
      nl: 'In een e-mail konden alle ontvangers elkaars e-mailadres zien.',
      en: 'In an e-mail everybody could see the e-mail address of everybody else.',
    },
  },
  'post-wrong-recipient': {
    nl: 'Een brief of pakket met {data} is bij de verkeerde persoon gekomen.',
    en: 'A letter or parcel with {data} reached the wrong person.',
  },
  'post-returned-opened': {
    nl: 'Een brief of pakket met {data} kwam open bij ons terug.',
    en: 'A letter or parcel with {data} came back to us open.',
  },
  'post-lost': {
    nl: 'Een brief of pakket met {data} is kwijtgeraakt.',
    en: 'A letter or parcel with {data} got lost.',
  },
  'authorisation-wrong': {
    nl: 'Mensen konden {data} zien terwijl dat niet mocht.',
    en: 'People could see {data} who were not allowed to.',
  },
  'folder-too-accessible': {
    nl: '{Data} stonden in een map die te veel mensen konden openen.',
    en: '{Data} were in a folder that too many people could open.',
  },
  'published-by-mistake': {
    nl: '{Data} stonden per ongeluk op een plek waar anderen ze konden zien.',
    en: 'By mistake {data} were in a place where others could see them.',
  },
  'hacking-malware-phishing': {
    nl: 'Iemand is zonder toestemming in onze computers of mail geweest. Daar staan ook {data}.',
    en: 'Somebody got into our computers or e-mail without permission. {Data} are kept there too.',
  },
  'added-to-wrong-file': {
    nl: '{Data} zijn in het dossier van iemand anders gezet.',
    en: '{Data} were put into the file of somebody else.',
  },
  snooping: {
    nl: 'Een medewerker heeft {data} bekeken. Voor het werk was dat niet nodig.',
    en: 'An employee looked at {data}. The work did not need that.',
  },
  other: { nl: '{Data} zijn niet goed beschermd geweest.', en: '{Data} were not protected well.' },
};

export const HACKED_AT_PROCESSOR: Sentence = {
  nl: 'Iemand is zonder toestemming in de computers van dat bedrijf geweest. Daar staan ook {data}.',
  en: 'Somebody got into the computers of that company without permission. {Data} are kept there too.',
};

/** What is lost makes a difference to people, and not to the AP's form. */
export const LOST: Readonly<Record<'device' | 'paper', Sentence>> = {
  device: {
    nl: 'Een apparaat, zoals een telefoon of laptop, is kwijt of gestolen. Daarop stonden {data}.',
    en: 'A device, such as a phone or laptop, is lost or stolen. It held {data}.',
  },
  paper: {
    nl: 'Papieren met {data} zijn kwijt of gestolen.',
    en: 'Papers with {data} are lost or stolen.',
  },
};

/** Not of confidentiality: how the data came to others is said by the incident. */
export const NATURES_TOLD: readonly { readonly nature: Nature; readonly told: Wording }[] = [
  {
    nature: 'integrity',
    told: {
      nl: 'In {data} is iets veranderd terwijl dat niet mocht.',
      en: 'Something in {data} was changed without permission.',
    },
  },
  {
    nature: 'availability-permanent',
    told: {
      nl: '{Data} zijn helemaal of voor een deel weg. Wat weg is, krijgen wij niet terug.',
      en: '{Data} are gone, all or in part. What is gone we cannot get back.',
    },
  },
  {
    nature: 'availability-temporary',
    told: {
      nl: 'Wij konden een tijd niet bij {data}.',
      en: 'For some time we could not reach {data}.',
    },
  },
];

export const THE_DATA: Sentence = { nl: 'Het gaat om:', en: 'It is about:' };

export const DATA: Readonly<
  Record<Exclude<DataCategory, 'unknown' | 'other'> | SpecialCategory | 'photos', Sentence>
> = {
  name: { nl: 'naam', en: 'name' },
  gender: { nl: 'geslacht', en: 'gender' },
  'birth-date': { nl: 'geboortedatum of leeftijd', en: 'date of birth or age' },
  bsn: { nl: 'burgerservicenummer (BSN)', en: 'citizen service number (BSN)' },
  address: { nl: 'adres en woonplaats', en: 'address and town' },
  email: { nl: 'e-mailadres', en: 'e-mail address' },
  phone: { nl: 'telefoonnummer', en: 'phone number' },
  credentials: { nl: 'inlognaam en wachtwoord', en: 'user name and password' },
  iban: { nl: 'bankrekeningnummer', en: 'bank account number' },
  'credit-card': { nl: 'gegevens van een creditcard', en: 'credit card details' },
  'problem-debts': { nl: 'informatie over schulden', en: 'information about debts' },
  benefits: { nl: 'informatie over een uitkering', en: 'information about benefits' },
  'financial-other': { nl: 'informatie over geld en inkomen', en: 'information about money and income' },
  'identity-document': {
    nl: '(kopie van) een paspoort of ID-kaart',
    en: '(copy of) a passport or identity card',
  },
  location: { nl: 'informatie over waar iemand was', en: 'information about where somebody was' },
  criminal: { nl: 'informatie over politie of justitie', en: 'information about police or courts' },
  ethnicity: { nl: 'informatie over afkomst', en: 'information about origin' },
  political: { nl: 'informatie over politieke mening', en: 'information about political views' },
  religion: { nl: 'informatie over geloof', en: 'information about religion' },
  'trade-union': { nl: 'lidmaatschap van een vakbond', en: 'membership of a trade union' },
  sexual: { nl: 'informatie over seksualiteit', en: 'information about sexuality' },
  health: { nl: 'informatie over gezondheid', en: 'information about health' },
  genetic: { nl: 'informatie over erfelijke eigenschappen', en: 'information about genes' },
  biometric: { nl: 'lichaamskenmerken, zoals een vingerafdruk', en: 'body features, such as a fingerprint' },
  photos: { nl: 'foto’s', en: 'photos' },
};

export const CONSEQUENCES: Readonly<Record<Exclude<SubjectConsequence, 'other'>, Wording>> = {
  discrimination: {
    nl: 'Iemand die dit nu weet, kan {whom} anders behandelen.',
    en: 'Somebody who knows this now may treat {whom} differently.',
  },
  'identity-fraud': {
    nl: 'Iemand kan zich voordoen als {whom}, bijvoorbeeld om iets te kopen.',
    en: 'Somebody may pretend to be {whom}, for instance to buy something.',
    public: {
      nl: 'Iemand kan zich voordoen als een ander, bijvoorbeeld om iets te kopen.',
      en: 'Somebody may pretend to be somebody else, for instance to buy something.',
    },
  },
  'financial-loss': {
    nl: 'Iemand kan proberen om geld van {whom} te krijgen.',
    en: 'Somebody may try to get money from {whom}.',
  },
  'reputation-damage': {
    nl: 'Anderen kunnen dingen over {whom} weten die privé zijn.',
    en: 'Others may know things about {whom} that are private.',
  },
  'professional-secrecy-lost': {
    // Not that anybody told something in confidence: a parent need not know that a child did.
    nl: 'Een ander kan nu weten wat vertrouwelijk was.',
    en: 'Somebody else may now know what was confidential.',
  },
  'pseudonymisation-undone': {
    nl: 'Iemand kan ontdekken dat gegevens zonder naam over {whom} gaan.',
    en: 'Somebody may find out that data without a name are about {whom}.',
    public: {
      nl: 'Iemand kan ontdekken over wie gegevens zonder naam gaan.',
      en: 'Somebody may find out whom data without a name are about.',
    },
  },
  'rights-obstructed': {
    nl: 'De gegevens bekijken of laten wissen lukt nu misschien niet.',
    en: 'Seeing the data, or having them deleted, may not be possible for now.',
  },
  'control-lost': {
    nl: 'Het is niet meer zeker wie de gegevens heeft.',
    en: 'It is not certain any more who has the data.',
  },
};

/** Says that there is danger, and neither where anybody is nor from whom: he may be the one who reads it. */
export const DANGER: Sentence = {
  nl: 'Iemand kan de gegevens misbruiken, bijvoorbeeld om contact te zoeken.',
  en: 'Somebody may misuse the data, for instance to make contact.',
};

export const CARE_INTERRUPTED: Sentence = {
  nl: 'Omdat gegevens ontbraken of zijn veranderd, kan hulp later komen of anders gaan.',
  en: 'Because data were missing or changed, help may come later or go differently.',
};

/** What the advice to watch out is for. */
export const ADDRESS_KNOWN: Sentence = {
  nl: 'Iemand kan nu het adres weten, en contact zoeken.',
  en: 'Somebody may now know the address, and make contact.',
};

export const PHOTOS_KNOWN: Sentence = {
  nl: 'Iemand kan foto’s van {whom} zien of doorsturen.',
  en: 'Somebody may see photos of {whom} or pass them on.',
};

export const LIST_KNOWN: Sentence = {
  nl: 'Wie de e-mail kreeg, kan nu weten wie er contact met ons heeft.',
  en: 'Whoever got the e-mail may now know who is in contact with us.',
};

/** In place of "it is not certain who has the data": of snooping it is known. */
export const MAY_HAVE_BEEN_TOLD_ON: Sentence = {
  nl: 'Wij weten niet zeker of de medewerker het aan anderen heeft verteld.',
  en: 'We are not certain whether the employee told others.',
};

/** The AP asks a letter to say whether the data came back or were destroyed. */
export const WHEREABOUTS_TOLD: Readonly<Record<Whereabouts, Sentence>> = {
  returned: { nl: 'De gegevens zijn weer bij ons.', en: 'We have the data back.' },
  destroyed: {
    nl: 'Wie de gegevens kreeg, zegt dat niets is bewaard.',
    en: 'Whoever got the data says that nothing was kept.',
  },
  'wiped-remotely': {
    nl: 'Wij hebben het apparaat op afstand leeggemaakt.',
    en: 'We erased the device from a distance.',
  },
  'not-returned': {
    nl: 'De gegevens zijn nog niet terug. Wij weten niet of ze zijn vernietigd.',
    en: 'The data are not back yet. We do not know whether they were destroyed.',
  },
};

/** … and whether somebody from outside advised. */
export const ADVISED: Readonly<Record<Adviser, Sentence>> = {
  police: { nl: 'Wij hebben advies gevraagd aan de politie.', en: 'We asked the police for advice.' },
  'security-experts': {
    nl: 'Deskundigen in computerbeveiliging geven ons advies.',
    en: 'Experts in computer security advise us.',
  },
  lawyers: { nl: 'Juristen geven ons advies.', en: 'Lawyers advise us.' },
};
