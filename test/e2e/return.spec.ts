import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { EventStoreUnavailable } from '../../src/platform/event-store/event-store.port.js';
import { ReporterTokens } from '../../src/intake/return/reporter-token.js';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const CANARY = 'Kwetterende Canarie';

let lekwacht: RunningLekwacht;
let handler: Person;
let reported: Reported;
let token: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
  reported = await lekwacht.report({ description: `Een brief, zei ${CANARY}.` });
  token = (await access(reported)).body.token as string;
});
afterAll(() => lekwacht.close());

const access = (
  { reference, secret }: { readonly reference: string; readonly secret: string },
  headers: Record<string, string> = {},
): Promise<Answer> => lekwacht.anyone.post('/v1/reports/access', { reference, secret }, headers);

const as = (opened: string) => lekwacht.with({ authorization: `Bearer ${opened}` });
const send = (
  route: string,
  body: object,
  { key = randomUUID(), by = token }: { readonly key?: string; readonly by?: string } = {},
): Promise<Answer> => as(by).post(`/v1/reports/${route}`, body, { 'idempotency-key': key });

/** Asks, and answers with the question's id. */
async function ask(id: string, text: string): Promise<string> {
  await handler.dossier(id);
  await handler.acts(id, 'questions', { text });
  const { body } = await handler.dossier(id);
  return (body.questionsAsked as { question: string }[]).at(-1)!.question;
}

describe('whoever reported comes back with his receipt', () => {
  it('and reads how it stands, in Dutch, or in English where he asks for it', async () => {
    const dutch = await access(reported);
    expect([dutch.status, dutch.body]).toEqual([
      200,
      expect.objectContaining({
        ...{ reference: reported.reference, organisation: 'perspektief', language: 'nl', state: 'received' },
        ...{ status: 'Uw melding is binnen. Nog niemand heeft die bekeken.', outcomeWished: false },
        words: [{ what: 'description', text: `Een brief, zei ${CANARY}.`, at: '2026-06-01T07:00:00.000Z' }],
      }),
    ]);
    const english = await access(reported, { 'accept-language': 'en-GB,en;q=0.8' });
    expect(english.body).toMatchObject({ language: 'en', status: expect.stringContaining('Nobody') });
  });

  it('however he types it over: in any case, with blanks, without the year', async () => {
    const { reference, secret } = reported;
    const typed = {
      reference: reference.slice(8).toLowerCase(),
      secret: secret.replaceAll('-', ' ').toLowerCase(),
    };
    expect((await access(typed)).status).toBe(200);
    expect((await access({ reference: reference.replace('2026', '2025'), secret })).status).toBe(200);
  });

  it('right after he reported', async () => {
    const { body } = await lekwacht.send(aReport());
    expect((await access(body as never)).status).toBe(200);
  });

  it('answers what he is asked, which the handler sees with its question; a second answer is added', async () => {
    const question = await ask(reported.id, 'Welke envelop was het?');
    expect((await access(reported)).body).toMatchObject({
      state: 'being-handled',
      questions: [{ question, text: 'Welke envelop was het?', open: true, answers: [] }],
    });
    const { status, body } = await send('answers', { question, text: 'De blauwe.' });
    expect([status, body.questions]).toEqual([
      200,
      [expect.objectContaining({ open: false, answers: [{ text: 'De blauwe.', at: expect.any(String) }] })],
    ]);
    await send('answers', { question, text: 'Of de groene.' });
    const { body: seen } = await handler.dossier(reported.id);
    expect(seen.questionsAsked).toMatchObject([{ question, answer: { by: 'reporter', text: 'De blauwe.' } }]);
    expect(seen.supplements).toMatchObject([{ question, by: 'reporter', text: 'Of de groene.' }]);
    expect((await lekwacht.eventTypes(reported.id)).slice(-2)).toEqual([
      'QuestionAnswered',
      'ReportSupplemented',
    ]);
  });

  it('adds to it, once for each key', async () => {
    const key = randomUUID();
    const [first, again, other] = [
      await send('supplements', { text: 'Er zat een lijst bij.' }, { key }),
      await send('supplements', { text: 'Er zat een lijst bij.' }, { key }),
      await send('supplements', { text: 'Iets anders.' }, { key }),
    ];
    expect([first.status, again.status, other.status]).toEqual([200, 200, 422]);
    expect(other.body.code).toBe('idempotency-key-reused');
    const added = (again.body.words as { what: string }[]).filter(({ what }) => what === 'addition');
    expect(added).toMatchObject([{ text: 'Er zat een lijst bij.' }]);
  });

  it('a question that nobody asked him is not there', async () => {
    const elsewhere = await lekwacht.report();
    const question = await ask(elsewhere.id, 'Iets anders?');
    for (const one of [question, randomUUID()])
      expect(await send('answers', { question: one, text: 'Ja.' })).toMatchObject({
        status: 404,
        body: { code: 'no-such-question' },
      });
  });

  it('hears what became of it, if he asked for it', async () => {
    const { body } = await lekwacht.send(aReport());
    await lekwacht.projected();
    const opened = (await access(body as never)).body.token as string;
    const { body: found } = await handler.get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = found.dossiers[0] as { id: string };
    expect((await send('wishes', { outcome: true }, { by: opened })).body).toMatchObject({
      outcomeWished: true,
    });
    await handler.dossier(id);
    const dismissal = { ground: 'no-personal-data', reason: 'Geheim oordeel.' };
    const dismissed = await handler.act(id, 'dismissal', dismissal);
    expect(dismissed.status).toBe(200);
    const { body: ended } = await handler.dossier(id);
    if (ended.ending === undefined) {
      const colleague = await lekwacht.as('handler', 'perspektief', 'a-colleague');
      await colleague.dossier(id);
      await colleague.acts(id, 'proposals/confirmation', {
        proposal: ended.proposals[0].proposal,
        confirmed: true,
      });
    }
    const heard = (await access(body as never)).body;
    expect(heard).toMatchObject({ state: 'finished', outcome: expect.stringContaining('geen datalek') });
    expect(JSON.stringify(heard)).not.toContain('Geheim');
  });
});

