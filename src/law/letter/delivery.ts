import type { NoticeMeans } from '../ap-vocabulary.js';
import type { Delivery, Representative } from './letter.js';

const BY_MEANS: Readonly<Record<NoticeMeans, readonly string[]>> = {
  letter: ['Gebruik een blanco envelop.', 'Controleer naam en adres voordat de brief weggaat.'],
  email: [
    'Stuur elke mail apart: nooit meer ontvangers in één mail.',
    'Zet in het onderwerp alleen: “Belangrijk bericht”.',
  ],
  phone: [
    'Vraag eerst of u de juiste persoon spreekt en of het gesprek nu kan.',
    'Spreek geen voicemail in.',
    'Vertel het in eigen woorden, met de tekst erbij. Vraag wat er niet duidelijk is.',
    'Spreek af of en hoe de tekst ook op papier komt.',
  ],
  'in-person': [
    'De eigen begeleider vertelt het, op een rustig moment en zonder anderen erbij.',
    'Geef de tekst alleen mee als dat veilig is.',
  ],
  interpreter: [
    'Gebruik een tolk die niet uit de familie of de kring van de betrokkene komt.',
    'De tolk is gebonden aan geheimhouding. Lees de tekst in delen voor.',
  ],
  website: ['Zet de tekst op een plek die mensen vinden, en laat hem lang genoeg staan.'],
  'social-media': [
    'Verwijs naar de tekst op de website. Beantwoord geen vragen over personen in het openbaar.',
  ],
  advertisement: ['Noem geen groep mensen die door de advertentie herkenbaar wordt.'],
  other: [],
};

interface Wishes {
  readonly representative?: Representative;
  readonly means: NoticeMeans;
  readonly safetyAtStake: boolean;
}

export function deliveryOf({ means, safetyAtStake, representative }: Wishes): Delivery {
  const instructions = [
    ...BY_MEANS[means],
    ...(safetyAtStake ? inDanger(means) : []),
    ...(representative !== undefined
      ? ['Vertel het ook aan de persoon zelf, op een manier die hij of zij begrijpt.']
      : []),
  ];
  return { means, instructions, ...(means === 'letter' && { envelope: 'neutral' as const }) };
}

const ALOUD: readonly NoticeMeans[] = ['phone', 'in-person', 'interpreter'];

/** A text that lies about can be found by whoever must not know of it. */
function inDanger(means: NoticeMeans): readonly string[] {
  return [
    'Gebruik alleen de afgesproken veilige manier van contact.',
    ALOUD.includes(means)
      ? 'Vraag eerst of de betrokkene vrij kan praten. Laat niets op papier achter, tenzij dat veilig is.'
      : 'Vertel het liever in een gesprek: een ander kan dit lezen.',
    'Lees de hele tekst nog eens na: er mag geen plaats in staan.',
    'Noem nergens waar iemand woont, verblijft of hulp krijgt.',
    ...(means === 'letter' ? ['Geen logo of afzender op de buitenkant.'] : []),
  ];
}
