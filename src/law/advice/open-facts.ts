import type { FactSheet } from './fact-sheet.js';
import type { DataCategory } from '../ap-vocabulary.js';
import {
  ALTERATIONS,
  DATA_INSIGHTS,
  FINDINGS,
  INTENTS,
  UNAVAILABILITY_EFFECTS,
  type BreachFacts,
  type MeasureAfterwards,
} from './breach-facts.js';
import { isThing } from './exposure.js';
import { leavesOtherOpen } from './impact.js';
import { always, never, open, type OpenFact } from './open-fact.js';
import type { Reading } from './reading.js';
import { isBound } from './recipients.js';

const claimsProtection = (facts: FactSheet): boolean =>
  facts.protection !== undefined && facts.protection !== 'none';

function mayTakeDataAway({ incidentType }: FactSheet): boolean {
  return (
    incidentType === 'device-or-paper-lost-or-stolen' ||
    incidentType === 'post-lost' ||
    incidentType === 'hacking-malware-phishing'
  );
}

/** Without the word "unknown". */
export function knownKinds({ dataCategories }: FactSheet): readonly DataCategory[] {
  return dataCategories?.filter((category) => category !== 'unknown') ?? [];
}

const KINDS_THAT_MAY_BE: readonly Required<Pick<BreachFacts, 'dataCategories'>>[] = [
  { dataCategories: ['name', 'email'] },
  { dataCategories: ['financial-other'] },
  { dataCategories: ['name', 'birth-date', 'address', 'bsn'] },
];

export const KINDS_OF_DATA: OpenFact = {
  ...open(
    'dataCategories',
    'Welke soorten gegevens zijn het?',
    'What kinds of data are they?',
    KINDS_THAT_MAY_BE.map(({ dataCategories }) => dataCategories),
    always,
  ),
  isOpen: ({ kindsKnown }) => !kindsKnown,
  // What is known to be among them stays so, whatever else turns up.
  fitting: ({ facts }) => {
    const known = knownKinds(facts);
    if (known.length === 0) return KINDS_THAT_MAY_BE;
    return KINDS_THAT_MAY_BE.map(({ dataCategories }) => ({
      dataCategories: known.concat(dataCategories.filter((category) => !known.includes(category))),
    }));
  },
};

const MEASURES_THAT_MAY_BE: readonly (readonly MeasureAfterwards[])[] = [
  ['high-risk-no-longer-likely'],
  ['remote-wipe-confirmed'],
  ['recovered'],
  [],
];

/**
 * Where somebody has been told where a child, a client or a patient lives, no "no" stands before a person said that
 * nobody is in danger by it: only whoever knows these people can tell.
 */
export function mayFindVulnerablePeople({
  facts,
  vulnerablePeople,
  confidentialityInPlay,
}: Reading): boolean {
  const { dataCategories = [], recipientKind } = facts;
  const tellsWhere = dataCategories.some((category) => category === 'address' || category === 'location');
  return (
    vulnerablePeople && tellsWhere && confidentialityInPlay && !isBound(facts) && recipientKind !== 'nobody'
  );
}

