import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { tablesOf } from '../support/docs/tables.js';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const DOCUMENT = 'docs/metrics.md';
/** What the library adds to a histogram or a counter. */
const SERIES = /_(bucket|sum|count)$/;

let lekwacht: RunningLekwacht;
let text: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  // Something of each kind: a report, a refusal.
  await lekwacht.report();
  await lekwacht.anyone.get('/v1/register');
  ({ text } = await lekwacht.anyone.get('/metrics'));
});
afterAll(() => lekwacht.close());

const read = (): Promise<string> => lekwacht.anyone.get('/metrics').then((answer) => answer.text);
const namesIn = (metrics: string): readonly string[] =>
  [...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);

it('each metric stands in the document, and each of the document is there', () => {
  const told = tablesOf(DOCUMENT, '<!-- metrics -->').map(({ metric = '' }) => metric.replaceAll('`', ''));
  expect([...told].sort()).toEqual([...namesIn(text)].sort());
});

it('labels are those of the document, and hold nothing of people or dossiers', () => {
  const told = new Map(
    tablesOf(DOCUMENT, '<!-- metrics -->').map(({ metric = '', labels = '' }) => [
      metric.replaceAll('`', ''),
      (labels.match(/\w+/g) ?? []) as readonly string[],
    ]),
  );
  const wrong = [...text.matchAll(/^([a-z_]+)\{([^}]*)\}/gm)].filter(([, name = '', labels = '']) => {
    const known = told.get(name) ?? told.get(name.replace(SERIES, '')) ?? [];
    return [...labels.matchAll(/(\w+)="/g)].some(
      ([, label]) => label !== 'le' && !known.includes(label ?? ''),
    );
  });
  expect(wrong.map(([line]) => line)).toEqual([]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

it('the rules of alerts ask for metrics that are there, with labels that exist', () => {
  const rules = readFileSync('deploy/alerts.yml', 'utf8');
  const asked = [...rules.matchAll(/^\s+expr: (.*)$/gm)].flatMap(([, expression = '']) =>
    [...expression.matchAll(/\b(?:lekwacht|http|nodejs|process)_\w+/g)].map(([name]) => name),
  );
  expect(asked.length).toBeGreaterThan(15);
  const there = namesIn(text);
  expect(asked.filter((name) => !there.includes(name) && !there.includes(name.replace(SERIES, '')))).toEqual(
    [],
  );
});

it('the age of the last backup is infinite until one is known, and then that of the newest', async () => {
  expect(text).toMatch(/^lekwacht_backup_age_seconds \+Inf$/m);
  await lekwacht.application.engine.postgres.query(
    `insert into backups_made (made_at, name, events, digest, is_encrypted)
     values ('2026-06-01T05:00:00Z', 'older', 1, '', false), ('2026-06-01T06:00:00Z', 'newer', 2, '', false)`,
  );
  expect(await read()).toMatch(/^lekwacht_backup_age_seconds 3600$/m);
});

it('an append leaves its duration, and a list and a timer how they stand', async () => {
  await lekwacht.send(aReport());
  const metrics = await read();
  expect(metrics).toMatch(/^lekwacht_append_duration_seconds_count\{outcome="kept"\} [1-9]/m);
  expect(metrics).toMatch(/^lekwacht_list_state\{list="register"\} [01]$/m);
  expect(metrics).toMatch(/^lekwacht_timer_ok\{timer="deadline-timer"\} 1$/m);
  expect(metrics).toMatch(/^lekwacht_data_disk_free_bytes [1-9]/m);
});
