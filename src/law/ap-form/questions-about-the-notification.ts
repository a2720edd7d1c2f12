import type { FormInput } from './form-input.js';
import type { FormQuestion } from './form-question.js';
import { chosen, derived, dutchDate, dutchMoment, recorded } from './given-answer.js';
import type { GivenAnswer } from './given-answer.js';
import { KIND_LABELS } from './labels.js';
import { recordedAnswer } from './recorded-answer.js';
import { authoritiesTold, inDutch } from './told-others.js';

const ofOrganisation =
  (read: (organisation: FormInput['organisation']['value']) => string | undefined) =>
  ({ organisation }: FormInput): GivenAnswer | undefined =>
    recorded(read(organisation.value), organisation);

const isRepeat = ({ kind }: FormInput): boolean => kind.value !== 'initial';

/** Chapters 1 to 4: who notifies what, and when it happened. */
export const ABOUT_THE_NOTIFICATION: readonly FormQuestion[] = [
  {
    question: '1.1',
    label: 'Wat voor soort melding wilt u doen?',
    required: true,
    unconfirmed: true,
    answer: ({ kind }) => ({ ...chosen([kind.value], KIND_LABELS, kind), state: 'derived' }),
  },
  {
    question: '1.1 (meldnummer)',
    label: 'Meldnummer van de eerdere melding',
    required: true,
    visible: isRepeat,
    answer: ({ earlierNumber }) => earlierNumber && recorded(earlierNumber.value, earlierNumber),
  },
  {
    question: '1.1 (reden)',
    label: 'Reden van de intrekking',
    required: true,
    unconfirmed: true,
    visible: ({ kind }) => kind.value === 'withdrawal',
    answer: ({ withdrawalReason }) => withdrawalReason && recorded(withdrawalReason.value, withdrawalReason),
  },
  {
    question: '1.2',
    label: 'Op grond van welke wettelijke bepaling meldt u?',
    required: true,
    answer: (input) => recordedAnswer('1.2')(input) ?? derived('AVG, artikel 33', input.awareness),
  },
  {
    question: '1.3',
    label: 'Hebt u ook gemeld bij toezichthouders op grond van andere meldplichten?',
    required: false,
    answer: (input) => recordedAnswer('1.3')(input) ?? toldOthers(input),
  },
  {
    question: '2.1.1',
    label: 'Zijn er gevolgen voor personen in meerdere landen?',
    required: true,
    answer: recordedAnswer('2.1.1'),
  },
  {
    question: '2.2.1',
    label: 'Hebt u gemeld bij privacytoezichthouders in andere landen?',
    required: false,
    answer: recordedAnswer('2.2.1'),
  },
  {
    question: '3.1.1 (organisatie)',
    label: 'Naam van de organisatie',
    required: true,
    answer: ofOrganisation(({ name }) => name),
  },
  ...(
    [
      ['adres', 'Adres, postcode en plaats', true, ({ address }) => address],
      ['registratienummer FG', 'Registratienummer van de FG', false, ({ fgRegistration }) => fgRegistration],
      ['KvK', 'KvK-nummer', true, ({ kvk }) => kvk],
    ] as const satisfies readonly (readonly [string, string, boolean, Parameters<typeof ofOrganisation>[0]])[]
  ).map(([part, label, required, read]) => ({
    question: `3.1.1 (${part})`,
    label,
    required,
    answer: (input: FormInput) => recordedAnswer(`3.1.1 (${part})`)(input) ?? ofOrganisation(read)(input),
  })),
  {
    question: '3.1.2',
    label: 'Sector',
    required: true,
    unconfirmed: true,
    answer: (input) => recordedAnswer('3.1.2')(input) ?? ofOrganisation(({ sector }) => sector)(input),
  },
  {
    question: '3.2.1',
    // The e-mail address may be left out: the AP's privacy statement says so.
    label: 'Wie meldt: naam, functie, telefoonnummer en (niet verplicht) e-mailadres',
    required: true,
    answer: recordedAnswer('3.2.1'),
  },
  {
    question: '3.2.2',
    label: 'Contactpersoon, als dat een ander is',
    required: false,
    answer: (input) => recordedAnswer('3.2.2')(input) ?? contactOf(input),
  },
  {
    question: '3.3',
    label: 'Zijn er andere organisaties betrokken (verwerker, ontvanger)?',
    required: true,
    answer: (input) => recordedAnswer('3.3')(input) ?? recorded(input.report.value.processor, input.report),
  },
  {
    question: '4.1.1',
    label: '(Mogelijke) startdatum van de inbreuk',
    required: true,
    answer: (input) => {
      const { occurred } = input;
      return (
        recordedAnswer('4.1.1')(input) ??
        recorded(occurred.value.from && dutchDate(occurred.value.from), occurred)
      );
    },
  },
  {
    question: '4.1.2',
    label: '(Mogelijke) einddatum van de inbreuk',
    required: true,
    answer: (input) => {
      const { occurred } = input;
      const reported =
        occurred.value.ongoing === true
          ? 'duurt voort'
          : occurred.value.until && dutchDate(occurred.value.until);
      return recordedAnswer('4.1.2')(input) ?? recorded(reported, occurred);
    },
  },
  { question: '4.2', label: 'Wanneer is de inbreuk ontdekt?', required: true, answer: discovered },
  {
    question: '4.3',
    label: 'Hoe is de inbreuk ontdekt?',
    required: true,
    answer: (input) =>
      recordedAnswer('4.3')(input) ??
      (input.awarenessFacts && recorded(input.awarenessFacts.value, input.awarenessFacts)),
  },
  {
    question: '4.4',
    label: 'Vraag 4.4 van het formulier',
    required: false,
    unconfirmed: true,
    answer: recordedAnswer('4.4'),
  },
  {
    question: '4.5',
    label: 'Waarom meldt u later dan 72 uur na de ontdekking?',
    required: true,
    visible: (input) => !isRepeat(input) && input.asOf > input.awareness.value.dueAt,
    answer: ({ delay }) => delay && recorded(delay.value ?? 'Er is geen reden opgegeven.', delay),
  },
];

function toldOthers(input: FormInput): GivenAnswer | undefined {
  const told = authoritiesTold(input);
  const latest = told.at(-1);
  return latest && derived(told.map(({ value }) => inDutch(value)).join('; '), latest);
}

/**
 * Awareness once a person established it; until then the discovery as it was stated, or the receipt. The form counts its
 * 72 hours (4.5) from this answer, so it asks for the moment of Art. 33(1). It asks for an hour too: one that nobody
 * stated is said to be assumed.
 */
function discovered({ awareness }: FormInput): GivenAnswer | undefined {
  const { basis, at, isDay } = awareness.value;
  if (basis === 'established') return recorded(dutchMoment(at), awareness);
  return derived(
    isDay
      ? `${dutchDate(at)} (voorlopig; het uur is niet bekend, gerekend is vanaf 00:00)`
      : `${dutchMoment(at)} (voorlopig)`,
    awareness,
  );
}

function contactOf({ fg }: FormInput): GivenAnswer | undefined {
  if (fg === undefined) return undefined;
  const { scope } = fg.value;
  if (!('value' in fg.value)) return recorded({ scope, erased: true }, fg);
  const { name, email, phone } = fg.value.value;
  const known = [name, email, phone].filter((part) => part !== undefined);
  if (known.length === 0) return undefined;
  return recorded({ scope, value: ['FG', ...known].join(', ') }, fg);
}
