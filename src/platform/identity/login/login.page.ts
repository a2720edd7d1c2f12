import { h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A provider people may choose. */
export interface LoginChoice {
  readonly label: string;
  /** Where choosing it leads, on this desk. */
  readonly href: string;
}

/** What is left to do after a logout here. */
export interface LoggedOut {
  /** Where to end the session at the provider too; absent where it has no such page. */
  readonly providerLogout: { readonly label: string; readonly href: string } | undefined;
}

/** How the pages of the login look: given by whoever has a look. */
export interface LoginPages {
  choose(choices: readonly LoginChoice[]): string;
  loggedOut(page: LoggedOut): string;
}

/** Injection token of the {@link LoginPages}. */
export const LOGIN_PAGES = Symbol('login pages');

/** Without any look. */
export const plainLoginPages: LoginPages = {
  choose: (choices) =>
    page(
      'Inloggen',
      h(
        'ul',
        null,
        choices.map(({ label, href }) => h('li', null, h('a', { href }, label))),
      ),
    ),
  loggedOut: ({ providerLogout }) =>
    page(
      'Uitgelogd',
      h('p', null, 'Je bent uitgelogd bij Lekwacht.'),
      providerLogout &&
        h(
          'p',
          null,
          'Bij je organisatie ben je nog ingelogd: wie nu op Inloggen drukt, is er zonder wachtwoord weer in. ',
          h('a', { href: providerLogout.href }, `Ook uitloggen bij ${providerLogout.label}`),
        ),
    ),
};

function page(title: string, ...content: readonly ComponentChild[]): string {
  const document = h(
    'html',
    { lang: 'nl' },
    h('head', null, h('meta', { charset: 'utf-8' }), h('title', null, `${title} – Lekwacht`)),
    h('body', null, h('h1', null, title), ...content),
  );
  return `<!doctype html>${renderToString(document)}`;
}
