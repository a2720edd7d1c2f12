import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PgPostgres } from '../../src/platform/postgres/pg-postgres.js';
import { withPersonal } from '../../src/shared/personal-places.js';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { Gate, type Halt } from '../support/crash/gate.js';
import { anAssessment, aReport } from '../support/http/acts-over-http.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import { eventually } from '../support/http/running-lekwacht.js';
import { howOften } from '../support/how-often.js';
import { violationsOfLists } from './list-check.js';

/** Where it is killed: at the statement that would do what stands there. */
const STEPS = {
  'approval is recorded': () => ({
    ...{ table: 'events', on: 'insert', when: "new.type = 'PersonalDataErased'" },
  }),
  'keys are forgotten': () => ({
    ...{ table: 'personal.keys', on: 'insert', when: 'new.forgotten_because is not null' },
  }),
  'the rest of their block gets a new key': () => ({
    ...{ table: 'personal.key_blocks', on: 'update', when: 'true' },
  }),
  'the rest of their block is written anew': () => ({
    ...{ table: 'personal.keys', on: 'insert', when: 'new.wrapped is not null' },
  }),
  'its completion is recorded': () => ({
    ...{ table: 'events', on: 'insert', when: "new.type = 'ErasureCompleted'" },
  }),
  'that it was done is noted': (stream: string) => ({
    ...{ table: 'subscription_checkpoints', on: 'update', when: "new.name = 'erasure'" },
    once: `exists (select from events where type = 'ErasureCompleted' and stream = '${stream}')`,
  }),
  'blocks get a new wrapping key': () => ({
    ...{ table: 'personal.key_blocks', on: 'update', when: 'new.epoch > old.epoch' },
  }),
  'the old wrapping key is retired': () => ({
    ...{ table: 'personal.wrapping_epochs', on: 'update', when: 'new.retired_at is not null' },
  }),
} as const satisfies Readonly<Record<string, (stream: string) => Halt>>;
type Step = keyof typeof STEPS;

const ROUNDS = howOften({ short: Object.keys(STEPS).length, long: 25 });
const rounds = Array.from({ length: ROUNDS }, (_none, at) => {
  const steps = Object.keys(STEPS) as Step[];
  return [steps[at % steps.length]!, at + 1] as const;
});

