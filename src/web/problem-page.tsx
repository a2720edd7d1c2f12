import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../platform/http/problem.js';
import type { FormBody } from '../platform/http/form-body.js';
import { page } from './html/page.js';
import { keptFormPage } from './kept-form.page.js';
import { languageOf, sendPage } from './page-reply.js';
import { wordsIn } from './words/words.js';

/** Addresses that programs read, not people. */
const DATA = /^\/(v1|health|metrics|assets)(\/|$|\?)/;

/** A problem as a person with a browser reads it. */
export function problemPage(problem: Problem, request: FastifyRequest, reply: FastifyReply): boolean {
  if (DATA.test(request.url) || request.headers.accept?.includes('text/html') !== true) return false;
  const language = languageOf(request);
  const kept = keptForm(problem, request);
  if (kept !== undefined) {
    void reply.headers(problem.headers);
    void reply.removeHeader('location');
    sendPage(reply, keptFormPage({ ...kept, language }), 401);
    return true;
  }
  const words = wordsIn(language).problem;
  const { status, code, extensions } = problem;
  const title = status === 404 ? words.notFound : words.title;
  const text = code === 'foreign-page' ? words.foreign : status >= 500 ? words.later : undefined;
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

/** What was filled in on the desk by somebody who has to log in before it can be sent. */
function keptForm(
  { code }: Problem,
  { method, url, body }: FastifyRequest,
): Pick<Parameters<typeof keptFormPage>[0], 'why' | 'address' | 'form'> | undefined {
  const why = code === 'login-needed' || code === 'fresh-proof-needed' ? code : undefined;
  if (why === undefined || method !== 'POST' || !url.startsWith('/desk/')) return undefined;
  return { why, address: url, form: (body ?? {}) as FormBody };
}