describe('what a receipt opens', () => {
  it('is shut to everything else: no token of a person opens it, and it opens no other route', async () => {
    expect(await send('supplements', { text: 'x' }, { by: 'x.y.z' })).toMatchObject({
      status: 401,
      body: { code: 'access-anew' },
    });
    const withoutToken = await lekwacht.anyone.post('/v1/reports/supplements', { text: 'x' });
    expect([withoutToken.status, withoutToken.body.code]).toEqual([401, 'access-anew']);
    for (const path of [`/v1/breaches/${reported.id}`, '/v1/breaches', '/v1/me'])
      expect((await as(token).get(path)).status).toBe(401);
    const asHandler = await handler.post(
      '/v1/reports/wishes',
      { outcome: true },
      { 'idempotency-key': randomUUID() },
    );
    expect([asHandler.status, asHandler.body.code]).toEqual([401, 'access-anew']);
  });

  it('is open for half an hour', async () => {
    const { id: breachId, organisation } = reported;
    const tokens = lekwacht.application.app.get(ReporterTokens);
    const old = await tokens.sign({ breachId, organisation }, Math.floor(Date.now() / 1_000) - 31 * 60);
    expect((await send('wishes', { outcome: true }, { by: old })).body.code).toBe('access-anew');
  });
});

describe('a receipt that does not fit', () => {
  const wrongSecret = () => access({ ...reported, secret: '7K3F-9Q2M-7K3F-9Q2M-7K3F-9Q2M' });
  const unknown = () => access({ reference: 'DL-2026-0000-0000', secret: reported.secret });

  it('is answered the same for a wrong secret and for a reference that there is not', async () => {
    const [secret, reference] = [await wrongSecret(), await unknown()];
    for (const { status, body } of [secret, reference])
      expect([status, body.code]).toEqual([404, 'receipt-does-not-fit']);
    const told = ({ body: { instance: _instance, ...rest } }: Answer): object => rest as object;
    expect(told(secret)).toEqual(told(reference));
  });

  it('is no receipt where a field is missing', async () => {
    expect((await lekwacht.anyone.post('/v1/reports/access', { reference: reported.reference })).status).toBe(
      422,
    );
  });
});

