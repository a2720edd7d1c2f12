import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answers } from './answers.js';
import { beginningProfile } from './beginning-profile.js';
import { databaseUrl, deskEnvironment, ownerEnvironment, settingIn } from './environment-file.js';
import { rolesSql } from './roles-sql.js';

const FOLDERS = ['data', 'spool', 'wrapping-keys', 'organisations'];
const SETTINGS_OF_FOLDERS = ['LEKWACHT_DATA', 'LEKWACHT_SPOOL', 'LEKWACHT_CUSTODY', 'LEKWACHT_ORGANISATIONS'];

export interface Installation {
  readonly folder: string;
  readonly made: readonly string[];
  /** Files that were there. */
  readonly left: readonly string[];
  /** Settings of a file that was there which name a folder of somewhere else. */
  readonly elsewhere: readonly string[];
}

interface Material {
  /** Of a profile. */
  readonly template: string;
  /** Of the client of the desk; empty: it has none. */
  readonly clientSecret: string;
}

/**
 * Writes what a first installation needs into one folder. Whatever is there already is never written over: interrupted, or with
 * other answers, the same again makes what is missing and nothing else.
 */
export function makeInstallation(answers: Answers, { template, clientSecret }: Material): Installation {
  const folder = resolve(answers.folder);
  const made: string[] = [];
  const left: string[] = [];
  for (const path of [folder, ...FOLDERS.map((name) => join(folder, name))])
    if (!existsSync(path)) {
      mkdirSync(path, { mode: 0o700, recursive: true });
      made.push(`${path}/`);
    }
  /** @returns what stands there now */
  const written = (name: string, content: () => string): string => {
    const path = join(folder, name);
    if (existsSync(path)) left.push(path);
    else {
      writeFileSync(path, content(), { mode: 0o600, flag: 'wx', flush: true });
      made.push(path);
    }
    return readFileSync(path, 'utf8');
  };
  const thereIn = (file: string, setting: string): string | undefined =>
    existsSync(join(folder, file)) ? settingIn(readFileSync(join(folder, file), 'utf8'), setting) : undefined;
  // One that came back from a copy names the database: the other file is of the same one.
  const beside = thereIn('lekwacht.env', 'DATABASE_URL') ?? thereIn('migrate.env', 'LEKWACHT_OWNER_URL');
  const database = beside ?? databaseUrl(answers.database);
  const desk = written('lekwacht.env', () => deskEnvironment(answers, folder, { clientSecret, database }));
  const owner = written('migrate.env', () => ownerEnvironment(database));
  const [deskUrl, ownerUrl] = [settingIn(desk, 'DATABASE_URL'), settingIn(owner, 'LEKWACHT_OWNER_URL')];
  // Somebody changed these files by hand: then he knows his roles.
  if (deskUrl !== undefined && ownerUrl !== undefined)
    written('roles.sql', () => rolesSql(deskUrl, ownerUrl));
  written(join('organisations', `${answers.organisation}.yaml`), () => beginningProfile(template, answers));
  const elsewhere = SETTINGS_OF_FOLDERS.filter((name) => {
    const path = settingIn(desk, name)?.replace(/^file:/, '');
    // A custody of another kind names no folder.
    return path?.startsWith('/') === true && !resolve(path).startsWith(`${folder}/`);
  });
  return { folder, made, left, elsewhere };
}

/** @returns lines for whoever goes on from here: every command as it is given */
export function nextSteps(
  { folder, left, elsewhere }: Installation,
  { organisation, issuer }: Answers,
): readonly string[] {
  const cli = `node --env-file=${join(folder, 'lekwacht.env')}`;
  const grant = (role: string): string =>
    `${cli} dist/cli.js grant --organisation ${organisation} --role ${role} --issuer ${issuer} --subject <id at the provider>`;
  const settings = join(folder, 'lekwacht.env');
  return [
    ...(left.includes(settings)
      ? [
          `${settings} was there: its keys, database and issuer count. Is a backup restored here? Then do steps 1 and 2 and no more, and restore ` +
            '(docs/operations.md, "When everything is gone").',
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          `${settings} names folders outside ${folder} (${elsewhere.join(', ')}): the desk works there, unless you change them.`,
        ]
      : []),
    'Next:',
    `1. Roles and database:   su - postgres -c 'psql postgres' < ${join(folder, 'roles.sql')}    (as root, or another superuser of the database; then remove the file)`,
    `2. Tables:               ${cli} --env-file=${join(folder, 'migrate.env')} dist/cli.js migrate`,
    `3. First people:         ${grant('administrator')}`,
    `                         ${grant('board')}`,
    `4. Start:                ${cli} dist/main.js    (or deploy/lekwacht.service)`,
    `5. Keep a copy of lekwacht.env, organisations/ and wrapping-keys/ elsewhere, and of each wrapping key that comes (doctor says which): without them nothing personal can be read again.`,
    `The profile is ${join(folder, 'organisations', `${organisation}.yaml`)}: look through it before the first report.`,
  ];
}
