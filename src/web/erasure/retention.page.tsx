import type { RetentionAnswer } from '../../erasure/retention.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { Section } from '../dossier/section.js';
import { CardTable } from '../html/card-table.js';
import { erasurePath } from '../html/erasure-paths.js';
import { DESK_PLACES } from '../html/desk-menu.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Cell } from '../html/table-cell.js';
import { wordsIn } from '../words/words.js';

const ADDRESS = DESK_PLACES.retention.path;

/** What is due by the term after closing, and what waits to be erased. */
export function retentionPage(answer: RetentionAnswer, language: Language, cursor?: string): DeskPage {
  const words = wordsIn(language).erasing.retention;
  const { due, proposed, next } = answer;
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy', language);
  const { columns } = words;
  const link = (id: string, text: string) => (
    <a class="utrecht-link" href={inLanguage(erasurePath(id), language)}>
      {text}
    </a>
  );
  return deskPage({
    ...{ language, title: words.title, place: 'retention', wide: true },
    address: cursor === undefined ? ADDRESS : `${ADDRESS}?verder=${encodeURIComponent(cursor)}`,
    children: (
      <>
        <p class="utrecht-paragraph">{words.intro}</p>
        {due.length === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <CardTable caption={words.table} columns={Object.values(columns)}>
            {due.map(({ id, reference, endedAt, dueAt, held, proposed: isProposed }) => (
              <tr role="row" key={id}>
                <Cell column={columns.dossier}>{link(id, reference)}</Cell>
                <Cell column={columns.ended}>{day(endedAt)}</Cell>
                <Cell column={columns.due}>{day(dueAt)}</Cell>
                <Cell column={columns.state}>
                  {held ? words.held : isProposed ? words.proposed : words.open}
                </Cell>
              </tr>
            ))}
          </CardTable>
        )}
        {next !== undefined && (
          <p>
            <a
              class="utrecht-link"
              href={inLanguage(`${ADDRESS}?verder=${encodeURIComponent(next)}`, language)}
            >
              {words.more}
            </a>
          </p>
        )}
        <Section title={words.waiting}>
          {proposed.length === 0 ? (
            <p>{words.noneWaiting}</p>
          ) : (
            <ul class="lw-plain">
              {proposed.map(({ id, reference, decideBy }) => (
                <li key={id}>{link(id, words.decideBy(reference, day(decideBy)))}</li>
              ))}
            </ul>
          )}
        </Section>
      </>
    ),
  });
}
