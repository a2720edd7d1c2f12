import { rmSync } from 'node:fs';
import Table from 'cli-table3';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../src/shared/dutch-time.js';
import { loadCases, type Known } from './case.js';
import { Desk } from './desk.js';
import { throwawayDirectory } from './throwaway-directory.js';
import { playCase, type Played } from './play-case.js';

const dutch = (at: string): string =>
  DateTime.fromISO(at, { zone: DUTCH_TIME }).setLocale('en-GB').toFormat('ccc dd-MM-yyyy HH:mm');

const PLAIN = { head: [], border: [], compact: true };

const yesNo = (value: boolean | undefined): string => (value === true ? 'yes' : 'no');

function timeLine({ timeline }: Played): string {
  const table = new Table({ head: ['#', 'happened', 'recorded', 'fact', 'by'], style: PLAIN });
  for (const { revision, happenedAt, recordedAt, event, by } of timeline) {
    table.push([revision, dutch(happenedAt), dutch(recordedAt), event, by.role]);
  }
  return table.toString();
}

function known({ known: days }: Played): string {
  const table = new Table({
    head: ['known on', 'clock', 'due', 'overdue', 'AP notified', 'people informed', 'open duties'],
    colWidths: [22, 13, 22, 9, 13, 17, 44],
    wordWrap: true,
    style: PLAIN,
  });
  for (const { at, was } of days) table.push([dutch(at), ...row(was)]);
  return table.toString();
}

function row({ basis, dueAt, overdue, notified, peopleInformed, openDuties }: Known): string[] {
  return [
    basis ?? '',
    dutch(dueAt ?? ''),
    yesNo(overdue),
    yesNo(notified),
    yesNo(peopleInformed),
    (openDuties ?? []).join(', '),
  ];
}

interface RegisterLine {
  readonly reference: string;
  readonly organisation: string;
  readonly status: string;
  readonly awareAt: string;
  readonly dueAt: string;
  readonly authorityNotified?: { readonly notifiedAt: string; readonly late?: { readonly days: number } };
  readonly flags: readonly string[];
}

async function register(desk: Desk, organisations: readonly string[]): Promise<string> {
  const table = new Table({
    head: ['reference', 'organisation', 'status', 'aware', 'due', 'AP notified', 'late', 'flags'],
    colWidths: [19, 20, 10, 22, 22, 22, 10, 38],
    wordWrap: true,
    style: PLAIN,
  });
  for (const organisation of organisations) {
    const fg = await desk.as('fg', organisation);
    const { body } = await desk.ask('GET', `/v1/register?organisation=${organisation}`, fg);
    for (const line of (body as { entries: readonly RegisterLine[] }).entries) {
      const { authorityNotified: notified } = line;
      table.push([
        line.reference,
        line.organisation,
        line.status,
        dutch(line.awareAt),
        dutch(line.dueAt),
        notified ? dutch(notified.notifiedAt) : 'not',
        notified?.late ? `${notified.late.days} days` : '',
        line.flags.join(', '),
      ]);
    }
  }
  return table.toString();
}

const say = (text: string): void => {
  console.log(text);
};

const directory = throwawayDirectory('demo');
try {
  say('Starting a Lekwacht of its own, on a throwaway database, with a clock that can be set …');
  const desk = await Desk.open({ LEKWACHT_DATA: directory });
  try {
    const cases = loadCases();
    for (const example of cases) {
      const played = await playCase(desk, example);
      say(`\n━━ ${example.title}`);
      const real = example.realParty === undefined ? 'a made-up case' : `real party: ${example.realParty}`;
      say(`   ${played.dossier.reference}, played by ${example.playedBy}; ${real}\n`);
      say(timeLine(played));
      for (const { step, status, code } of played.answers) {
        if (status >= 400) say(`   ${dutch(step.at)}: ${step.call} was refused with ${status} ${code ?? ''}`);
      }
      say('\n   What was known then:');
      say(known(played));
    }
    say('\n━━ The register of Art. 33(5), of the organisations that played');
    say(await register(desk, [...new Set(cases.map(({ playedBy }) => playedBy))].sort()));
  } finally {
    await desk.close();
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
