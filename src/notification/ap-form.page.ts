import { createHash } from 'node:crypto';
import { h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ApFormAnswer, FormAnswerAnswer } from './ap-form.answer.js';

const STYLE = `
body { font: 11pt/1.4 sans-serif; max-width: 48rem; margin: 1rem auto; padding: 0 1rem; }
dt { font-weight: bold; margin-top: .8rem; break-after: avoid; }
dd { margin: .1rem 0 0 1.5rem; white-space: pre-line; }
.source { color: #555; font-size: 9pt; }
.missing { border-left: .3rem solid #a00; padding-left: .5rem; }
@media print { body { margin: 0; max-width: none; } }
`;

/** Nothing runs, nothing is fetched; the one style is ours, by its digest. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const STATES = { recorded: 'vastgelegd', derived: 'afgeleid', missing: 'ontbreekt' } as const;

/** To be printed, or laid beside the AP's web form and typed over. */
export function apFormPage(form: ApFormAnswer): string {
  const title = `AP-formulier ${form.reference}`;
  const page = h(
    'html',
    { lang: 'nl' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('title', null, title),
      // As it is: escaped, its digest would be another one.
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h('h1', null, title),
      ...missing(form),
      ...changes(form),
      h('dl', null, form.answers.flatMap(answer)),
    ),
  );
  return `<!doctype html>${renderToString(page)}`;
}

function missing({ missing: questions }: ApFormAnswer): ComponentChild[] {
  if (questions.length === 0) return [];
  return [
    h(
      'p',
      { class: 'missing' },
      `Nog te beantwoorden: ${questions.join(', ')}. Wacht er niet mee met melden: een onvolledige melding op tijd is beter dan een volledige te laat.`,
    ),
  ];
}

function changes({ sinceLastSent }: ApFormAnswer): ComponentChild[] {
  if (sinceLastSent === undefined || sinceLastSent.length === 0) return [];
  return [
    h('h2', null, 'Veranderd sinds de laatste melding'),
    h(
      'ul',
      null,
      sinceLastSent.map(({ nl }) => h('li', null, nl)),
    ),
  ];
}

function answer({
  question,
  label,
  required,
  unconfirmed,
  state,
  text,
  sources,
}: FormAnswerAnswer): ComponentChild[] {
  const shown = typeof text === 'object' ? '(gewist)' : (text ?? '–');
  const from = sources.map(({ event, revision }) =>
    revision === undefined ? event : `${event} (${revision})`,
  );
  const note = [
    STATES[state],
    ...from,
    ...(required ? ['verplicht'] : []),
    ...(unconfirmed ? ['vraag niet bevestigd'] : []),
  ].join(' · ');
  return [
    h('dt', null, `${question} ${label}`),
    h('dd', state === 'missing' ? { class: 'missing' } : null, shown, h('div', { class: 'source' }, note)),
  ];
}
