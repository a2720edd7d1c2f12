import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../law/sentence.js';
import type { Problem } from '../platform/http/problem.js';
import { page } from './html/page.js';
import { languageOf, sendPage } from './page-reply.js';
import { wordsIn } from './words/words.js';

interface Said {
  readonly title: string;
  readonly text: string;
}

/** To log in again. With `fresh` the provider asks who somebody is, also where it remembers him by one factor alone. */
const AGAIN = { plain: '/login?return=/desk', fresh: '/login?return=/desk&fresh=1' };

/** Addresses that programs read, not people. */
const DATA = /^\/(v1|health|metrics|assets)(\/|$|\?)/;

/** A problem as a person with a browser reads it. */
export function problemPage(problem: Problem, request: FastifyRequest, reply: FastifyReply): boolean {
  if (DATA.test(request.url) || request.headers.accept?.includes('text/html') !== true) return false;
  const language = languageOf(request);
  const words = wordsIn(language).problem;
  const { status, code, extensions } = problem;
  const ofLogin: Readonly<Record<string, Said>> = wordsIn(language).loginProblems;
  const said = Object.hasOwn(ofLogin, code) ? ofLogin[code] : undefined;
  const title = said?.title ?? (status === 404 ? words.notFound : words.title);
  const text =
    said?.text ?? (code === 'foreign-page' ? words.foreign : status >= 500 ? words.later : undefined);
  const incident = typeof extensions['incident'] === 'string' ? extensions['incident'] : undefined;
  void reply.headers(problem.headers);
  sendPage(
    reply,
    page({
      ...{ language, title, name: 'Lekwacht' },
      children: (
        <>
          <h1 class="utrecht-heading-1">{title}</h1>
          {text !== undefined && <p>{text}</p>}
          {incident !== undefined && (
            <p>
              {words.number}: <span class="lw-code">{incident}</span>
            </p>
          )}
          {said !== undefined && <WayOn code={code} language={language} />}
          <p>
            <a class="utrecht-link" href="/">
              {wordsIn(language).start.title}
            </a>
          </p>
        </>
      ),
    }),
    status,
  );
  return true;
}

/** Who is in with a role that does not do may be somebody else; who is not in tries again. */
function WayOn({ code, language }: { readonly code: string; readonly language: Language }) {
  if (code === 'not-allowed')
    return (
      <form method="post" action="/logout">
        <button class="utrecht-button utrecht-button--secondary-action" type="submit">
          {wordsIn(language).desk.logout}
        </button>
      </form>
    );
  return (
    <p>
      <a class="utrecht-link" href={code === 'second-factor-missing' ? AGAIN.fresh : AGAIN.plain}>
        {wordsIn(language).login.title}
      </a>
    </p>
  );
}
