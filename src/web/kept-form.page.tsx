import type { Language } from '../law/sentence.js';
import type { FormBody } from '../platform/http/form-body.js';
import { freshLoginPath } from '../platform/identity/fresh-proof-needed.js';
import { page } from './html/page.js';
import { wordsIn } from './words/words.js';

/** Where a tab ends that was opened to log in; see {@link keptFormPage}. */
const LOGGED_IN_PATH = '/desk/ingelogd';

interface KeptForm {
  readonly why: 'login-needed' | 'fresh-proof-needed';
  /** To which it was sent. */
  readonly address: string;
  readonly form: FormBody;
  readonly language: Language;
}

/**
 * A form that came after the session had ended, or that asks for a fresh proof of who sends it. Nothing of it is stored:
 * it goes back to the browser it came from, and is sent again from there once a second tab has logged in.
 */
export function keptFormPage({ why, address, form, language }: KeptForm): string {
  const words = wordsIn(language).kept;
  const title = why === 'login-needed' ? words.loggedOut : words.proveAgain;
  const login =
    why === 'login-needed'
      ? `/login?${new URLSearchParams({ return: LOGGED_IN_PATH }).toString()}`
      : freshLoginPath(LOGGED_IN_PATH);
  return page({
    ...{ language, title, name: 'Lekwacht' },
    children: (
      <>
        <h1 class="utrecht-heading-1">{title}</h1>
        <p class="utrecht-paragraph">{why === 'login-needed' ? words.loggedOutText : words.proveAgainText}</p>
        <ol>
          <li>
            <a class="utrecht-link" href={login} target="_blank" rel="noopener">
              {words.login}
            </a>
          </li>
          <li>{words.comeBack}</li>
        </ol>
        <form method="post" action={address} data-once>
          {Object.entries(form).map(([name, values = []]) =>
            values.map((value, index) => (
              <input key={`${name} ${index}`} type="hidden" name={name} value={value} />
            )),
          )}
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.again}
          </button>
        </form>
      </>
    ),
  });
}

/** In the tab that logged in. */
export function loggedInPage(language: Language): string {
  const words = wordsIn(language).kept;
  return page({
    ...{ language, title: words.loggedIn, name: 'Lekwacht' },
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.loggedIn}</h1>
        <p class="utrecht-paragraph">{words.closeTab}</p>
      </>
    ),
  });
}
