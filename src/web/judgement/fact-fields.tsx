import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { FACT_GROUPS, type FactGroup, type FactsAsked } from '../../law/advice/facts-asked.js';
import { NONE_OF_THESE } from '../acts/body-from-form.js';
import { Choice, Fields, Flag, SelectField, TextField, type Filled } from '../html/form.js';
import { capitalised } from '../words/list-words.js';
import type { Words } from '../words/shape.js';
import { fieldOf, kindOf, OR_MORE, type Fact } from './assessment-form.js';
import { answerWords, saidOf } from './fact-words.js';

interface FactsProps {
  readonly filled: Filled;
  readonly facts: BreachFacts;
  readonly questions: FactsAsked;
  readonly words: Words;
  /** Of the report, until somebody assesses: shown as such, and not asked again. */
  readonly claimed: ReadonlySet<Fact>;
  /** What is said beside a question before it is answered. */
  readonly hints: Partial<Readonly<Record<Fact, string>>>;
}

/** Asked with the severity, where it cannot stay out of sight: an authority is told it (Art. 33(3)(c)). */
export const JUDGED: Fact = 'likelyConsequences';

const hasFault = ({ faults }: Filled, fact: Fact): boolean =>
  [fieldOf(fact), `${fieldOf(fact)}.min`, `${fieldOf(fact)}.max`].some((name) => faults.has(name));

/**
 * The facts in groups: open where something is lacking, folded with what is known where nothing is. Within a group what
 * tells comes first, and what the report says already stands apart; what cannot matter is out of sight, and comes back
 * with what makes it matter.
 */
export function FactGroups(props: FactsProps) {
  const { filled, facts, questions, claimed, words } = props;
  const isClaimed = (fact: Fact): boolean =>
    claimed.has(fact) && facts[fact] !== undefined && !questions.lacking.has(fact) && !hasFault(filled, fact);
  const isFirst = (fact: Fact): boolean =>
    questions.telling.has(fact) || facts[fact] !== undefined || hasFault(filled, fact);
  return (
    <>
      {(Object.entries(FACT_GROUPS) as [FactGroup, readonly Fact[]][]).map(([group, all]) => {
        const every = all.filter((fact) => fact !== JUDGED);
        const [said, some] = [every.filter(isClaimed), every.filter((fact) => !isClaimed(fact))];
        const known = every.flatMap((fact) => saidOf(fact, facts, words) ?? []);
        const further = some.filter((fact) => !isFirst(fact));
        return (
          <details
            class="lw-group"
            key={group}
            hidden={!every.some((fact) => questions.matter.has(fact))}
            open={some.some((fact) => questions.lacking.has(fact) || hasFault(filled, fact))}
          >
            <summary>
              <h3>{words.assessment.groups[group]}</h3>
              {known.length > 0 && <span class="lw-known">{capitalised(known.join(' · '))}</span>}
            </summary>
            <FactsOf some={some.filter(isFirst)} {...props} />
            {said.length > 0 && (
              <details class="lw-more" open={!some.some(isFirst)}>
                <summary>{words.assessment.reported}</summary>
                <FactsOf some={said} {...props} />
              </details>
            )}
            {further.length > 0 && further.length < some.length && (
              <details class="lw-more" hidden={!further.some((fact) => questions.matter.has(fact))}>
                <summary>{words.assessment.further}</summary>
                <FactsOf some={further} {...props} />
              </details>
            )}
            {further.length === some.length && <FactsOf some={further} {...props} />}
          </details>
        );
      })}
    </>
  );
}

function FactsOf({ some, questions, filled, words, hints }: FactsProps & { readonly some: readonly Fact[] }) {
  return (
    <>
      {some.map((fact) => (
        <div key={fact} data-fact={fact} hidden={!questions.matter.has(fact) && !hasFault(filled, fact)}>
          <FactField fact={fact} filled={filled} words={words} hint={hints[fact]} />
        </div>
      ))}
    </>
  );
}

/** One fact: "I do not know" is always among the answers. */
export function FactField({
  fact,
  filled,
  words,
  hint,
}: {
  readonly fact: Fact;
  readonly filled: Filled;
  readonly words: Words;
  readonly hint?: string | undefined;
}) {
  const { facts, unknown, none, countHint, atLeast, atMost, orMore } = words.assessment;
  const { kind, options } = kindOf(fact);
  const answers = answerWords(fact, words);
  const named = (kind === 'flag' ? ['true', 'false'] : options).map(
    (one) => [one, capitalised(answers[one] ?? one)] as const,
  );
  const props = { name: fieldOf(fact), label: facts[fact], filled, ...(hint !== undefined && { hint }) };
  switch (kind) {
    case 'choices':
      return (
        <Choice
          {...props}
          many
          tiles
          options={named.some(([one]) => one === 'unknown') ? named : [...named, [NONE_OF_THESE, none]]}
        />
      );
    case 'choice':
    case 'flag':
      return <SelectField {...props} options={[['', unknown], ...named]} />;
    case 'quantity':
      return <TextField {...props} max={10} />;
    case 'range':
      return (
        <Fields legend={facts[fact]} hint={hint === undefined ? countHint : `${hint} ${countHint}`}>
          <div class="lw-row">
            <TextField
              name={`${props.name}.min`}
              label={atLeast}
              about={facts[fact]}
              filled={filled}
              max={12}
            />
            <TextField
              name={`${props.name}.max`}
              label={atMost}
              about={facts[fact]}
              filled={filled}
              max={12}
            />
          </div>
          <Flag name={`${props.name}.${OR_MORE}`} label={orMore} about={facts[fact]} filled={filled} />
        </Fields>
      );
  }
}
