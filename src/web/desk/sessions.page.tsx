import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Grant } from '../../platform/identity/principal.js';
import type { OpenSession } from '../../platform/identity/sessions.js';
import type { Moment } from '../../shared/moment.js';
import { ABSENCES } from '../absences/absences.page.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';

interface SessionsPageProps {
  readonly sessions: readonly (Omit<OpenSession, 'issuer'> & {
    readonly at: string;
    readonly isThis: boolean;
  })[];
  readonly person: string;
  readonly roles: readonly { readonly organisation: string; readonly role: Grant['role'] }[];
  /** How many were just ended. */
  readonly ended: number | undefined;
  readonly language: Language;
}

/** Where somebody is logged in, and who he is here: what an administrator has to know to give him a role. */
export function sessionsPage({ sessions, person, roles, ended, language }: SessionsPageProps): DeskPage {
  const { sessions: words, lists } = wordsIn(language);
  const onTheClock = (at: Moment): string => onDutchClock(at, 'ccc d MMM, HH:mm', language);
  const address = `/desk/sessies?taal=${language}`;
  return deskPage({
    ...{ language, title: words.title, place: 'account', address: '/desk/sessies' },
    children: (
      <>
        {ended !== undefined && (
          <p class="lw-note" role="status">
            {words.ended(ended)}
          </p>
        )}
        <p class="utrecht-paragraph">{words.explain}</p>
        <ol class="lw-lines">
          {sessions.map(({ id, at, openedAt, seenAt, isThis }) => (
            <li key={id} class="lw-panel">
              <h2 class="utrecht-heading-3">{isThis ? words.here : words.elsewhere}</h2>
              <dl class="lw-facts">
                <dt>{words.at}</dt>
                <dd>{at}</dd>
                <dt>{words.since}</dt>
                <dd>{onTheClock(openedAt)}</dd>
                <dt>{words.seen}</dt>
                <dd>{onTheClock(seenAt)}</dd>
              </dl>
              <form method="post" action={isThis ? '/logout' : address}>
                {!isThis && <input type="hidden" name="sessie" value={id} />}
                <button
                  class="utrecht-button utrecht-button--secondary-action"
                  type="submit"
                  aria-label={words.endThis(onTheClock(openedAt))}
                >
                  {words.end}
                </button>
              </form>
            </li>
          ))}
        </ol>
        {sessions.length > 1 && (
          <form method="post" action={address}>
            <button class="utrecht-button utrecht-button--primary-action" type="submit">
              {words.endOthers}
            </button>
          </form>
        )}
        <h2 class="utrecht-heading-2">{words.you}</h2>
        <dl class="lw-facts">
          <dt>{words.number}</dt>
          <dd>
            <span class="lw-code">{person}</span>
          </dd>
          <dt>{words.roles}</dt>
          {roles.length === 0 && <dd>{words.noRoles}</dd>}
          {roles.map(({ organisation, role }) => (
            <dd key={`${organisation} ${role}`}>
              {lists.roles[role]}, {organisation}
            </dd>
          ))}
        </dl>
        <p class="lw-hint">{words.numberHint}</p>
        {roles.length > 0 && (
          <p>
            <a class="utrecht-link" href={inLanguage(ABSENCES, language)}>
              {wordsIn(language).absences.link}
            </a>
          </p>
        )}
        {roles.length > 0 && (
          <p>
            <a class="utrecht-link" href={`/desk?taal=${language}`}>
              {words.desk}
            </a>
          </p>
        )}
      </>
    ),
  });
}
