import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { ENTER } from '../enter/enter.page.js';
import { FindForm } from '../enter/find.js';
import { DeskFilter } from './desk-filter.js';
import { DeskList, type DeskListProps } from './desk-list.js';
import { deskPath } from './desk-question.js';
import { ToEmergency } from './emergency.page.js';

/**
 * What is running: the moment of each term stands beside the hours, which a page without a script cannot count. With one
 * the list is fetched anew by itself; whatever is said of that stands around it.
 */
export function dashboardPage(props: DeskListProps): DeskPage {
  const { choice, organisations, names, lookedAt, mayEnterInEmergency, language } = props;
  const words = wordsIn(language).desk;
  const address = deskPath(choice);
  return deskPage({
    ...{ language, title: words.title, place: 'desk', wide: true, address },
    children: (
      <>
        <p class="lw-hint" hidden data-fresh-on>
          {words.byItself}
        </p>
        <p
          class="lw-unseen"
          role="status"
          data-fresh-said
          data-one={words.lineChanged}
          data-many={words.linesChanged}
        />
        <p class="lw-note" role="alert" hidden data-fresh-late>
          {words.notRefreshed}
        </p>
        <p class="lw-danger" role="alert" hidden data-fresh-over>
          {words.over}{' '}
          <a class="utrecht-link" href={`/login?${new URLSearchParams({ return: address }).toString()}`}>
            {words.loginAgain}
          </a>
        </p>
        {props.mayEnter && (
          <p class="lw-noprint">
            <a class="utrecht-link" href={inLanguage(ENTER, language)}>
              {wordsIn(language).enter.title}
            </a>
          </p>
        )}
        <details class="lw-more lw-noprint">
          <summary>{wordsIn(language).enter.find.open}</summary>
          <FindForm language={language} />
        </details>
        <DeskFilter {...{ choice, organisations, names, language }} wasHere={lookedAt !== undefined} />
        <div tabIndex={-1} data-fresh={inLanguage(deskPath(choice, '/desk/list'), language)}>
          <DeskList {...props} />
        </div>
        {mayEnterInEmergency && <ToEmergency language={language} />}
      </>
    ),
  });
}
