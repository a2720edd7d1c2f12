import type { StepThen } from '../../absences/absences.service.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { deskPage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary, MomentField, type Filled } from '../html/form.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { wordsIn } from '../words/words.js';

export const ABSENCES = '/desk/absences';

/** A form that came back, and of which step it is. */
export interface FilledStep {
  readonly organisation: string;
  readonly step: string;
  readonly filled: Filled;
}

interface AbsencesPageProps {
  readonly steps: readonly StepThen[];
  readonly organisations: OrganisationNames;
  /** What was just said is known. */
  readonly isDone?: boolean;
  readonly filled?: FilledStep;
  readonly language: Language;
}

/** Who is called in danger and is away for a while. */
export function absencesPage({
  steps,
  organisations,
  isDone = false,
  filled: returned,
  language,
}: AbsencesPageProps): DeskPage {
  const all = wordsIn(language);
  const words = all.absences;
  const filledOf = ({ organisation, step: { id } }: StepThen): Filled => {
    const isThis = returned?.organisation === organisation && returned.step === id;
    const { values, faults } = isThis ? returned.filled : { values: {}, faults: new Map<string, string>() };
    return { within: `${organisation}-${id}`, values, faults };
  };
  return deskPage({
    ...{ language, title: words.title, place: 'account', address: ABSENCES },
    isFaulty: (returned?.filled.faults.size ?? 0) > 0,
    children: (
      <>
        {returned !== undefined && (
          <FaultSummary
            filled={{ ...returned.filled, within: `${returned.organisation}-${returned.step}` }}
            title={all.faultsTitle}
            hint={all.faultsHint}
          />
        )}
        {isDone && (
          <p class="lw-note" role="status">
            {words.done}
          </p>
        )}
        <p class="utrecht-paragraph">{steps.length === 0 ? words.none : words.explain}</p>
        {steps.map((one) => {
          const { organisation, step, until } = one;
          return (
            <section class="lw-panel" key={`${organisation} ${step.id}`}>
              <h2 class="utrecht-heading-3">
                {step.role}, {organisations.get(organisation) ?? organisation}
              </h2>
              <p>
                {until === undefined
                  ? words.there
                  : words.awayUntil(onDutchClock(until, 'ccc d MMM yyyy, HH:mm', language))}
              </p>
              <form method="post" action={ABSENCES} data-once autocomplete="off" novalidate>
                <input type="hidden" name="organisatie" value={organisation} />
                <input type="hidden" name="taal" value={language} />
                <input type="hidden" name="step" value={step.id} />
                <MomentField
                  {...{ name: 'until', filled: filledOf(one) }}
                  label={words.until}
                  words={all.acts}
                  isAhead
                />
                <p class="lw-row">
                  <button class="utrecht-button utrecht-button--primary-action" type="submit">
                    {words.submit}
                    <span class="lw-unseen"> {step.role}</span>
                  </button>
                  {until !== undefined && (
                    <button
                      class="utrecht-button utrecht-button--secondary-action"
                      {...{ type: 'submit', name: 'terug', value: 'ja' }}
                    >
                      {words.back}
                      <span class="lw-unseen"> {step.role}</span>
                    </button>
                  )}
                </p>
              </form>
            </section>
          );
        })}
      </>
    ),
  });
}
