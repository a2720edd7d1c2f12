import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'yaml';
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

describe('the rules of alerts', () => {
  interface Rule {
    readonly alert: string;
    readonly expr: string;
    readonly labels: { readonly severity: string };
    readonly annotations: { readonly summary: string };
  }
  const { groups } = parse(readFileSync('deploy/alerts.yml', 'utf8')) as {
    readonly groups: readonly { readonly rules: readonly Rule[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  /** What PromQL knows beside metrics, as far as it is used here, and what Prometheus itself makes. */
  const LANGUAGE = /^(?:and|or|unless|offset|by|sum|rate|increase|absent|histogram_quantile|up)$/;
  const metricsIn = (expr: string): readonly string[] =>
    (expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)|offset \w+/g, '').match(/[a-z_]\w*/gi) ?? []).filter(
      (word) => !LANGUAGE.test(word) && !/^e\d+$/.test(word),
    );

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for metrics that are told and there, by labels that they have',
    (alert, { expr, labels, annotations }) => {
      const told = new Map(
        tablesOf(DOCUMENT, '<!-- metrics -->').map((line) => [line['metric'] ?? '', line['labels'] ?? '']),
      );
      const there = namesIn(text);
      const asked = metricsIn(expr);
      if (alert !== 'LekwachtAway') expect(asked).not.toEqual([]);
      const named = (name: string): string => (there.includes(name) ? name : name.replace(SERIES, ''));
      expect(asked.filter((name) => !there.includes(named(name)) || !told.has(named(name)))).toEqual([]);
      const labelled = asked.flatMap((name) => told.get(named(name))?.match(/\w+/g) ?? []);
      const used = [
        ...[...expr.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label),
        ...[...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label),
      ];
      expect(used.filter((label) => label !== 'job' && !labelled.includes(label))).toEqual([]);
      expect(['critical', 'warning']).toContain(labels.severity);
    },
  );

  it('name codes of problems that there are', () => {
    const codes = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/code=~?"([^"]+)"/g)].flatMap(([, named = '']) => named.split('|')),
    );
    expect(codes.length).toBeGreaterThan(4);
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  });
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