/** What is erased: a place of a report, with another text or without. */
const TARGETS = [
  { pointer: '/report/description', replacement: 'A letter went astray.' },
  { pointer: '/report/location' },
  { pointer: '/report/contactPerson' },
] as const;

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('an erasure that is killed, wherever it is (needs /proc of Linux)', () => {
  let lekwacht: CrashApplication;
  let handler: HttpClient;
  let board: HttpClient;
  /** Everything that was erased in rounds before: stream, revision and place. */
  const erased = new Set<string>();
  beforeAll(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
  }, 2 * PATIENCE_MS);
  afterAll(() => lekwacht.remove(), PATIENCE_MS);

  const act = async (
    who: HttpClient,
    id: string,
    path: string,
    body: object,
    key: string,
  ): Promise<Answer> => {
    const { etag = '' } = await who.get(`/v1/breaches/${id}`);
    return who.post(`/v1/breaches/${id}/${path}`, body, { 'idempotency-key': key, 'if-match': etag });
  };
  const login = async (): Promise<void> => {
    handler = await lekwacht.as('handler', 'perspektief');
    board = await lekwacht.as('board', 'perspektief');
  };

  async function aDossier(round: number): Promise<string> {
    const report = aReport({
      description: `A letter about Kwetter ${round} went astray.`,
      location: `At Kwetter ${round}.`,
      system: 'Post.',
      reporter: { kind: 'employed', name: `An ${round}`, email: 'an@example.test' },
      contactPerson: { name: `Piet ${round}`, phone: '+31 6 12 34 56 78' },
    });
    const { body } = await lekwacht.http.post('/v1/reports', report, { 'idempotency-key': randomUUID() });
    const id = await eventually(async () => {
      const list = await handler.get(`/v1/breaches?reference=${String(body.reference)}`);
      return (list.body.dossiers as { id: string }[] | undefined)?.[0]?.id;
    });
    await act(handler, id, 'supplements', { text: `Kwetter ${round} is known next door.` }, randomUUID());
    expect((await act(handler, id, 'assessments', anAssessment(), randomUUID())).status).toBe(200);
    return id;
  }

  it.each(rounds)(
    'when %s: after the start exactly that value is gone, and it is completed once (round %i)',
    async (step, round) => {
      await login();
      const id = await aDossier(round);
      const stream = `breach-${id}`;
      const target = TARGETS[round % TARGETS.length]!;
      const proposal = {
        ...{ what: 'values', ground: 'unlawful-processing', reason: 'A client was named.' },
        values: [{ revision: 0, ...target }],
      };
      const proposed = await act(handler, id, 'erasures', proposal, randomUUID());
      expect([proposed.status, proposed.text]).toEqual([200, proposed.text]);
      const approval = `erasures/${String(proposed.body.revision)}/approval`;
      const { etag: seen = '' } = await board.get(`/v1/breaches/${id}`);
      const key = randomUUID();
      const approve = (): Promise<Answer> =>
        board.post(`/v1/breaches/${id}/${approval}`, {}, { 'idempotency-key': key, 'if-match': seen });
      const isRotation = step.includes('wrapping key');
      if (isRotation) {
        expect((await approve()).status).toBe(200);
        await completed(id);
      }

      const halt = STEPS[step](stream);
      const held = await lekwacht.openDatabase();
      const gate = await Gate.shut(held, halt);
      const underWay = isRotation ? lekwacht.command('keys', 'rotate') : approve().catch(() => undefined);
      await gate.somebodyWaits();
      // Decided, and shown nowhere at once; or not decided yet.
      const isDecided = step !== 'approval is recorded';
      const { text } = await handler.get(`/v1/breaches/${id}`);
      expect(text.includes(valueAt(target.pointer, round))).toBe(!isDecided);
      await lekwacht.kill('everything');
      await underWay;
      await gate.leave();
      await held.close().catch(() => undefined);

      await lekwacht.start();
      await login();
      const database = await lekwacht.openDatabase();
      try {
        await Gate.tearDown(database, halt);
        // Whoever does not know what became of his approval sends it again.
        expect((await approve()).status).toBe(200);
        await completed(id);
        if (isRotation) expect((await lekwacht.command('keys', 'rotate')).code).toBe(0);
        erased.add(`${stream} 0 ${target.pointer}`);
        await expectExactlyThatIsGone(database);
        const { rows } = await database.query<{ type: string }>({
          text: 'select type from events where stream = $1 order by revision',
          values: [stream],
        });
        for (const once of ['PersonalDataErased', 'ErasureCompleted'])
          expect([once, rows.filter(({ type }) => type === once).length]).toEqual([once, 1]);
        const after = (await handler.get(`/v1/breaches/${id}/timeline`)).text;
        for (const { pointer } of TARGETS)
          expect([pointer, after.includes(valueAt(pointer, round))]).toEqual([
            pointer,
            pointer !== target.pointer,
          ]);
        expect(after).toContain(`Kwetter ${round} is known next door.`);
        expect(await violationsOfLists(database, await lekwacht.vault(database))).toEqual([]);
      } finally {
        await database.close();
      }
    },
    3 * PATIENCE_MS,
  );

  async function completed(id: string): Promise<void> {
    await eventually(async () => {
      const { text } = await handler.get(`/v1/breaches/${id}/timeline`);
      return text.includes('"ErasureCompleted"') || undefined;
    });
  }

  /** In the whole log, by the keys that there are: whatever does not open was to go, and whatever was to go does not open. */
  async function expectExactlyThatIsGone(database: PgPostgres): Promise<void> {
    const { rows } = await database.query<{
      stream: string;
      revision: number;
      id: string;
      type: string;
      data: string;
      metadata: string;
    }>('select stream, revision, id, type, data::text as data, metadata::text as metadata from events');
    const vault = await lekwacht.vault(database);
    const sealed = rows.map(({ type, data, metadata, ...place }) =>
      vault.located({
        ...{ ...place, position: '', metadata: JSON.parse(metadata) as never },
        event: { type, data: JSON.parse(data) as object },
      }),
    );
    const gone = new Set<string>();
    for (const { stream, revision, event } of await vault.open(sealed))
      withPersonal(event.data, (value, pointer) => {
        if (!('value' in value))
          gone.add(`${stream} ${revision} ${pointer}${'erased' in value ? '' : ' unreadable'}`);
        return value;
      });
    expect([...gone].sort()).toEqual([...erased].sort());
    const { rowCount } = await database.query(
      'select from personal.keys where forgotten_because is not null',
    );
    expect(rowCount).toBe(erased.size);
  }
});

const valueAt = (pointer: (typeof TARGETS)[number]['pointer'], round: number): string =>
  ({
    '/report/description': `A letter about Kwetter ${round} went astray.`,
    '/report/location': `At Kwetter ${round}.`,
    '/report/contactPerson': `Piet ${round}`,
  })[pointer];
