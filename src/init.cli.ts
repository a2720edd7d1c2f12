import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Config } from './config.js';
import { answersTo, flagOf, QUESTIONS, type Answers } from './installation/answers.js';
import { makeInstallation, nextSteps } from './installation/make-installation.js';

const DISCOVERY_MS = 10_000;

/** What a first installation needs, by flags or, where somebody sits there, by questions. @throws Error in words */
export async function initByCommandLine(
  { deploymentDirectory }: Config,
  args: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const options = Object.fromEntries(
    QUESTIONS.map((question) => [flagOf(question), { type: 'string' as const }]),
  );
  const { values } = parseArgs({ args: [...args], options });
  const given: Partial<Record<keyof Answers, string>> = {};
  for (const question of QUESTIONS) {
    const value = values[flagOf(question)];
    if (value !== undefined) given[question.name] = value;
  }
  const answers = await withKeysOf(await asked(given));
  const template = await readFile(join(deploymentDirectory, 'organisation.yaml'), 'utf8');
  const installation = makeInstallation(answers, { template, clientSecret: await secretIn(answers) });
  for (const path of installation.made) say(`made ${path}`);
  for (const path of installation.left)
    say(`left alone ${path}: what it says counts, whatever was answered now`);
  if (answers.clientSecretFile === '')
    say('The client of the desk has no secret: its provider has to know it as a public one.');
  for (const line of nextSteps(installation, answers)) say(line);
}

/** Where nobody sits there, what is missing is named. */
async function asked(given: Parameters<typeof answersTo>[0]): Promise<Answers> {
  if (!process.stdin.isTTY) return answersTo(given);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await answersTo(given, (question) => lines.question(question));
  } finally {
    lines.close();
  }
}

async function secretIn({ clientSecretFile }: Answers): Promise<string> {
  if (clientSecretFile === '') return '';
  const secret = await readFile(clientSecretFile, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`--client-secret-file: ${clientSecretFile} cannot be read (${String(code)}).`, {
      cause: error,
    });
  });
  // It stands between quotes in a file of settings.
  if (/^[^\s'"\\]+$/.test(secret.trim())) return secret.trim();
  throw new Error(
    '--client-secret-file: it must hold the secret and nothing else, without quotes or backslashes.',
  );
}

/** As its provider says (OpenID Connect Discovery 1.0, §4), where nobody did. */
async function withKeysOf(answers: Answers): Promise<Answers> {
  if (answers.jwks !== '') return answers;
  const address = `${answers.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await fetch(address, { signal: AbortSignal.timeout(DISCOVERY_MS), redirect: 'error' })
    .then(
      (response) => response.json() as Promise<{ readonly issuer?: unknown; readonly jwks_uri?: unknown }>,
    )
    .catch((error: unknown) => {
      throw new Error(`${address} does not answer: say --jwks.`, { cause: error });
    });
  if (found.issuer !== answers.issuer || typeof found.jwks_uri !== 'string')
    throw new Error(`${address} names another issuer, or no keys: say --issuer as it says it, or --jwks.`);
  return { ...answers, jwks: found.jwks_uri };
}
