import { haveOthersTheData } from './deletions-in-form.js';
import { NOTICE_MEANS } from '../ap-vocabulary.js';
import type { FormDeletion, FormInput } from './form-input.js';
import type { FormQuestion } from './form-question.js';
import { derived, dutchDate, recorded, type GivenAnswer } from './given-answer.js';
import { GROUND_LABELS, MEANS_LABELS } from './labels.js';
import { onlyPublicly, peopleInForm, wereInformed } from './people-in-form.js';

const willNotBe = (input: FormInput): boolean =>
  !wereInformed(input) && input.informDecision?.value.outcome === 'no';

/** Chapter 10: what people were told, and what is done about it. */
export const ABOUT_THE_PEOPLE: readonly FormQuestion[] = [
  {
    question: '10.1.1',
    label: 'Hebt u de inbreuk gemeld aan de betrokkenen?',
    required: true,
    unconfirmed: true,
    answer: (input) => {
      const { informed, informDecision } = input;
      if (wereInformed(input)) return derived('ja', ...informed);
      // A round that reached nobody, or of which nobody said so yet, is no "yes".
      const toCome =
        informDecision === undefined ? informed.length > 0 : informDecision.value.outcome === 'yes';
      const from = [...informed, ...(informDecision ? [informDecision] : [])];
      return from.length === 0 ? undefined : derived(toCome ? 'nee, dat gaat nog gebeuren' : 'nee', ...from);
    },
  },
  {
    question: '10.1.1 (waarom niet)',
    label: 'Waarom meldt u niet aan de betrokkenen?',
    required: true,
    visible: willNotBe,
    answer: ({ informDecision }) => {
      if (informDecision === undefined) return undefined;
      const { ground, reason, publicCommunication } = informDecision.value;
      const parts = [GROUND_LABELS[ground] ?? ground, reason, publicCommunication];
      return recorded(parts.filter((part) => part !== undefined).join('. '), informDecision);
    },
  },
  {
    question: '10.1.3',
    label: 'Hoeveel betrokkenen zijn geïnformeerd?',
    required: true,
    visible: wereInformed,
    answer: (input) =>
      onlyPublicly(input)
        ? derived('niet bekend: openbare mededeling', ...input.informed)
        : derived(`${peopleInForm(input).reached}`, ...input.informed),
  },
  {
    question: '10.1.7',
    label: 'Op welke wijze zijn zij geïnformeerd?',
    required: true,
    visible: wereInformed,
    answer: ({ informed }) => {
      const used = NOTICE_MEANS.filter((means) => informed.some(({ value }) => value.means.includes(means)));
      const answer = derived(used.map((means) => MEANS_LABELS[means]).join('; '), ...informed);
      return answer && { ...answer, state: 'recorded', codes: used };
    },
  },
  {
    question: '10.2',
    label: 'Welke maatregelen zijn genomen om de inbreuk aan te pakken en te voorkomen?',
    required: true,
    answer: measuresTaken,
  },
];

/** Who it was is personal, and in no form (ADR 5): so it says of nobody more than was confirmed. */
const deleted = ({ inWriting, everywhere }: Pick<FormDeletion, 'inWriting' | 'everywhere'>): string =>
  `${everywhere === false ? 'Een deel van de ontvangers' : 'De ontvanger'} heeft ${
    inWriting ? 'schriftelijk' : 'mondeling'
  } bevestigd dat de gegevens zijn gewist`;

function measuresTaken({ measures, deletions, assessedDeletion }: FormInput): GivenAnswer | undefined {
  const assessed = assessedDeletion ? [assessedDeletion] : [];
  // Also of the earlier ones.
  const everywhere = !haveOthersTheData({ deletions });
  const lines = [
    ...measures.map(({ value: { what, takenAt, dueAt } }) => {
      const when =
        takenAt !== undefined ? dutchDate(takenAt) : `gepland${dueAt ? ` voor ${dutchDate(dueAt)}` : ''}`;
      return `${what} (${when})`;
    }),
    ...deletions.map(
      ({ value: { inWriting, confirmedAt } }) =>
        `${deleted({ inWriting, everywhere })} (${dutchDate(confirmedAt)})`,
    ),
    ...assessed.map(({ value }) => deleted(value)),
  ];
  return lines.length === 0 ? undefined : derived(lines.join('\n'), ...measures, ...deletions, ...assessed);
}
