import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessment, aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
let colleague: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
  colleague = await lekwacht.as('handler', 'perspektief', 'a colleague');
});
afterAll(() => lekwacht.close());

const many = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();
const problem = ({ status, body }: Answer): unknown[] => [status, body.code];

async function countDossiers(): Promise<number> {
  return (await lekwacht.events()).filter(({ type }) => type === 'BreachReported').length;
}

describe('a report that is sent again', () => {
  it('under the same key gives the same answer and one dossier, whenever it comes', async () => {
    const key = randomUUID();
    const before = await countDossiers();
    const first = await lekwacht.send(aReport(), key);
    lekwacht.moveTo('2026-06-01T11:00:00+02:00');
    const again = await lekwacht.send(aReport(), key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await countDossiers()).toBe(before + 1);
  });

  it('twenty times at once too', async () => {
    const key = randomUUID();
    const before = await countDossiers();
    const answers = await many(20, () => lekwacht.send(aReport(), key));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(await countDossiers()).toBe(before + 1);
  });

  it('with another content under the key of the first is refused', async () => {
    const key = randomUUID();
    await lekwacht.send(aReport(), key);
    const other = await lekwacht.send(aReport({ description: 'Something else.' }), key);
    expect(problem(other)).toEqual([422, 'idempotency-key-reused']);
  });

  it('of two contents under one key at once only one is acknowledged', async () => {
    for (let round = 0; round < 10; round++) {
      const key = randomUUID();
      const answers = await many(2, (i) => lekwacht.send(aReport({ description: `Version ${i}` }), key));
      expect(statuses(answers)).toEqual([201, 422]);
    }
  });

  it('under the same key at another organisation is another report', async () => {
    const key = randomUUID();
    const [here, there] = await many(2, (i) =>
      lekwacht.send(aReport({ organisation: i === 0 ? 'perspektief' : 'kadera' }), key),
    );
    expect([here!.status, there!.status]).toEqual([201, 201]);
    expect(here!.body.secret).not.toBe(there!.body.secret);
  });
});

