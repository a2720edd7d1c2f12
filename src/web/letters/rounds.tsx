import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { RoundAnswer } from '../../breach/contract/notification.answer.js';
import { onDutchClock } from '../../law/clock.js';
import { assessedAboveList, isPublic } from '../../law/people-reached.js';
import type { Language } from '../../law/sentence.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { actPath } from '../acts/act-links.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { InlineAct } from '../acts/inline-act.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

interface RoundsProps {
  readonly dossier: DossierAnswer;
  readonly language: Language;
  /** Of the result of a round. */
  readonly shapes: readonly FieldShape[];
  readonly forms: FormsOnPage;
}

/** Who was told, over all rounds and in each, and who still has to be. */
export function Rounds(props: RoundsProps) {
  const { dossier, language } = props;
  const words = wordsIn(language);
  const { peopleReached: people, informed } = dossier;
  const { concerned = 0, reached = 0, returned = 0, unreachable = 0, awaited = 0, toBeTold = 0 } = people;
  // Of whom it is not known yet was sent to.
  const unsent = toBeTold - awaited;
  const numbers = assessedAboveList(people, dossier.affectedPeople?.people);
  const last = informed.at(-1);
  if (last === undefined) return <p>{words.letters.noRounds}</p>;
  return (
    <>
      {/* Whom a public communication reached nobody knows. */}
      {!informed.every(isPublic) && (
        <p>
          <strong>
            {awaited > 0 && reached === 0
              ? words.letters.sentNotKnown(awaited, onDutchClock(last.informedAt, 'd MMMM', language))
              : words.letters.reached(reached, concerned)}
          </strong>
          {[
            ...(returned > 0 && reached < concerned ? [words.letters.returned(returned)] : []),
            ...(unreachable > 0 && reached < concerned ? [words.letters.unreachable(unreachable)] : []),
            ...(awaited > 0 && reached > 0 ? [words.letters.awaited(awaited)] : []),
          ].map((more) => `; ${more}`)}
          .
        </p>
      )}
      {awaited > 0 && <p class="lw-note">{words.letters.recordResult}</p>}
      {unsent > 0 && <p class="lw-note">{words.letters.toBeTold(unsent)}</p>}
      {numbers !== undefined && (
        <p class="lw-note">{words.acts.lacking.assessedAboveList(numbers.assessed, numbers.listed)}</p>
      )}
      {people.restCoveredBy !== undefined && (
        <p>{words.letters.covered(words.lists.covers[people.restCoveredBy])}</p>
      )}
      <ol class="lw-lines">
        {informed.map((round) => (
          <Round key={round.revision} round={round} {...props} />
        ))}
      </ol>
    </>
  );
}

function Round({ round, dossier, language, shapes, forms }: RoundsProps & { readonly round: RoundAnswer }) {
  const { letters: words, lists } = wordsIn(language);
  const {
    revision,
    informedAt,
    means,
    intended,
    reached,
    returned,
    unreachable,
    outOfOrder,
    content,
    textKept,
  } = round;
  const known = Object.entries({ reached, returned, unreachable }).flatMap(([name, count]) =>
    count === undefined ? [] : [[name, [String(count)]] as const],
  );
  const place = `ronde-${revision}`;
  const state = forms.at(place, Object.fromEntries(known));
  const here = dossierPath(dossier.id, 'letters');
  return (
    <li class="lw-panel" id={place}>
      <h3 class="utrecht-heading-3">
        {words.round(
          capitalised(means.map((one) => lists.noticeMeans[one]).join(', ')),
          onDutchClock(informedAt, 'd MMMM yyyy, HH:mm', language),
        )}
      </h3>
      <p>
        {[
          words.intended(intended),
          reached === undefined ? words.notKnown : words.reachedInRound(reached),
          ...(returned === undefined ? [] : [words.returned(returned)]),
          ...(unreachable === undefined ? [] : [words.unreachable(unreachable)]),
          ...outOfOrder.map((how) => lists.irregularities[how]),
        ].join('; ')}
      </p>
      <p class="lw-said">{content}</p>
      <ul class="lw-choices">
        {textKept === true && (
          <li>
            <a class="utrecht-link" href={inLanguage(`${here}/rounds/${revision}`, language)}>
              {words.keptText}
            </a>
          </li>
        )}
        <li>
          <a
            class="utrecht-link"
            href={inLanguage(
              actPath(dossier.id, 'correctSubjectNotification', { corrects: String(revision) }),
              language,
            )}
          >
            {words.correct}
          </a>
        </li>
      </ul>
      <details open={reached === undefined || forms.isBegun(place)}>
        <summary>{words.result}</summary>
        <InlineAct
          act="recordRoundResult"
          action={`${here}/results`}
          hidden={{ round: String(revision) }}
          kind="secondary"
          {...{ shapes, state, language }}
        />
      </details>
    </li>
  );
}
