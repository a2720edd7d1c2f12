import type { NoticeMeans } from '../ap-vocabulary.js';
import type { Delivery, Representative } from './letter.js';

const BY_MEANS: Readonly<Record<NoticeMeans, readonly string[]>> = {
  letter: ['Gebruik een blanco envelop.', 'Controleer naam en adres voordat de brief weggaat.'],
  email: [
    'Stuur elke mail apart: nooit meer ontvangers in één mail.',
    'Zet in het onderwerp alleen: “Bericht over uw gegevens”.',
  ],
  phone: [
    'Vraag eerst of u de juiste persoon spreekt en of het gesprek nu kan.',
    'Spreek geen voicemail in.',
    'Lees de tekst voor en vraag wat er niet duidelijk is.',
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
    ...(safetyAtStake
      ? [
          'Gebruik alleen de afgesproken veilige manier van contact.',
          'Lees wat wij hebben gedaan nog eens na: er mag geen plaats in staan.',
          'Geen logo of afzender op de buitenkant. Noem nergens waar iemand woont, verblijft of hulp krijgt.',
        ]
      : []),
    ...(representative !== undefined
      ? ['Vertel het ook aan de persoon zelf, op een manier die hij of zij begrijpt.']
      : []),
  ];
  return { means, instructions, ...(means === 'letter' && { envelope: 'neutral' as const }) };
}
