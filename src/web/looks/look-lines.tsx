import type { LookAnswer } from '../../audit/look.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { momentOf } from '../html/moments.js';
import { Cell } from '../html/table-cell.js';
import { nameOf, type Names } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { CardTable } from '../html/card-table.js';
import { wordsIn } from '../words/words.js';
import { looksPath } from './looks-question.js';

interface LookLinesProps {
  readonly looks: readonly LookAnswer[];
  readonly names: Names;
  readonly language: Language;
  /** Whether all are at the same dossier. */
  readonly ofOne?: boolean;
}

/** A table; on a phone each line is a card (the roles stay said, since a browser drops them with the layout). */
export function LookLines({ looks, names, language, ofOne = false }: LookLinesProps) {
  const words = wordsIn(language).looks;
  const { dossier, ...rest } = words.columns;
  const columns = ofOne
    ? rest
    : { at: rest.at, who: rest.who, what: rest.what, dossier, outcome: rest.outcome };
  return (
    <CardTable caption={words.table} columns={Object.values(columns)} isBrief>
      {looks.map((look) => (
        <tr role="row" key={look.id}>
          <th scope="row" role="rowheader">
            {momentOf(look.at, language)}
            {look.until !== undefined && (
              <p class="lw-light">{words.times(look.times, onDutchClock(look.until, 'HH:mm', language))}</p>
            )}
          </th>
          <Cell column={words.columns.who}>
            <Whose {...{ look, names, language }} />
          </Cell>
          <Cell column={words.columns.what}>
            {capitalised(words.what[look.what])}
            {look.openedBy !== undefined && (
              <p class="lw-light">{words.opened(words.openedBy[look.openedBy])}</p>
            )}
          </Cell>
          {!ofOne && (
            <Cell column={dossier} isEmpty={look.dossier === undefined}>
              <Dossier {...{ look, language }} />
            </Cell>
          )}
          <Cell column={words.columns.outcome}>
            {look.outcome === 'refused' ? (
              <strong class="lw-fault">{capitalised(words.outcomes.refused)}</strong>
            ) : (
              capitalised(words.outcomes.shown)
            )}
          </Cell>
        </tr>
      ))}
    </CardTable>
  );
}

interface LookProps {
  readonly look: LookAnswer;
  readonly language: Language;
}

/** By name, which leads to all that he looked at. */
function Whose({ look, names, language }: LookProps & { readonly names: Names }) {
  const { looks: words, lists } = wordsIn(language);
  const { actor, organisation, role, session } = look;
  const all = looksPath({ organisatie: organisation, persoon: actor });
  return (
    <>
      <a class="utrecht-link" href={inLanguage(all, language)}>
        {nameOf(actor, names)}
      </a>
      {role !== undefined && ` (${lists.roles[role]})`}
      {session === undefined && <p class="lw-light">{words.withToken}</p>}
    </>
  );
}

function Dossier({ look: { dossier, reference }, language }: LookProps) {
  if (dossier === undefined) return null;
  return (
    <a class="utrecht-link" href={inLanguage(dossierPath(dossier), language)}>
      {reference ?? dossier.slice(0, 8)}
    </a>
  );
}
