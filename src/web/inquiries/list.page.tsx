import type { InquiriesAnswer } from '../../audit/inquiry/inquiry.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { periodInWords } from './period.js';
import type { Moment } from '../../shared/moment.js';
import { CardTable } from '../html/card-table.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Cell } from '../html/table-cell.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { INQUIRIES, inquiryPath, NEW_INQUIRY } from './inquiry-paths.js';

interface ListPageProps {
  readonly inquiries: InquiriesAnswer['inquiries'];
  /** He opens them; else he reads in those that are open for him. */
  readonly conducts: boolean;
  readonly language: Language;
}

/** Inquiries: of the FG all, of an auditor those that are open for him. */
export function inquiriesPage({ inquiries, conducts, language }: ListPageProps): DeskPage {
  const words = wordsIn(language).inquiries;
  const { columns } = words;
  const day = (at: Moment): string => onDutchClock(at, 'd MMM yyyy', language);
  return deskPage({
    ...{ language, title: words.title, place: 'inquiries', wide: true, address: INQUIRIES },
    children: (
      <>
        <p class="utrecht-paragraph">{conducts ? words.intro : words.introOfAuditor}</p>
        {conducts && (
          <p>
            <a
              class="utrecht-button-link utrecht-button-link--primary-action utrecht-button utrecht-button--primary-action"
              href={inLanguage(NEW_INQUIRY, language)}
            >
              {words.begin}
            </a>
          </p>
        )}
        {inquiries.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <CardTable caption={words.list} columns={Object.values(columns)}>
            {inquiries.map(({ id, reference, inquirer, from, until, dossiers, closedAt, bundles }) => (
              <tr role="row" key={id}>
                <Cell column={columns.inquiry}>
                  <a class="utrecht-link" href={inLanguage(inquiryPath(id), language)}>
                    {reference}
                  </a>
                </Cell>
                <Cell column={columns.by}>{capitalised(words.inquirers[inquirer])}</Cell>
                <Cell column={columns.period}>{periodInWords({ from, until }, language)}</Cell>
                <Cell column={columns.dossiers}>{String(dossiers.length)}</Cell>
                <Cell column={columns.state}>
                  {capitalised(closedAt === undefined ? words.isOpen : words.closedAt(day(closedAt)))},{' '}
                  {words.bundles(bundles)}
                </Cell>
              </tr>
            ))}
          </CardTable>
        )}
      </>
    ),
  });
}
