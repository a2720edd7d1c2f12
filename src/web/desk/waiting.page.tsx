import type { WaitingReportsAnswer } from '../../intake/waiting.answer.js';
import type { Language } from '../../law/sentence.js';
import { onTheClock } from './dossier-line.js';
import { Section } from '../dossier/section.js';
import { CardTable } from '../html/card-table.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { Cell } from '../html/table-cell.js';
import { wordsIn } from '../words/words.js';

export const WAITING = '/desk/waiting';

/** What was reported and is in no dossier yet. */
export function waitingPage(
  { organisations }: WaitingReportsAnswer,
  names: OrganisationNames,
  language: Language,
): DeskPage {
  const words = wordsIn(language).waiting;
  const { columns } = words;
  const some = organisations.filter(({ waiting, stuck }) => waiting + stuck.length > 0);
  return deskPage({
    ...{ language, title: words.title, place: 'desk', address: WAITING },
    children: (
      <>
        <p class="utrecht-paragraph">{words.intro}</p>
        {some.length === 0 && <p>{words.nothing}</p>}
        {some.map(({ organisation, waiting, urgent, oldest, stuck }) => (
          <Section key={organisation} title={names.get(organisation) ?? organisation}>
            <p>{oldest === undefined ? words.none : words.since(waiting, onTheClock(oldest, language))}</p>
            {urgent > 0 && <p class="lw-danger">{words.urgent(urgent)}</p>}
            {stuck.length > 0 && (
              <>
                <p class="lw-danger">{words.stuck(stuck.length)}</p>
                <CardTable caption={words.table} columns={Object.values(columns)}>
                  {stuck.map(({ commandId, receivedAt, urgent: isUrgent }) => (
                    <tr role="row" key={commandId}>
                      <Cell column={columns.received}>{onTheClock(receivedAt, language)}</Cell>
                      <Cell column={columns.danger}>{isUrgent ? words.danger : words.noDanger}</Cell>
                      <Cell column={columns.mark}>{commandId}</Cell>
                    </tr>
                  ))}
                </CardTable>
              </>
            )}
          </Section>
        ))}
        <p>
          <a class="utrecht-link" href={inLanguage('/desk', language)}>
            {words.back}
          </a>
        </p>
      </>
    ),
  });
}
