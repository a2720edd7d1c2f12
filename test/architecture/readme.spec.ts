import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { tablesOf } from '../support/docs/tables.js';

const README = readFileSync('README.md', 'utf8');

/** What stands in backticks. */
function quoted(cell = ''): readonly string[] {
  return [...`\`${cell}\``.matchAll(/`+([^`]+)`+/g)].map(([, text]) => text ?? '');
}

describe('README.md', () => {
  it('has every setting that the configuration reads, and no other', () => {
    const read = [
      ...readFileSync('src/config.ts', 'utf8').matchAll(
        /\b(?:text|flag|integer|url|key|oneOf|connectionString)\(\s*'([A-Z_]+)'/g,
      ),
    ].map(([, name]) => name);
    const told = tablesOf('README.md', '## Settings').flatMap((line) => quoted(line['variable']));
    // Said where production is.
    expect(new Set([...told.filter((name) => /^[A-Z_]+$/.test(name)), 'NODE_ENV'])).toEqual(new Set(read));
    expect(README).toContain('NODE_ENV=production');
  });

  it('has every command that package.json has, and no other', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const told = tablesOf('README.md', '## Commands').flatMap((line) => quoted(line['command']));
    const names = told.map((command) => command.replace(/^npm (run )?(-s )?/, '').split(' ')[0] ?? '');
    // `check` is these together; `cli` is told by what it does.
    const parts = ['format', 'lint', 'types', 'knip', 'architecture'];
    expect(new Set([...names, ...parts])).toEqual(new Set(Object.keys(scripts)));
  });

  it('names folders that are there, and each of the sources', () => {
    const told = tablesOf('README.md', '## How a fact goes through the house').flatMap((line) =>
      quoted(line['folder']),
    );
    const paths = told.filter((path) => /\/|\.ts$/.test(path) && path.startsWith('src/'));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    const folders = ['audit', 'breach', 'dashboard', 'deadline', 'directory', 'grants', 'intake', 'law'];
    for (const folder of [...folders, 'notification', 'organisations', 'platform', 'register', 'web'])
      expect([folder, told.some((path) => path.startsWith(`src/${folder}/`))]).toEqual([folder, true]);
  });

  it.each(['README.md', ...['handleiding', 'toegankelijkheid', 'limits'].map((name) => `docs/${name}.md`)])(
    'what %s links to and shows is there',
    (document) => {
      const text = readFileSync(document, 'utf8');
      const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)|src="([^"]+)"/g)].map(
        ([, link, image]) => link ?? image ?? '',
      );
      const folder = document.replace(/[^/]+$/, '');
      expect(links.filter((link) => !existsSync(`${folder}${link}`))).toEqual([]);
    },
  );
});
