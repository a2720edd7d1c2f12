import { createHash } from 'node:crypto';
import { h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { DevelopmentPerson } from './development-persons.js';

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
button { font: inherit; padding: .4rem .8rem; margin: .2rem .3rem .2rem 0; min-height: 2.75rem; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

/** Nothing runs, nothing is fetched. No `form-action`: the form leads on to the desk, which is another origin. */
export const PROVIDER_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A button for each person; pressing it is the whole login. @param action where the form is sent */
export function chooserPage(persons: readonly DevelopmentPerson[], action: string): string {
  const headings = [...new Set(persons.map(({ heading }) => heading))];
  return providerPage(
    'Wie ben je?',
    h(
      'form',
      { method: 'post', action },
      headings.map((heading) => [
        h('h2', null, heading),
        persons
          .filter((person) => person.heading === heading)
          .map(({ subject, label }) =>
            // Heard alone, five buttons would have the same name.
            h('button', { name: 'person', value: subject, 'aria-label': `${label}, ${heading}` }, label),
          ),
      ]),
    ),
  );
}

/** A page whose content is HTML of the provider's own. */
export function providerPageOf(title: string, html: string): string {
  return providerPage(title, h('div', { dangerouslySetInnerHTML: { __html: html } }));
}

function providerPage(title: string, content: ComponentChild): string {
  const page = h(
    'html',
    { lang: 'nl' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('title', null, `${title} – inloggen voor ontwikkeling`),
      h('link', { rel: 'icon', href: 'data:,' }),
      // As it is: escaped, its digest would be another one.
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h('main', null, [
        h('h1', null, title),
        h('p', null, 'Dit is de inlogdienst voor ontwikkeling: zonder wachtwoord, en niet in productie.'),
        content,
      ]),
    ),
  );
  return `<!doctype html>${renderToString(page)}`;
}
