import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../law/sentence.js';
import type { Problem } from '../platform/http/problem.js';
import type { ProblemPage } from '../platform/http/problem-page.js';
import type { FormBody } from '../platform/http/form-body.js';
import { DESK_PLACES } from './html/desk-menu.js';
import { deskPage, inLanguage } from './html/desk-page.js';
import { page } from './html/page.js';
import { keptFormPage } from './kept-form.page.js';
import type { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { languageOf, sendPage } from './page-reply.js';
import { offeredBy, readerOf } from './report/reader.js';
import { ownLanguage, type ReportingLanguage, type ReportingLanguages } from './words/reporting-language.js';
import { refusalInWords } from './words/refusal-in-words.js';
import { whoMayInWords } from './words/who-may.js';
import { wordsIn } from './words/words.js';

interface Said {
  readonly title: string;
  readonly text: string;
}

/** To log in again. With `fresh` the provider asks who somebody is, also where it remembers him by one factor alone. */
const AGAIN = { plain: '/login?return=/desk', fresh: '/login?return=/desk&fresh=1' };

/** Addresses that programs read, not people. */
const DATA = /^\/(v1|health|metrics|assets)(\/|$|\?)/;

/** Where only people who handle reports come. */
const OF_THE_DESK = /^\/(desk|login|logout)(\/|$|\?)/;

/** Problems as a person with a browser reads them: on the desk in Dutch or English, elsewhere as he can report. */
export function problemPageIn(languages: ReportingLanguages, profiles: OrganisationProfiles): ProblemPage {
  const all = profiles.slugs().map((slug) => profiles.get(slug));
  const readerLanguage = (request: FastifyRequest): ReportingLanguage => {
    if (OF_THE_DESK.test(request.url)) return ownLanguage(languageOf(request));
    const profile = profiles.find(/^\/meld\/([a-z0-9-]+)/.exec(request.url)?.[1] ?? '');
    return readerOf(request, languages.of(offeredBy(profile === undefined ? all : [profile]))).language;
  };
  return (problem, request, reply) => {
    if (DATA.test(request.url) || request.headers.accept?.includes('text/html') !== true) return false;
    const kept = keptForm(problem, request);
    if (kept === undefined) sendProblem(problem, readerLanguage(request), request, reply);
    else {
      void reply.headers(problem.headers);
      void reply.removeHeader('location');
      sendPage(reply, keptFormPage({ ...kept, language: languageOf(request) }), 401);
    }
    return true;
  };
}

function sendProblem(
  problem: Problem,
  language: ReportingLanguage,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const all = language.words;
  const desk: Language = isLanguage(language.code) ? language.code : 'nl';
  const words = all.problem;
  const { status, code, extensions } = problem;
  const ofLogin: Readonly<Record<string, Said>> = wordsIn(desk).loginProblems;
  const said = Object.hasOwn(ofLogin, code) ? ofLogin[code] : undefined;
  const title = said?.title ?? (status === 404 ? words.notFound : words.title);
  const text = said?.text ?? refusalInWords(code, all);
  const whoMay = whoMayInWords(problem, wordsIn(desk));
  const incident = typeof extensions['incident'] === 'string' ? extensions['incident'] : undefined;
  void reply.headers(problem.headers);
  const children = (
    <>
      <p>{text}</p>
      {whoMay !== undefined && <p>{whoMay}</p>}
      {incident !== undefined && (
        <p>
          {words.number}: <span class="lw-code">{incident}</span>
        </p>
      )}
      {said !== undefined && <WayOn code={code} language={desk} />}
      <p>
        <a class="utrecht-link" href="/">
          {all.start.title}
        </a>
      </p>
    </>
  );
  const html =
    request.principal === undefined
      ? page({
          ...{ language, title, name: 'Lekwacht' },
          children: [<h1 class="utrecht-heading-1">{title}</h1>, children],
        })
      : // Who is in keeps his menu: from what is not his he goes on to what is.
        deskPage({ language: desk, title, children });
  sendPage(reply, html, status);
}

/** What was filled in on the desk by somebody who has to log in before it can be sent. */
function keptForm(
  { code }: Problem,
  { method, url, body, routeOptions }: FastifyRequest,
): Pick<Parameters<typeof keptFormPage>[0], 'why' | 'address' | 'form'> | undefined {
  const why = code === 'login-needed' || code === 'fresh-proof-needed' ? code : undefined;
  if (why === undefined || method !== 'POST' || !url.startsWith('/desk/')) return undefined;
  // No page can keep a file.
  if (routeOptions.config.upload === true) return undefined;
  return { why, address: url, form: (body ?? {}) as FormBody };
}

/** Who is in with a role that does not do looks what he has; who is not in tries again. */
function WayOn({ code, language }: { readonly code: string; readonly language: Language }) {
  if (code === 'not-allowed')
    return (
      <p>
        <a class="utrecht-link" href={inLanguage(DESK_PLACES.account.path, language)}>
          {wordsIn(language).problem.roles}
        </a>
      </p>
    );
  return (
    <p>
      <a class="utrecht-link" href={code === 'second-factor-missing' ? AGAIN.fresh : AGAIN.plain}>
        {wordsIn(language).login.title}
      </a>
    </p>
  );
}
