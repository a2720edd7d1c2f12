import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

interface Entered {
  readonly id: string;
  readonly organisation: string;
  readonly reference: string;
  readonly recorded: boolean;
}

const anEntry = ({
  report,
  ...fields
}: { readonly report?: object; readonly [field: string]: unknown } = {}) => ({
  organisations: ['perspektief'],
  channel: 'phone',
  firstContactAt: '2026-05-31T22:00:00+02:00',
  ...fields,
  report: {
    description: 'Somebody called: a list lay in the street.',
    reporter: { kind: 'outsider' },
    ...report,
  },
});
const send = (who: Person, body: object, key: string = randomUUID()) =>
  who.post('/v1/reports/entries', body, { 'idempotency-key': key });
const enter = async (who: Person, body: object, key?: string): Promise<Entered[]> => {
  const { status, body: answer, text } = await send(who, body, key);
  if (status !== 200) throw new Error(text);
  return answer.dossiers as Entered[];
};
const search = async (who: Person, text: string): Promise<string[]> => {
  await lekwacht.projected();
  const { body } = await who.post('/v1/breaches/search', { text });
  return (body.dossiers as { id: string }[]).map(({ id }) => id);
};

describe('a report that somebody enters', () => {
  it('is a dossier of that moment and not of then: received when it came in, recorded now', async () => {
    const [entered] = await enter(
      handler,
      anEntry({
        report: {
          discoveredAt: '2026-05-30',
          occurredFrom: '2026-05-29',
          subjectCount: { min: 100_000 },
          reporter: { kind: 'outsider', name: 'A. Canary', jobTitle: 'teacher' },
          contactPerson: { name: 'B. Canary', phone: '038 123 45 67' },
          earlierReport: 'DL-2025-AAAA-BBBB',
        },
      }),
    );
    const { body } = await handler.dossier(entered!.id);
    expect(body).toMatchObject({
      reference: entered!.reference,
      entry: { channel: 'phone', enteredAt: '2026-06-01T07:00:00.000Z' },
      moments: { receivedAt: '2026-05-31T20:00:00.000Z' },
      awareness: { at: '2026-05-31T20:00:00.000Z', basis: 'provisional' },
      lookedAt: '2026-06-01T07:00:00.000Z',
      report: {
        subjectCount: { min: 100_000 },
        reporter: { contact: { name: 'A. Canary', jobTitle: 'teacher' } },
        contactPerson: { name: 'B. Canary', phone: '038 123 45 67' },
        earlierReport: 'DL-2025-AAAA-BBBB',
      },
    });
    const asOf = await handler.get(`/v1/breaches/${entered!.id}/as-of?at=2026-06-01T08:59:00%2B02:00`);
    expect(asOf.status).toBe(404);
    const { body: line } = await handler.get(`/v1/breaches/${entered!.id}/timeline`);
    const entries = line.entries as { event: string; recordedAt: string }[];
    expect(entries.map(({ event }) => event)).toEqual(['BreachReported', 'ReportEntered']);
    for (const { recordedAt } of entries) expect(recordedAt).toBe('2026-06-01T07:00:00.000Z');
  });

  it('whom to ask is as confidential as the reporter', async () => {
    const [entered] = await enter(handler, anEntry({ report: { contactPerson: { name: 'B. Canary' } } }));
    const board = await lekwacht.as('board');
    for (const path of ['', '/timeline', '/as-of?revision=0'])
      expect((await board.get(`/v1/breaches/${entered!.id}${path}`)).text).not.toContain('B. Canary');
  });

  it('that lies years back raises no miss by itself; somebody says so', async () => {
    const [entered] = await enter(handler, anEntry({ firstContactAt: '2023-03-01' }));
    await lekwacht.tick();
    expect((await handler.dossier(entered!.id)).body.flags).not.toContain('deadline-missed');
    await handler.acts(entered!.id, 'earlier-miss', { missed: true, reason: 'Told a week later.' });
    expect((await handler.dossier(entered!.id)).body.flags).toContain('deadline-missed');
    await lekwacht.projected();
    const { body } = await handler.get('/v1/register?limit=200');
    const rows = body.entries as { id: string; flags: string[] }[];
    const row = rows.find(({ id }) => id === entered!.id);
    expect(row).toMatchObject({ enteredAt: '2026-06-01T07:00:00.000Z' });
    expect(row!.flags).toContain('deadline-missed');
    // It was met, and that is written down only now: then it was not missed, whoever said so.
    const notified = { kind: 'initial', incomplete: false, number: 'Z1' };
    await handler.acts(entered!.id, 'ap-notifications', {
      ...notified,
      notifiedAt: '2023-03-02T10:00:00+01:00',
    });
    await lekwacht.tick();
    for (const flag of ['deadline-missed', 'authority-notified-late'])
      expect((await handler.dossier(entered!.id)).body.flags).not.toContain(flag);
  });

  it('is found by its number, written otherwise too, by its reference and by what it touches', async () => {
    const [entered] = await enter(
      handler,
      anEntry({
        number: 'Zaak 2025/17',
        source: 'the register on paper',
        involved: { system: 'Some system of ours', processor: 'A printer' },
      }),
    );
    for (const text of [
      ' zaak  2025/17',
      entered!.reference.toLowerCase(),
      'some SYSTEM of ours',
      'a printer',
    ])
      expect([text, await search(handler, text)]).toEqual([text, [entered!.id]]);
    // As it is heard over the phone: blanks for dashes, an O for the nought.
    const [, year, ...signs] = entered!.reference.split('-');
    const heard = `dl ${year ?? ''} ${signs.join(' ').replaceAll('0', 'o').toLowerCase()}`;
    expect(await search(handler, heard)).toEqual([entered!.id]);
    expect(await search(handler, 'zaak 2025/1')).toEqual([]);
    expect(await search(await lekwacht.as('handler', 'kadera'), 'Zaak 2025/17')).toEqual([]);
  });

  it('is found by a part of what it touches, from where a word begins, and by whose its number is', async () => {
    const [entered] = await enter(
      handler,
      anEntry({
        number: '4711',
        source: 'TOPdesk',
        involved: { processingActivity: 'Planning van cliëntbezoek', processor: 'Zorg-soft (Nederland) BV' },
      }),
    );
    for (const text of [
      'topdesk',
      'TOP',
      'zorg',
      'ZORG SOFT ned',
      'soft',
      'nederland',
      'clientbez',
      'planning van',
    ])
      expect([text, await search(handler, text)]).toEqual([text, [entered!.id]]);
    for (const text of ['bv', 'to', 'opdesk', 'oft', 'zorg%', 'z_rg', '%%%', '471', 'bezoek'])
      expect([text, (await search(handler, text)).length]).toEqual([text, text === 'zorg%' ? 1 : 0]);
    expect(await search(await lekwacht.as('handler', 'kadera'), 'topdesk')).toEqual([]);
  });

  it('is found by each number of the AP, also one that was corrected or withdrawn', async () => {
    const [entered] = await enter(handler, anEntry());
    const told = { incomplete: false, notifiedAt: '2026-06-01T08:00:00+02:00' };
    const first = { kind: 'initial', number: '2026-1001', ...told };
    const { body } = await handler.acts(entered!.id, 'ap-notifications', first);
    await handler.acts(entered!.id, 'corrections/ap-notification', {
      ...{ corrects: body.revision, number: '2026-1002', reason: 'Copied wrongly.' },
    });
    await handler.acts(entered!.id, 'ap-notifications', {
      ...{ kind: 'withdrawal', number: '2026-1002', ...told, notifiedAt: '2026-06-01T08:30:00+02:00' },
      withdrawalReason: 'No personal data after all.',
    });
    for (const text of ['2026-1001', ' 2026 1002'])
      expect([text, await search(handler, text)]).toEqual([text, [entered!.id]]);
    expect(await search(handler, '2026-100')).toEqual([]);
  });

  it('that is restricted is found in none of these ways by whoever may not know of it', async () => {
    const [secret] = await enter(
      await lekwacht.as('fg'),
      anEntry({
        ...{ number: '4712', source: 'Klachtenregister', involved: { processor: 'Canaria Hosting' } },
        report: { aboutHandler: true },
      }),
    );
    const fg = await lekwacht.as('fg');
    await fg.dossier(secret!.id);
    await fg.acts(secret!.id, 'ap-notifications', {
      ...{ kind: 'initial', number: '2026-1003', incomplete: false, notifiedAt: '2026-06-01T08:00:00+02:00' },
    });
    for (const text of ['klachten', 'canaria', '2026-1003', '4712', secret!.reference])
      expect([text, await search(fg, text), await search(handler, text)]).toEqual([text, [secret!.id], []]);
  });

  it('what it touches is called as the profile calls it, and can be said anew', async () => {
    const [system] = lekwacht.application.app.get(OrganisationProfiles).get('perspektief').systems;
    const [entered] = await enter(handler, anEntry({ involved: { system: system!.nl.toUpperCase() } }));
    expect((await handler.dossier(entered!.id)).body.involved).toEqual({ system: system!.nl });
    await handler.acts(entered!.id, 'involvement', { processor: 'Another printer' });
    expect((await handler.dossier(entered!.id)).body.involved).toEqual({ processor: 'Another printer' });
  });
});