/** Ordered by what a handler asks first. */
export const OPEN_FACTS: readonly OpenFact[] = [
  open(
    'safetyRisk',
    'Kan iemand gevaar lopen?',
    'May somebody be in danger?',
    ['no', 'yes'],
    mayFindVulnerablePeople,
    ['possible'],
  ),
  KINDS_OF_DATA,
  open(
    'specialCategories',
    'Zijn er bijzondere persoonsgegevens bij?',
    'Are special categories of data among them?',
    [[], ['health']],
    // Somebody who listed the kinds of data and named no special ones has answered this, unless "other" is among them.
    ({ kindsKnown, facts }) => !kindsKnown || leavesOtherOpen(facts),
  ),
  open(
    'contextReveals',
    'Wat verraadt het feit dat iemand in deze gegevens staat?',
    'What does standing in these data give away?',
    ['nothing', 'special-category', 'safety'],
  ),
  open(
    'dataInsight',
    'Hoeveel zeggen de gegevens over iemands leven?',
    'How much do the data tell about somebody’s life?',
    DATA_INSIGHTS,
    ({ facts }) => leavesOtherOpen(facts),
  ),
  open(
    'identification',
    'Hoe makkelijk is te zien over wie het gaat?',
    'How easily can one tell whom they concern?',
    ['negligible', 'maximum'],
  ),
  open(
    'vulnerabilities',
    'Gaat het om kinderen, cliënten, mensen in de opvang of met een geheim adres?',
    'Are children, clients, people in a shelter or with a hidden address concerned?',
    [[], ['care-clients'], ['hidden-address']],
  ),
  open(
    'subjectCount',
    'Om hoeveel mensen gaat het?',
    'How many people are concerned?',
    [
      { min: 1, max: 1 },
      { min: 101, max: 1000 },
      { min: 10_001, max: 100_000 },
    ],
    always,
  ),
  open(
    'intent',
    'Was het een vergissing, of deed iemand dit met opzet?',
    'Was it a mistake, or did somebody do it on purpose?',
    INTENTS,
  ),
  open('recipientKind', 'Wie heeft de gegevens nu?', 'Who has the data now?', [
    'nobody',
    'own-organisation',
    'private-person',
    'unknown-person',
    'public',
    'threatening-person',
  ]),
  open(
    'recipientTrust',
    'Heeft de ontvanger geheimhoudingsplicht, of is hij te vertrouwen?',
    'Is the recipient bound to secrecy, or to be trusted?',
    ['bound-to-secrecy', 'not-trusted'],
  ),
  open(
    'deletion',
    'Heeft de ontvanger schriftelijk bevestigd dat alles weg is?',
    'Did the recipient confirm in writing that all is deleted?',
    ['confirmed-in-writing', 'refused'],
    never,
    ['requested', 'confirmed-orally'],
  ),
  open('recipientCount', 'Hoeveel ontvangers zijn er?', 'How many recipients are there?', [
    { min: 1, max: 1 },
    { min: 100, max: 1000 },
  ]),
  open(
    'access',
    'Is uit te sluiten dat een onbevoegde de gegevens zag?',
    'Can it be excluded that somebody unauthorised saw the data?',
    FINDINGS,
    never,
    ['possible'],
  ),
  open(
    'exfiltration',
    'Sluiten logboeken uit dat gegevens zijn meegenomen?',
    'Do logs exclude that data were taken?',
    FINDINGS,
    never,
    ['possible'],
  ),
  {
    ...open(
      'protection',
      'Waren de gegevens vooraf onbegrijpelijk gemaakt, volgens de stand van de techniek en met een veilige sleutel?',
      'Were the data made unintelligible beforehand, by the state of the art and with a safe key?',
      ['none'],
    ),
    answers: [
      { protection: 'encrypted', protectionStateOfTheArt: true, keyCompromised: false },
      { protection: 'none' },
    ],
  },
  {
    ...open(
      'protectionStateOfTheArt',
      'Is de versleuteling of hashing volgens de stand van de techniek?',
      'Is the encryption or hashing state of the art?',
      [true, false],
      ({ protection }) => protection !== 'holds',
    ),
    isOpen: ({ facts }) => claimsProtection(facts) && facts.protectionStateOfTheArt === undefined,
  },
  {
    ...open(
      'keyCompromised',
      'Is de sleutel (wachtwoord, salt) uitgelekt?',
      'Was the key (password, salt) compromised?',
      [false, true],
      always,
    ),
    isOpen: ({ facts }) => claimsProtection(facts) && facts.keyCompromised === undefined,
  },
  open(
    'backupAvailable',
    'Is er een bruikbare reservekopie?',
    'Is there a usable backup?',
    [true, false],
    // A mail to a wrong address leaves the data where they were; a stolen disk may have held the only copy.
    ({ facts }) => facts.natures === undefined && mayTakeDataAway(facts),
  ),
  {
    ...open(
      'unavailableHours',
      'Hoeveel uur waren de gegevens niet beschikbaar?',
      'For how many hours were the data unavailable?',
      [0.5, 72],
    ),
    isOpen: ({ facts, affectsAvailability }) => facts.unavailableHours === undefined && affectsAvailability,
  },
  {
    ...open(
      'unavailabilityEffect',
      'Wat deed het ontbreken van de gegevens met mensen?',
      'What did the lack of the data do to people?',
      UNAVAILABILITY_EFFECTS,
    ),
    isOpen: ({ facts, affectsAvailability }) =>
      facts.unavailabilityEffect === undefined && affectsAvailability,
  },
  {
    ...open('alteration', 'Zijn de onjuiste gegevens gebruikt?', 'Were the wrong data used?', ALTERATIONS),
    isOpen: ({ facts }) =>
      facts.natures?.includes('integrity') === true &&
      (facts.alteration === undefined || facts.alteration === 'possibly-used'),
  },
  open(
    'likelyConsequences',
    'Zijn er gevolgen te verwachten, zoals fraude of uitsluiting?',
    'Are consequences to be expected, such as fraud or exclusion?',
    [[], ['identity-fraud']],
  ),
  open('harmSeen', 'Is er al schade gezien?', 'Has harm been seen already?', [false, true]),
  {
    ...open(
      'measuresAfterwards',
      'Welke maatregelen achteraf zijn bewezen?',
      'Which measures afterwards are proven?',
      MEASURES_THAT_MAY_BE,
    ),
    fitting: ({ facts, attack }) =>
      MEASURES_THAT_MAY_BE.filter(
        (measures) =>
          (isThing(facts) || !measures.includes('remote-wipe-confirmed')) &&
          // What was copied or lay open to all is not got back.
          (!(attack || facts.recipientKind === 'public') || !measures.includes('recovered')),
      ).map((measuresAfterwards) => ({ measuresAfterwards })),
  },
];

export const DOUBTFUL_FACTS: readonly OpenFact[] = OPEN_FACTS.filter(
  ({ leavesDoubt }) => leavesDoubt !== never,
);
