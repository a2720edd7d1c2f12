import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCases } from '../../examples/case.js';
import { Desk } from '../../examples/desk.js';
import { playCase, type Played } from '../../examples/play-case.js';
import { Contract } from '../support/http/contract.js';
import { edpbFaults, edpbSchemaIsHere, WHERE_IT_SHOULD_BE } from '../support/breach/edpb-schema.js';
import { moment } from '../../src/shared/moment.js';
import { createTestDatabase } from '../support/postgres/test-database.js';

const directory = mkdtempSync(join(tmpdir(), 'lekwacht-test-'));
const cases = loadCases();
const all = new Map<string, Played>();
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let desk: Desk;

interface Shown {
  readonly question: string;
  readonly state: string;
  readonly text?: string;
  readonly codes?: readonly string[];
  readonly sources: readonly { readonly event: string; readonly revision?: number }[];
}
interface Forms {
  readonly now: { readonly answers: readonly Shown[]; readonly missing: readonly string[] };
  readonly template: Readonly<Record<string, unknown>>;
  /** The form as it was frozen in the initial notification. */
  readonly sent?: readonly Shown[];
}
const forms = new Map<string, Forms>();

async function formsOf({ id, case: { playedBy } }: Played): Promise<Forms> {
  const fg = await desk.as('fg', playedBy);
  const ask = async (path: string): Promise<unknown> =>
    (await desk.ask('GET', `/v1/breaches/${id}/${path}`, fg)).body;
  const { entries } = (await ask('timeline')) as {
    entries: readonly { event: string; data: { content?: { form?: { answers: readonly Shown[] } } } }[];
  };
  const sent = entries.find(({ event }) => event === 'ApNotified')?.data.content?.form?.answers;
  return {
    now: (await ask('ap-form')) as Forms['now'],
    template: (await ask('edpb-template')) as Forms['template'],
    ...(sent && { sent }),
  };
}

beforeAll(async () => {
  if (!edpbSchemaIsHere) {
    console.warn(`skipped: EDPB templates against their schema, as ${WHERE_IT_SHOULD_BE} is not there`);
  }
  database = await createTestDatabase();
  desk = await Desk.open(
    { LEKWACHT_DATA: directory, DATABASE_URL: database.connection.connectionString },
    async (exchange) => {
      (await Contract.of(exchange.url)).assertKept(exchange);
    },
  );
  for (const example of cases) {
    const played = await playCase(desk, example);
    all.set(example.case, played);
    forms.set(example.case, await formsOf(played));
  }
}, 60_000);

afterAll(async () => {
  await desk.close();
  await database.drop();
  rmSync(directory, { recursive: true });
});

describe.each(cases.map((example) => [example.case, example] as const))('The case %s', (name, example) => {
  const played = (): Played => all.get(name)!;

  it('is taken in as it happened, and refused only where the case says so', () => {
    const statuses = played().answers.map(({ step, status }) => [step.call, status]);
    expect(statuses).toEqual(
      example.steps.map(({ call, expect: status }) => [call, status ?? (call === 'report' ? 201 : 200)]),
    );
  });

  it('knows on each chosen day what was known then, and no more', () => {
    for (const { at, expected, was } of played().known) {
      const { dueAt, ...facts } = expected;
      expect({ at, ...was }).toMatchObject({ at, ...facts });
      if (dueAt !== undefined) expect(was.dueAt).toBe(moment(dueAt));
    }
  });

  it('ends as the case says', () => {
    const { expected } = example;
    const { moments, awareness, notifications, flags, openDuties } = played().dossier;
    const [first] = notifications;
    if (expected.firstSignalAt !== undefined)
      expect(moments.firstSignalAt).toBe(moment(expected.firstSignalAt));
    if (expected.awareAt !== undefined) expect(awareness.at).toBe(moment(expected.awareAt));
    if (expected.dueAt !== undefined) expect(awareness.deadline.dueAt).toBe(moment(expected.dueAt));
    if (expected.notified !== undefined) expect(notifications.length > 0).toBe(expected.notified);
    if (expected.notifiedAt !== undefined) expect(first?.notifiedAt).toBe(moment(expected.notifiedAt));
    if (expected.daysLate !== undefined) expect(first?.late?.days).toBe(expected.daysLate);
    if (expected.flags !== undefined) expect([...flags].sort()).toEqual([...expected.flags].sort());
    if (expected.openDuties !== undefined) {
      expect(openDuties.map(({ duty }) => duty)).toEqual(expected.openDuties);
    }
  });

  it('has its AP form: what the case says stands there, every answer with the event it comes from', () => {
    const { timeline } = played();
    const { natures, subjectCount } = example.expected;
    const { now, sent } = forms.get(name)!;
    const answer = (question: string) => now.answers.find((one) => one.question === question);
    for (const { question, state, sources } of now.answers) {
      if (state === 'missing') expect([question, sources]).toEqual([question, []]);
      else expect([question, sources.length]).not.toEqual([question, 0]);
      for (const { event, revision } of sources) {
        if (revision !== undefined) expect(timeline[revision]?.event).toBe(event);
      }
    }
    if (natures !== undefined) expect(answer('5.1')?.codes).toEqual(natures);
    if (subjectCount !== undefined) {
      const { min, max } = subjectCount;
      expect(answer('7.3')?.text).toBe(min === max ? `${min}` : `minimaal ${min}, maximaal ${max}`);
    }
    expect(sent !== undefined).toBe(example.expected.notified ?? sent !== undefined);
    const late = (example.expected.daysLate ?? 0) > 0;
    if (sent !== undefined) expect(sent.some(({ question }) => question === '4.5')).toBe(late);
  });

  it('has its EDPB template, valid against the schema where that is here', () => {
    const { template } = forms.get(name)!;
    if (edpbSchemaIsHere) expect(edpbFaults()(template)).toEqual([]);
    const { awareAt, subjectCount, notified } = example.expected;
    if (awareAt !== undefined) expect(template['field_48']).toBe(moment(awareAt));
    if (subjectCount !== undefined) expect(template['field_68']).toBe(subjectCount.max);
    if (notified !== undefined) expect(template['field_3']).toBe(notified ? 'b' : 'a');
  });
});

describe('what the published cases turn on', () => {
  const text = (name: string, question: string, which: 'now' | 'sent' = 'now'): string | undefined => {
    const { now, sent } = forms.get(name)!;
    return (which === 'now' ? now.answers : (sent ?? [])).find((one) => one.question === question)?.text;
  };

  it('PVV: a political opinion of 101 people, overdue and without a reason', () => {
    expect(text('pvv-overijssel', '6.2')).toBe('politieke opvattingen');
    expect(text('pvv-overijssel', '7.3')).toBe('101');
    expect(forms.get('pvv-overijssel')!.now.missing).toContain('4.5');
    expect(forms.get('pvv-overijssel')!.template).toMatchObject({
      field_60: 's',
      field_70: 'e',
      field_68: 101,
    });
  });

  it('Booking: told the AP why it was late, and the guests before', () => {
    expect(text('booking', '4.5', 'sent')).toContain('investigation was waited for');
    expect(text('booking', '10.1.1', 'sent')).toBe('ja');
    expect(text('booking', '10.1.3')).toBe('4109');
    expect(forms.get('booking')!.template).toMatchObject({
      field_97: 'a',
      field_98: '2019-02-04',
      field_61: 'd',
    });
  });
});