describe('a number', () => {
  const numbered = (number: string, fields: object = {}) => anEntry({ number, source: 'OpenVWR', ...fields });

  it('public case 11: entered twice gives the same dossier, and says that nothing was recorded', async () => {
    const [first] = await enter(handler, numbered('17'));
    const before = await lekwacht.countEvents();
    const [again] = await enter(handler, numbered(' 17 ', { report: { description: 'Said otherwise.' } }));
    expect(again).toEqual({ ...first, recorded: false });
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('entered by two people at once is one dossier', async () => {
    const other = await lekwacht.as('handler', 'perspektief', 'the colleague');
    const all = await Promise.all(
      [handler, other, handler, other].map((who) => enter(who, numbered('at once'))),
    );
    const dossiers = all.flat();
    expect(new Set(dossiers.map(({ id }) => id)).size).toBe(1);
    expect(dossiers.filter(({ recorded }) => recorded)).toHaveLength(1);
  });

  it('of another source, or of another organisation, is another dossier', async () => {
    const [first] = await enter(handler, numbered('18'));
    const [elsewhere] = await enter(handler, numbered('18', { source: 'Zenya' }));
    const kadera = await lekwacht.as('handler', 'kadera');
    const [theirs] = await enter(kadera, numbered('18', { organisations: ['kadera'] }));
    expect(new Set([first!.id, elsewhere!.id, theirs!.id]).size).toBe(3);
    expect((await search(handler, '18')).sort()).toEqual([first!.id, elsewhere!.id].sort());
  });

  it('under which there is a dossier that somebody may not see begins another, and tells him nothing', async () => {
    const fg = await lekwacht.as('fg');
    const [secret] = await enter(fg, numbered('19', { report: { aboutHandler: true } }));
    const answer = await send(handler, numbered('19'));
    const [own] = answer.body.dossiers as Entered[];
    expect(own).toMatchObject({ recorded: true });
    expect(answer.text).not.toContain(secret!.id);
    expect(answer.text).not.toContain(secret!.reference);
    expect(await search(handler, '19')).toEqual([own!.id]);
    expect((await search(fg, '19')).sort()).toEqual([own!.id, secret!.id].sort());
    expect(await enter(handler, numbered('19'))).toEqual([{ ...own, recorded: false }]);
  });
});

describe('the same entry twice', () => {
  it('is one dossier and the same answer, also where he does not see it any more', async () => {
    const key = randomUUID();
    const body = anEntry({ number: '20', report: { aboutHandler: true } });
    const [first, again] = [await enter(handler, body, key), await enter(handler, body, key)];
    expect(again).toEqual(first);
    expect((await handler.dossier(first[0]!.id)).status).toBe(404);
  });

  it('with another content is refused', async () => {
    const key = randomUUID();
    await enter(handler, anEntry(), key);
    const { status, body } = await send(handler, anEntry({ channel: 'mail' }), key);
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('who may not enter', () => {
  it.each(['board', 'mandate-holder', 'auditor', 'administrator', 'processor'] as const)(
    '%s',
    async (role) => {
      const before = await lekwacht.countEvents();
      const { status, body } = await send(await lekwacht.as(role), anEntry());
      expect([status, body.code]).toEqual([403, 'not-allowed']);
      expect(await lekwacht.countEvents()).toBe(before);
    },
  );

  it.each([
    ['a moment to come', { firstContactAt: '2026-06-02T09:00:00+02:00' }, '/firstContactAt'],
    ['no organisation', { organisations: [] }, '/organisations'],
    ['one twice', { organisations: ['perspektief', 'perspektief'] }, '/organisations'],
    ['a telephone number as a source', { source: '038 123 45 67' }, '/source'],
    ['nothing said', { report: { description: ' ' } }, '/report/description'],
  ])('%s is refused at its field', async (_what, fields, pointer) => {
    const { status, body } = await send(handler, anEntry(fields));
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});