describe('a report that was merged into another', () => {
  it('answers with the state of the one that goes on, and what its reporter adds goes there', async () => {
    const survivor = await lekwacht.report({ description: 'Dezelfde brief.' });
    const own = await lekwacht.report({ description: 'Mijn brief.' });
    const opened = (await access(own)).body.token as string;
    const before = await ask(own.id, 'Van wie was de brief?');
    await handler.acts(own.id, 'merge', { into: survivor.id, reason: 'One letter.' });
    await eventually(async () =>
      (await lekwacht.eventTypes(survivor.id)).includes('ReportAbsorbed') ? true : undefined,
    );
    const question = await ask(survivor.id, 'Hoe laat was dat?');
    const { body } = await access(own);
    expect(body).toMatchObject({
      reference: own.reference,
      state: 'being-handled',
      questions: [{ question }],
    });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`Dezelfde|${survivor.id}|${survivor.reference}`));
    await send('answers', { question, text: 'Om tien uur.' }, { by: opened });
    await send('answers', { question: before, text: 'Van de buren.' }, { by: opened });
    const key = randomUUID();
    await send('supplements', { text: 'En een pen.' }, { by: opened, key });
    await send('supplements', { text: 'En een pen.' }, { by: opened, key });
    const { body: seen } = await handler.dossier(survivor.id);
    expect(seen.questionsAsked).toMatchObject([{ answer: { text: 'Om tien uur.', from: own.id } }]);
    expect(seen.supplements).toMatchObject([
      { text: 'Van wie was de brief?\n\nVan de buren.', from: own.id },
      { text: 'En een pen.', from: own.id },
    ]);
    // The other reporter reads nothing of it.
    expect(JSON.stringify((await access(survivor)).body)).not.toMatch(/tien uur|buren|een pen/);
  });
});

describe('while the log is away', () => {
  it('a report that is only kept is known to its reporter; whoever else comes back is asked to wait', async () => {
    const { store } = lekwacht.application.engine;
    const away = (['readStream', 'append'] as const).map((asked) =>
      jest.spyOn(store, asked).mockRejectedValue(new EventStoreUnavailable('not-written', 'away')),
    );
    const waits = ({ status, headers }: Answer): void => {
      expect([status, headers['retry-after']]).toEqual([503, '2']);
    };
    waits(await access(reported));
    const kept = (await lekwacht.send(aReport())).body as { reference: string; secret: string };
    const { status, body } = await access(kept);
    expect([status, body.state, body.token]).toEqual([200, 'kept', undefined]);
    expect(body.status).toContain('wordt verwerkt');
    waits(await access(reported));
    waits(await access({ ...kept, secret: reported.secret }));
    waits(await send('supplements', { text: 'Nog iets.' }));
    waits(await send('wishes', { outcome: true }));
    for (const one of away) one.mockRestore();
    await lekwacht.application.app.get(Drainer).tick();
    await lekwacht.projected();
    expect((await access(kept)).body).toMatchObject({ state: 'received', token: expect.any(String) });
  });
});

it('nothing of it is logged, neither what was said nor with what it was opened', () => {
  const logged = lekwacht.logged.join('');
  for (const secret of [CANARY, 'Welke envelop', 'blauwe', reported.secret, reported.reference, token])
    expect(logged).not.toContain(secret);
});
