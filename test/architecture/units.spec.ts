import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const unit = (name: string): string => readFileSync(`deploy/${name}`, 'utf8');
const valueOf = (text: string, name: string): string =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? `no ${name}`;

const DESK = unit('lekwacht.service');
const BACKUP = unit('lekwacht-backup.service');

it('the unit of the backup writes where it is told to, as the desk does and with the same settings', () => {
  const to = /--to (\S+)/.exec(valueOf(BACKUP, 'ExecStart'))?.[1] ?? 'nowhere';
  expect(valueOf(BACKUP, 'ReadWritePaths').split(' ')).toEqual([
    ...valueOf(DESK, 'ReadWritePaths').split(' '),
    to,
  ]);
  for (const name of ['User', 'Group', 'WorkingDirectory', 'EnvironmentFile', 'UMask'])
    expect([name, valueOf(BACKUP, name)]).toEqual([name, valueOf(DESK, name)]);
  // Of the folder that the documents make.
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(
    `install -d -o lekwacht -g lekwacht -m 700 ${to} `,
  );
});

it('and is as hardened as the desk', () => {
  const hardened = (text: string): readonly string[] =>
    text
      .slice(text.indexOf('ProtectSystem='))
      .split('\n')
      .filter((line) => /^\w+=/.test(line) && !/^(ReadWritePaths|WantedBy)=/.test(line));
  expect(hardened(DESK).length).toBeGreaterThan(20);
  expect(hardened(BACKUP)).toEqual(hardened(DESK));
});