describe('two handlers on one dossier', () => {
  let reported: Reported;
  beforeAll(async () => {
    reported = await lekwacht.report();
  });

  it('with the same If-Match: one is recorded, the other reads again; a retry of the winner gets its answer', async () => {
    const { etag } = await handler.dossier(reported.id);
    const keys = [randomUUID(), randomUUID()];
    const supplement = (who: Person, i: number): Promise<Answer> =>
      who.act(reported.id, 'supplements', { text: `Fact ${i}` }, { key: keys[i]!, ifMatch: etag! });
    const answers = await Promise.all([supplement(handler, 0), supplement(colleague, 1)]);
    expect(statuses(answers)).toEqual([200, 412]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const { body, headers } = answers[1 - winner]!;
    expect(body).toMatchObject({ code: 'revision-mismatch', actualRevision: 2 });
    expect(headers).toMatchObject({
      etag: '"2"',
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });

    // Meanwhile the other one read again and went on.
    const loser = winner === 0 ? colleague : handler;
    await loser.dossier(reported.id);
    await loser.acts(reported.id, 'supplements', { text: 'Read again.' });
    const retry = await supplement(winner === 0 ? handler : colleague, winner);
    expect([retry.status, retry.text, retry.etag]).toEqual([
      200,
      answers[winner]!.text,
      answers[winner]!.etag,
    ]);
    expect((await handler.dossier(reported.id)).body.supplements).toHaveLength(2);
  });

  it("a warning of the clock in between is nobody else's act", async () => {
    const { etag } = await handler.dossier(reported.id);
    lekwacht.moveTo('2026-06-03T11:00:00+02:00');
    await lekwacht.tick();
    expect((await handler.get(`/v1/breaches/${reported.id}`)).etag).not.toBe(etag);
    const answer = await handler.act(reported.id, 'supplements', { text: 'More.' }, { ifMatch: etag! });
    expect(answer.status).toBe(200);
    const types = await lekwacht.eventTypes(reported.id);
    expect(types.slice(-2)).toEqual(['DeadlineWarningRaised', 'ReportSupplemented']);
  });

  it('a revision that is still to come is no base for an act', async () => {
    const answer = await handler.act(reported.id, 'supplements', { text: 'x' }, { ifMatch: '"99"' });
    expect(problem(answer)).toEqual([412, 'revision-mismatch']);
  });

  it('the same key with another body is refused, on another dossier or by another person it is another act', async () => {
    const key = randomUUID();
    const act = (who: Person, id: string, text: string): Promise<Answer> =>
      who.act(id, 'supplements', { text }, { key });
    const other = await lekwacht.report();
    expect((await act(handler, reported.id, 'A')).status).toBe(200);
    expect(problem(await act(handler, reported.id, 'B'))).toEqual([422, 'idempotency-key-reused']);
    expect((await act(handler, other.id, 'A')).status).toBe(200);
    expect((await act(colleague, reported.id, 'B')).status).toBe(200);
  });

  it('two people who chose the same key record two complaints', async () => {
    const key = 'my-first-complaint';
    const complaint = (who: Person, what: string): Promise<Answer> =>
      who.act(reported.id, 'matters', { kind: 'complaint', receivedAt: lekwacht.clock.now(), what }, { key });
    expect((await complaint(handler, 'Of the client.')).status).toBe(200);
    expect((await complaint(colleague, 'Of the neighbour.')).status).toBe(200);
    expect((await handler.dossier(reported.id)).body.matters).toHaveLength(2);
  });

  it('an act that said nothing new leaves no trace: repeated after somebody else’s act it reads again first', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'root-cause', { cause: 'Haste.' });
    const { etag } = await handler.dossier(id);
    const given = { key: randomUUID(), ifMatch: etag! };
    const repeat = () => handler.act(id, 'root-cause', { cause: 'Haste.' }, given);
    const first = await repeat();
    expect([first.status, first.etag]).toEqual([200, etag]);
    await colleague.acts(id, 'supplements', { text: 'Meanwhile.' });
    const before = await lekwacht.countEvents();
    const stale = await repeat();
    expect([...(problem(stale) as string[]), stale.etag]).toEqual([412, 'revision-mismatch', '"3"']);
    const again = await handler.act(id, 'root-cause', { cause: 'Haste.' }, { ...given, ifMatch: '"3"' });
    expect([again.status, again.etag]).toEqual([200, '"3"']);
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('twenty different acts at once, each tried again on 412, are all recorded, once', async () => {
    const { id } = await lekwacht.report();
    const supplement = async (i: number): Promise<number> => {
      const key = randomUUID();
      let ifMatch = '"0"';
      for (let tries = 1; ; tries++) {
        const answer = await handler.act(id, 'supplements', { text: `Fact ${i}` }, { key, ifMatch });
        if (answer.status === 200) return tries;
        expect(answer.status).toBe(412);
        ifMatch = answer.etag!;
      }
    };
    const tries = await many(20, supplement);
    const { body } = await handler.dossier(id);
    const texts = (body.supplements as { text: string }[]).map(({ text }) => text);
    expect(texts.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `Fact ${i}`).sort());
    expect(Math.max(...tries)).toBeGreaterThan(1);
  });
});

describe('the headers of an act', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['no If-Match', { 'idempotency-key': randomUUID() }, 428, 'if-match-missing'],
    ['any If-Match', { 'idempotency-key': randomUUID(), 'if-match': '*' }, 400, 'if-match-invalid'],
    ['no key', { 'if-match': '"0"' }, 400, 'idempotency-key-missing'],
    ['a short key', { 'idempotency-key': '1', 'if-match': '"0"' }, 400, 'idempotency-key-invalid'],
  ])('%s', async (_what, headers, status, code) => {
    const { id } = await lekwacht.report();
    const before = await lekwacht.countEvents();
    const answer = await handler.post(`/v1/breaches/${id}/assessments`, anAssessment(), headers);
    expect(problem(answer)).toEqual([status, code]);
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('a report needs a key too', async () => {
    expect(problem(await lekwacht.anyone.post('/v1/reports', aReport()))).toEqual([
      400,
      'idempotency-key-missing',
    ]);
    expect(problem(await lekwacht.send(aReport(), 'short'))).toEqual([400, 'idempotency-key-invalid']);
  });
});

describe('C3: an act that says nothing new', () => {
  it('is answered with recorded: false, and leaves the revision; a repeat is answered as the act was', async () => {
    const { id } = await lekwacht.report();
    const lesson = { lesson: 'Ask for the address at every visit.' };
    const first = await handler.act(id, 'lessons', lesson);
    expect(first.body).toMatchObject({ id, recorded: true });
    const same = await handler.act(id, 'lessons', lesson);
    expect(same.body).toEqual({ ...first.body, recorded: false });
    const open = await handler.act(id, 'reopening', { reason: 'A second look.' });
    expect(problem(open)).toEqual([409, 'not-ended']);
  });
});
