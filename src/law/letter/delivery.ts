import type { NoticeMeans } from '../ap-vocabulary.js';
import type { Language, Sentence } from '../sentence.js';
import type { Delivery, LetterReader, Representative } from './letter.js';
import { formOf, isAloud } from './voice.js';

const BY_MEANS: Readonly<Record<NoticeMeans, readonly string[]>> = {
  letter: [
    'Gebruik een blanco envelop, zonder logo of afzender. Zet een datum op de brief.',
    'Controleer naam en adres voordat de brief weggaat.',
  ],
  email: [
    'Stuur elke mail apart: nooit meer ontvangers in één mail.',
    'Zet in het onderwerp alleen: “Belangrijk bericht”.',
  ],
  phone: [
    'Bel met een afgeschermd of afgesproken nummer. Spreek geen voicemail in.',
    'Neemt een ander op? Noem de organisatie niet, vertel niets en hang op.',
    'Vraag iets waarop alleen deze persoon het antwoord weet.',
    'Kan de persoon niet vrij praten? Spreek alleen een nieuw moment af.',
    'Vertel het in eigen woorden, met de tekst erbij. Vraag wat er niet duidelijk is.',
  ],
  'in-person': [
    'Kies een rustig moment, zonder anderen erbij.',
    'Iemand die de persoon vertrouwt, vertelt het. Nooit een medewerker om wie het gaat.',
  ],
  interpreter: [
    'Gebruik een tolk die niet uit de familie of de kring van de persoon komt.',
    'De tolk is gebonden aan geheimhouding. Lees de tekst in delen voor.',
  ],
  website: [
    'Zet de tekst op een plek die mensen vinden, en laat hem ten minste drie maanden staan.',
    'Zeg tegen niemand of een ander bij ons bekend is.',
  ],
  'social-media': [
    'Verwijs naar de tekst op de website. Beantwoord geen vragen over personen in het openbaar.',
    'Zeg tegen niemand of een ander bij ons bekend is.',
  ],
  advertisement: [
    'Noem geen groep mensen die door de advertentie herkenbaar wordt.',
    'Zeg tegen niemand of een ander bij ons bekend is.',
  ],
  other: ['Controleer of het bericht alleen bij deze persoon aankomt.'],
};

interface Wishes {
  readonly reader: LetterReader;
  readonly language: Language;
  readonly representative?: Representative;
  readonly means: NoticeMeans;
  readonly safetyAtStake: boolean;
  readonly isComplete: boolean;
}

/** What whoever carries it out should do: what must not be overlooked stands first. */
export function deliveryOf({
  reader,
  language,
  means,
  safetyAtStake,
  representative,
  isComplete,
}: Wishes): Delivery {
  const form = formOf({ means });
  const instructions = [
    ...(isComplete ? [] : ['Gebruik deze tekst nog niet: vul eerst in wat nog open staat.']),
    ...(form === 'notice' || representative === undefined ? [] : toRepresentative(representative)),
    ...(form !== 'notice' && reader === 'under-sixteen' && representative === undefined ? TO_THE_CHILD : []),
    ...(safetyAtStake ? inDanger(isAloud(form), language) : []),
    ...BY_MEANS[means],
    ...(form === 'notice' || safetyAtStake ? [] : reachable(isAloud(form))),
  ];
  return { means, instructions, ...(means === 'letter' && { envelope: 'neutral' as const }) };
}

const TO_THE_CHILD: readonly string[] = [
  'Dit is voor het kind zelf. Laat er iemand bij zijn die het kind vertrouwt, en vertel het niet aan een ouder.',
];

function toRepresentative(representative: Representative): readonly string[] {
  const isOfChild = representative === 'parent' || representative === 'guardian';
  return [
    isOfChild
      ? 'Controleer of de ouder of voogd gezag heeft. Is het veilig als deze ouder of voogd dit weet? Overleg bij twijfel eerst.'
      : 'Controleer of deze curator of mentor dat nog is.',
    'Zet erbij om wie het gaat, met een kenmerk dat alleen de lezer herkent.',
    'Vertel het ook aan de persoon zelf, op een manier die hij of zij begrijpt.',
  ];
}

/** What leaked may be the way by which one would tell it; and a text that lies about is found by others. */
function reachable(aloud: boolean): readonly string[] {
  return [
    'Is dit adres, nummer of account zelf gelekt? Gebruik dan een andere weg.',
    aloud
      ? 'Geef de tekst alleen mee, of stuur hem alleen na, als een ander hem niet kan vinden.'
      : 'Kan een ander dit openen of lezen? Vertel het dan liever in een gesprek.',
  ];
}

/** To be sent in place of the text, where it is not certain who reads it: it tells a finder nothing. */
const INVITATION: Sentence = {
  nl: 'Er is iets misgegaan met gegevens. Ik vertel daar graag zelf meer over. Neem contact met mij op, zoals wij hebben afgesproken.',
  en: 'Something went wrong with data. I would like to tell more about it myself. Please contact me in the way we agreed.',
};

/** Whoever must not know of it may read it, listen, or call back. */
function inDanger(aloud: boolean, language: Language): readonly string[] {
  return [
    ...(aloud
      ? [
          'Vraag eerst of de persoon vrij kan praten. Laat niets op papier achter, tenzij dat veilig is.',
          'Weet vooraf wie de gegevens kreeg, en of de persoon bang is voor wie ze kreeg. Bespreek samen of blijven veilig is.',
        ]
      : [
          `Vertel het liever in een gesprek: een ander kan dit lezen. Stuur dan alleen: “${INVITATION[language]}”`,
          'Stuur niets naar een adres, nummer of account dat gelekt is.',
        ]),
    'Gebruik alleen de afgesproken veilige manier van contact.',
    'Wie op het genoemde nummer opneemt, noemt de organisatie niet en bevestigt niets. Ook de voicemail niet.',
    'Lees de hele tekst nog eens na: er mag geen plaats in staan.',
    'Noem nergens waar iemand woont, verblijft of hulp krijgt.',
  ];
}
