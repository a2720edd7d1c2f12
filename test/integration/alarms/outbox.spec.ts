import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { SmtpMail } from '../../../src/alarms/mail/smtp-mail.js';
import { noticeId, type Notice } from '../../../src/alarms/notice.js';
import { MOST_GROUPED_AT_ONCE } from '../../../src/alarms/outbox/limits.js';
import { Messages, waitingOf } from '../../../src/alarms/outbox/messages.js';
import type { Statement } from '../../../src/platform/postgres/postgres.port.js';
import { Lease } from '../../../src/platform/subscriptions/lease.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { moment, plusHours } from '../../../src/shared/moment.js';
import { alarmDesk, aNotice, AT } from '../../support/alarms/alarm-desk.js';
import { SmtpServerOfTests } from '../../support/alarms/smtp-server-of-tests.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
let server: SmtpServerOfTests;
let clock: AdjustableClock;
let desk: ReturnType<typeof alarmDesk>;
const FROM = 'meldplek@lekwacht.test';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock = new AdjustableClock(AT);
  server = await SmtpServerOfTests.start();
  desk = deskWith(server);
});
afterEach(async () => {
  await desk.sender.onModuleDestroy();
  await server.stop();
  await database.postgres.query('truncate alarm_notices');
});

const deskWith = ({ port }: { readonly port: number }) => {
  const settings = { host: '127.0.0.1', port, isSecure: false, mustEncrypt: false, from: FROM };
  return alarmDesk(database.postgres, new SmtpMail(settings, clock), clock);
};
const ordinary = (more: Partial<Notice> = {}) => aNotice({ kind: 'report', urgent: false, ...more });
const later = (seconds: number) => {
  clock.moveTo(plusHours(clock.now(), seconds / 3_600));
};
const states = async (): Promise<readonly unknown[]> => {
  const { rows } = await database.postgres.query(
    'select state, failure, attempts, told_elsewhere from alarm_notices order by put_at, notice',
  );
  return rows.map((row) => Object.values(row));
};
const locksHeld = async (): Promise<unknown> => {
  const { rows } = await database.postgres.query<{ held: number }>(
    `select count(*)::int as held from pg_locks where locktype = 'advisory' and database = (
       select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.held;
};
const sentTo = () => server.received.map(({ to }) => to.join());

describe('what is urgent', () => {
  it('goes out at once and alone, under the id of the notice', async () => {
    const [first, second] = [aNotice(), aNotice()];
    await desk.outbox.put([first, second]);
    await desk.sender.tick();
    expect(server.received.map(({ messageId }) => messageId).sort()).toEqual(
      [first, second].map((notice) => `<${noticeId(notice)}@lekwacht.test>`).sort(),
    );
    expect(sentTo()).toEqual(['dienst@kadera.test', 'dienst@kadera.test']);
    await desk.sender.tick();
    expect(server.received).toHaveLength(2);
    expect(await states()).toEqual([
      ['sent', null, 1, false],
      ['sent', null, 1, false],
    ]);
  });

  it('is locked and read together with what is begun with it', async () => {
    const [locked, asked] = [jest.spyOn(Lease.prototype, 'tryLocks'), jest.spyOn(database.postgres, 'query')];
    const notices = [aNotice(), aNotice(), aNotice(), aNotice()];
    await desk.outbox.put(notices);
    await desk.sender.tick();
    const read = asked.mock.calls.filter(([asking]) => (asking as Statement).name === 'alarm-messages-read');
    expect([sentTo().length, locked.mock.calls.length, read.length]).toEqual([4, 1, 1]);
    // Of all channels at once, and once more, whether there is anything else.
    const due = asked.mock.calls.filter(([asking]) => (asking as Statement).name === 'alarm-messages-due');
    expect(due).toHaveLength(2);
    expect(await locksHeld()).toBe(0);
    jest.restoreAllMocks();
  });

  it('goes out also beside one that cannot be understood any more', async () => {
    const [damaged, whole] = [aNotice(), aNotice()];
    await desk.outbox.put([damaged, whole]);
    await database.postgres.query({
      text: `update alarm_notices set content = '{' where notice = $1`,
      values: [noticeId(damaged)],
    });
    await desk.sender.tick();
    expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${noticeId(whole)}@lekwacht.test>`]);
  });

  it('is settled in one commit with what is settled at once', async () => {
    const notices = [aNotice(), aNotice(), aNotice()];
    await desk.outbox.put(notices);
    const messages = new Messages(database.postgres);
    const waiting = await messages.read(notices.map(noticeId), AT);
    const asked = jest.spyOn(database.postgres, 'query');
    const ways = ['sent', 'given-up', 'too-late'] as const;
    await Promise.all(
      [...waiting].map(([message, its], at) =>
        messages.settle(waitingOf(message, its), ways[at] ?? 'sent', AT, at === 1 ? 'refused' : null),
      ),
    );
    expect(asked).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
    expect([...(await states())].sort()).toEqual([
      ['given-up', 'refused', 1, false],
      ['sent', null, 1, false],
      ['too-late', null, 1, false],
    ]);
  });

  it('is there once, however often it is put', async () => {
    const notice = aNotice();
    await Promise.all([desk.outbox.put([notice]), desk.outbox.put([notice, notice])]);
    await desk.sender.tick();
    await desk.outbox.put([notice]);
    await desk.sender.tick();
    expect(server.received).toHaveLength(1);
  });

  it('went out while there was no database: it is not sent again, whoever puts it first', async () => {
    const [before, after] = [aNotice(), aNotice()];
    await desk.outbox.putSent([before]);
    await desk.outbox.put([before, after]);
    await desk.outbox.putSent([after]);
    await desk.sender.tick();
    expect(server.received).toEqual([]);
  });

  it('goes before whatever is not, however much of that waits', async () => {
    server.refuse = () => ({ code: 451, said: 'later' });
    for (let times = 0; times < 10; times++) {
      await desk.outbox.put([ordinary({ recipient: { kind: 'fg' } })]);
      later(61);
      await desk.sender.tick();
    }
    server.refuse = () => undefined;
    later(600);
    await desk.outbox.put([aNotice()]);
    await desk.sender.tick();
    // Of as many as are under way at once.
    expect(sentTo()).toHaveLength(11);
    expect(sentTo().slice(0, 4)).toContain('dienst@kadera.test');
  });
});

