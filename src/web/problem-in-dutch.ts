import type { Problem, SaidOfProblem } from '../platform/http/problem.js';
import type { ProblemWords } from '../platform/http/problem-words.js';
import { refusalInWords } from './words/refusal-in-words.js';
import { whoMayInWords } from './words/who-may.js';
import { wordsIn } from './words/words.js';

const words = wordsIn('nl');

const TITLES: Readonly<Record<number, string>> = {
  400: 'Dit kan niet worden gelezen',
  401: 'U moet inloggen',
  403: 'Dit mag u niet doen',
  404: 'Dit is er niet',
  405: 'Dit kan niet op dit adres',
  408: 'Het versturen duurde te lang',
  409: 'Dit kan nu niet',
  412: 'Iemand anders heeft intussen iets gedaan',
  413: 'Dit is te groot',
  414: 'Dit adres is te lang',
  415: 'Dit soort inhoud kan hier niet',
  422: 'Er klopt iets niet in wat u invulde',
  428: 'Er ontbreekt een kopregel',
  429: 'Dit gebeurt te vaak',
  503: 'Dit lukt nu niet',
};

/** Met by programs and by who runs the service: pages have no words for them. */
const OF_PROGRAMS: Readonly<Record<string, string>> = {
  'token-missing': 'Stuur een token mee.',
  'token-invalid': 'Dit token wordt niet aangenomen. Vraag een nieuw.',
  'token-expired': 'Dit token is verlopen. Vraag een nieuw.',
  'issuer-unavailable': 'Wie het token gaf, geeft nu geen antwoord. Probeer het zo opnieuw.',
  'grants-malformed': 'De rollen in dit token zijn niet te lezen.',
  'logout-token-invalid': 'Dit token om uit te loggen wordt niet aangenomen.',
  'development-provider-not-started': 'Het inloggen voor ontwikkeling is niet gestart.',
  'idempotency-key-missing': 'Stuur een kopregel Idempotency-Key mee: een nieuwe sleutel voor elk verzoek.',
  'idempotency-key-invalid': 'De kopregel Idempotency-Key heeft 16 tot 200 tekens, zonder spaties.',
  'if-match-missing': 'Stuur in de kopregel If-Match de ETag van het dossier mee, zoals u het las.',
  'if-match-invalid': 'In de kopregel If-Match staat de ETag van het dossier zoals u het las, zoals "7".',
  'empty-body': 'Het verzoek is leeg.',
  'malformed-json': 'De inhoud is geen JSON.',
  'not-acceptable': 'Dit is er niet in een vorm die u accepteert.',
  'not-utf-8': 'De inhoud is niet in UTF-8 gecodeerd.',
  'duplicate-member': 'Hetzelfde veld staat er twee keer in. Laat er een staan.',
  'malformed-request': 'Dit is geen HTTP-verzoek.',
  'malformed-host': 'Het verzoek moet één Host noemen.',
  'http-version': 'Deze versie van HTTP wordt hier niet gesproken.',
  'content-encoding': 'De inhoud mag niet gecomprimeerd zijn.',
  charset: 'De inhoud moet UTF-8 zijn.',
  'expectation-failed': 'Wat wordt verwacht is hier niet bekend.',
  'content-length-mismatch': 'De inhoud heeft een andere lengte dan was aangekondigd.',
  'headers-too-large': 'De kopregels zijn te groot.',
  'not-ready': 'Lekwacht is nog niet gereed.',
  custom: 'Dit kan niet worden gelezen. Vul het anders in.',
};

/** The same sentences that the pages say. */
export const problemInDutch: ProblemWords = {
  language: 'nl',
  said: (problem: Problem): SaidOfProblem => ({
    title: TITLES[problem.status] ?? 'Er ging iets mis bij ons',
    detail: [inDutch(problem.code), whoMayInWords(problem, words)].filter(Boolean).join(' '),
    errors: problem.errors?.map((error) => ({ ...error, detail: inDutch(error.code) })),
  }),
};

function inDutch(code: string): string {
  const ofPrograms = Object.hasOwn(OF_PROGRAMS, code) ? OF_PROGRAMS[code] : undefined;
  const login: Readonly<Record<string, { readonly text: string }>> = words.loginProblems;
  const ofLogin = Object.hasOwn(words.refusals, code) ? undefined : login[code]?.text;
  return ofPrograms ?? ofLogin ?? refusalInWords(code, words);
}
