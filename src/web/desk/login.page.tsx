import type { LoginPages } from '../../platform/identity/login/login.page.js';
import { page } from '../html/page.js';
import { wordsIn } from '../words/words.js';

const language = 'nl';
const words = wordsIn(language).login;

/** The pages of the login in our own look. */
export const loginPages: LoginPages = {
  home: '/desk',
  choose: (choices) =>
    page({
      ...{ language, title: words.title, name: 'Lekwacht' },
      children: (
        <>
          <h1 class="utrecht-heading-1">{words.title}</h1>
          <p class="utrecht-paragraph">{words.choose}</p>
          <ul class="utrecht-unordered-list">
            {choices.map(({ label, href }) => (
              <li class="utrecht-unordered-list__item" key={href}>
                <a class="utrecht-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      ),
    }),
  loggedOut: ({ providerLogout }) =>
    page({
      ...{ language, title: words.out, name: 'Lekwacht' },
      children: (
        <>
          <h1 class="utrecht-heading-1">{words.out}</h1>
          {providerLogout && (
            <>
              <p class="utrecht-paragraph">{words.stillThere}</p>
              <p>
                <a class="utrecht-link" href={providerLogout.href}>
                  {words.alsoAt(providerLogout.label)}
                </a>
              </p>
            </>
          )}
          <p>
            <a class="utrecht-link" href="/login?return=/desk">
              {words.title}
            </a>
          </p>
        </>
      ),
    }),
};