describe('what is not urgent', () => {
  it('waits a minute for others to the same person: they are one message, the same at every try', async () => {
    await desk.outbox.put([ordinary(), ordinary({ kind: 'duty', facts: { duty: 'assess' } })]);
    later(30);
    await desk.outbox.put([ordinary(), ordinary({ recipient: { kind: 'fg' } })]);
    await desk.sender.tick();
    expect(server.received).toEqual([]);
    later(31);
    server.refuse = () => ({ code: 451, said: 'later' });
    await desk.sender.tick();
    server.refuse = () => undefined;
    later(400);
    await desk.sender.tick();
    await desk.sender.tick();
    expect(sentTo().sort()).toEqual(['dienst@kadera.test', 'fg@kadera.test']);
    const { rows } = await database.postgres.query<{ message: string; count: number }>(
      'select message, count(*)::int as count from alarm_notices group by message order by count',
    );
    expect(rows.map(({ count }) => count)).toEqual([1, 3]);
    expect(server.received.map(({ messageId }) => messageId).sort()).toEqual(
      rows.map(({ message }) => `<${message}@lekwacht.test>`).sort(),
    );
  });

  it('is one message with what came within the minute, whose own minute is not over', async () => {
    await desk.outbox.put([ordinary()]);
    later(30);
    await desk.outbox.put([ordinary()]);
    later(31);
    await desk.sender.tick();
    expect([server.received.length, (await states()).map((row) => (row as string[])[0])]).toEqual([
      1,
      ['sent', 'sent'],
    ]);
  });

  it('goes with nobody before its hour', async () => {
    const eight = plusHours(AT, 1);
    await desk.outbox.put([ordinary({ notBefore: eight })]);
    clock.moveTo(plusHours(eight, -70 / 3_600));
    await desk.outbox.put([ordinary()]);
    later(61);
    await desk.sender.tick();
    expect([server.received.length, clock.now() < eight]).toEqual([1, true]);
    later(70);
    await desk.sender.tick();
    expect(server.received).toHaveLength(2);
  });

  it('is sent once, each in one message, whatever comes when and whatever fails', async () => {
    const steps = fc.array(
      fc.record({ puts: fc.nat(3), seconds: fc.nat(45), fails: fc.boolean(), alone: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await database.postgres.query('truncate alarm_notices');
        server.received.length = 0;
        for (const { puts, seconds, fails, alone } of all) {
          await desk.outbox.put(Array.from({ length: puts }, () => ordinary({ urgent: alone })));
          later(seconds);
          server.refuse = () => (fails ? { code: 451, said: 'later' } : undefined);
          await desk.sender.tick();
        }
        server.refuse = () => undefined;
        for (let times = 0; times < 3; times++) {
          later(601);
          await desk.sender.tick();
        }
        expect((await states()).filter((row) => (row as string[])[0] !== 'sent')).toEqual([]);
        const { rows } = await database.postgres.query<{ message: string }>(
          'select distinct message from alarm_notices',
        );
        expect(server.received.map(({ messageId }) => messageId).sort()).toEqual(
          rows.map(({ message }) => `<${message}@lekwacht.test>`).sort(),
        );
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('is split into messages that can be read, and nobody waits behind a flood of others', async () => {
    const flood = Array.from({ length: 120 }, () => ordinary());
    await desk.outbox.put(flood);
    later(30);
    await desk.outbox.put([
      ...Array.from({ length: 40 }, () => ordinary()),
      ordinary({ recipient: { kind: 'fg' } }),
    ]);
    later(31);
    await desk.messages.group(clock.now());
    const { rows } = await database.postgres.query<{ recipient: string; n: number }>(
      `select recipient, count(*)::int as n from alarm_notices group by recipient, message order by recipient, n desc`,
    );
    // The last part of those whose minute is over takes along whatever fits in; the rest has its own minute.
    expect(rows.map(({ recipient, n }) => [recipient, n])).toEqual([
      ['fg', 1],
      ['step:dienst', 50],
      ['step:dienst', 50],
      ['step:dienst', 50],
      ['step:dienst', 10],
    ]);
    const { rows: grouped } = await database.postgres.query(
      'select 1 from alarm_notices where message is not null',
    );
    expect(grouped).toHaveLength(150);
  });

  it('finds what is to be tried next by an index, however many wait', async () => {
    await database.postgres.query({
      text: `insert into alarm_notices (notice, message, organisation, channel, recipient, kind, urgent, content,
               state, due_at, next_try_at, put_at)
             select md5(n::text)::uuid, md5((n - n % 50)::text)::uuid, 'kadera', 'mail', 'fg', 'report',
               n - n % 50 = 10000, '{}', 'waiting', $1, $1, $1
             from generate_series(0, 19999) as n`,
      values: [clock.now()],
    });
    const query = jest.spyOn(database.postgres, 'query');
    const due = (await desk.messages.due(new Map([['mail', 4]]), clock.now(), [])).get('mail') ?? [];
    const { text, values } = query.mock.calls[0]![0] as { text: string; values: unknown[] };
    query.mockRestore();
    expect(due).toHaveLength(4);
    const { rows: urgent } = await database.postgres.query<{ message: string }>(
      'select message from alarm_notices where urgent limit 1',
    );
    expect(due[0]).toBe(urgent[0]?.message);
    const { rows: plan } = await database.postgres.query<{ 'QUERY PLAN': string }>({
      text: `explain (analyze, buffers) ${text}`,
      values,
    });
    const touched = /shared hit=(\d+)(?: read=(\d+))?/.exec(plan.map((row) => row['QUERY PLAN']).join('\n'));
    expect(Number(touched?.[1]) + Number(touched?.[2] ?? 0)).toBeLessThan(100);
  });

  it('groups the oldest first, so many at a look, and each company at its turn', async () => {
    const tellEach = (n: number) =>
      ordinary({ breach: randomUUID(), recipient: { kind: 'reporter' }, facts: { count: n } });
    await desk.outbox.put(Array.from({ length: MOST_GROUPED_AT_ONCE + 5 }, (_, n) => tellEach(n)));
    later(61);
    const open = async () => {
      const { rows } = await database.postgres.query<{ n: number }>(
        'select count(*)::int as n from alarm_notices where message is null',
      );
      return rows[0]?.n;
    };
    await desk.messages.group(clock.now());
    expect(await open()).toBe(5);
    await desk.messages.group(clock.now());
    expect(await open()).toBe(0);
  });

  it('of a reporter is never in one message with that of another', async () => {
    const of = (breach: string) =>
      ordinary({ kind: 'reporter-taken', recipient: { kind: 'reporter' }, breach });
    await desk.outbox.put([of(randomUUID()), of(randomUUID())]);
    later(61);
    await desk.sender.tick();
    const { rows } = await database.postgres.query('select distinct message from alarm_notices');
    expect(rows).toHaveLength(2);
  });

  it('does not go out before its time', async () => {
    await desk.outbox.put([ordinary({ notBefore: moment('2026-06-02T08:00:00+02:00') })]);
    later(3_600);
    await desk.sender.tick();
    expect(server.received).toEqual([]);
    clock.moveTo(moment('2026-06-02T08:01:00+02:00'));
    await desk.sender.tick();
    expect(server.received).toHaveLength(1);
  });
});

describe('what fails', () => {
  it('is tried again, the same message, with pauses that grow', async () => {
    server.refuse = () => ({ code: 451, said: 'dienst@kadera.test is busy' });
    await desk.outbox.put([aNotice()]);
    for (let second = 0; second < 60; second++) {
      await desk.sender.tick();
      later(1);
    }
    const [row] = await states();
    const [, , tries] = row as [string, string, number];
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(15);
    expect(row).toEqual(['waiting', 'smtp-451', tries, false]);
    expect(JSON.stringify(await whole())).not.toContain('@kadera');
    server.refuse = () => undefined;
    later(300);
    await desk.sender.tick();
    expect(server.received).toHaveLength(1);
  });

  it('for two minutes is told to the same person in another way, once, and is tried on', async () => {
    server.refuse = () => ({ code: 451, said: 'later' });
    await desk.outbox.put([aNotice(), aNotice()]);
    for (let second = 0; second < 400; second += 10) {
      await desk.sender.tick();
      later(10);
    }
    expect(desk.texts.all().map(({ channel, to, subject }) => [channel, to, subject])).toEqual([
      ['voice', '06-11111111', expect.any(String)],
    ]);
    expect(await states()).toContainEqual(['waiting', 'smtp-451', expect.any(Number), true]);
  });

  it('for good is given up at once, and told to the next of the ladder who has another address', async () => {
    server.refuse = (to) => (to === 'bestuur@kadera.test' ? { code: 550, said: 'no such user' } : undefined);
    await desk.outbox.put([aNotice({ recipient: { kind: 'step', step: 'bestuur' } })]);
    await desk.sender.tick();
    await desk.sender.tick();
    expect(await states()).toContainEqual(['given-up', 'smtp-550', 1, true]);
    expect(desk.texts.all()).toMatchObject([{ channel: 'voice', to: '06-11111111' }]);
    expect(server.received).toEqual([]);
  });

  it('as an alarm about an alarm tells nobody else: that would never end', async () => {
    server.refuse = () => ({ code: 550, said: 'no' });
    await desk.outbox.put([aNotice({ kind: 'sending-fails' })]);
    for (let times = 0; times < 3; times++) await desk.sender.tick();
    expect(await states()).toEqual([['given-up', 'smtp-550', 1, false]]);
  });

  it('for somebody who is not on the ladder any more is given up, and told to who is', async () => {
    await desk.outbox.put([aNotice({ recipient: { kind: 'step', step: 'weg' } })]);
    await desk.sender.tick();
    await desk.sender.tick();
    expect(await states()).toContainEqual(['given-up', 'no-address', 1, true]);
    expect(desk.texts.all()).toHaveLength(1);
  });
});

describe('a mail server that is away for a day', () => {
  it('all of it arrives afterwards, each message once', async () => {
    const { port } = server;
    await server.stop();
    const put: Notice[] = [];
    for (let hour = 0; hour < 24; hour++) {
      const some = [
        aNotice({ at: clock.now() }),
        ordinary({ at: clock.now() }),
        ordinary({ at: clock.now() }),
      ];
      put.push(...some);
      await desk.outbox.put(some);
      for (let step = 0; step < 2; step++) {
        await desk.sender.tick();
        later(1_800);
      }
    }
    server = await SmtpServerOfTests.start({}, port);
    for (let times = 0; times < 30; times++) {
      later(30);
      await desk.sender.tick();
    }
    const urgent = put.filter((notice) => notice.urgent);
    for (const notice of urgent) expect(server.counted().get(`<${noticeId(notice)}@lekwacht.test>`)).toBe(1);
    expect([...server.counted().values()].every((times) => times === 1)).toBe(true);
    // Of each hour one alarm, and one message of two reports.
    expect(server.counted().size).toBe(48);
    expect((await states()).every((row) => (row as string[])[0] === 'sent')).toBe(true);
  });

  it('what is older than a day and a half is recorded as not sent any more', async () => {
    const { port } = server;
    await server.stop();
    await desk.outbox.put([aNotice()]);
    await desk.sender.tick();
    later(37 * 3_600);
    server = await SmtpServerOfTests.start({}, port);
    await desk.sender.tick();
    await desk.outbox.put([aNotice({ at: AT })]);
    await desk.sender.tick();
    expect(server.received).toEqual([]);
    expect((await states()).map((row) => (row as string[])[0])).toEqual(['too-late', 'too-late']);
  });
});

describe('two processes', () => {
  it('send every message once between them', async () => {
    const other = deskWith(server);
    const all = Array.from({ length: 60 }, () => aNotice());
    const some = Array.from({ length: 60 }, (_, n) => ordinary({ cause: randomUUID(), facts: { n } }));
    await Promise.all([desk.outbox.put(all), other.outbox.put([...all, ...some])]);
    later(61);
    for (let times = 0; times < 20; times++) await Promise.all([desk.sender.tick(), other.sender.tick()]);
    await other.sender.onModuleDestroy();
    expect([...server.counted().values()].filter((times) => times > 1)).toEqual([]);
    expect(server.counted().size).toBe(60 + 2);
  });
});

const whole = async () => (await database.postgres.query('select * from alarm_notices')).rows;
