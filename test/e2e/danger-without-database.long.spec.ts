import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MailSending } from '../../src/alarms/sending.port.js';
import { noticeId, type Notice } from '../../src/alarms/notice.js';
import { Whom } from '../../src/alarms/whom.port.js';
import { AlarmSender } from '../../src/alarms/outbox/sender.timer.js';
import { AdjustableClock, SystemClock } from '../../src/platform/time/clock.port.js';
import { pause } from '../../src/platform/time/pause.js';
import { plusHours } from '../../src/shared/moment.js';
import { aReport } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type LekwachtOptions,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';
import { SmtpServerOfTests } from '../support/alarms/smtp-server-of-tests.js';
import { organisationsWithLadder } from '../support/alarms/organisations-with-ladder.js';

const PATIENCE_MS = 60_000;

/** As fast as the wall clock: what is tried again is tried again. */
class RunningClock extends AdjustableClock {
  private readonly system = new SystemClock();
  override now() {
    return this.system.now();
  }
  override elapsedMs() {
    return this.system.elapsedMs();
  }
}

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
let server: SmtpServerOfTests;
let organisations: { readonly folder: string; remove(): void };
const started: RunningLekwacht[] = [];
beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
  server = await SmtpServerOfTests.start();
  organisations = organisationsWithLadder('kadera');
});
afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.close();
  await database.drop();
  await server.stop();
  organisations.remove();
}, PATIENCE_MS);

const start = async (options: LekwachtOptions = {}): Promise<void> => {
  const env = {
    ...{ LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: `1:${KEY}` },
    ...{ LEKWACHT_SMTP_URL: server.url, LEKWACHT_SMTP_FROM: 'meldplek@lekwacht.test' },
    ...{ LEKWACHT_SPOOL_AFTER_MS: '2000', LEKWACHT_ORGANISATIONS: organisations.folder },
  };
  const clock = new RunningClock(new SystemClock().now());
  lekwacht = await runLekwacht({ env, database, clock, timers: true, ...options });
  started.push(lekwacht);
};
const KEY = randomBytes(32).toString('base64');
const danger = () => aReport({ organisation: 'kadera', safetyRisk: 'yes' });
const recipients = () => server.received.map(({ to }) => to.join()).sort();
/** As {@link eventually}, of what is asked of nobody: whoever has to do it gets his turn. */
const until = (isSo: () => boolean | Promise<boolean>) =>
  eventually(async () => {
    await pause(20);
    return (await isSo()) ? true : undefined;
  });
const arrived = (count: number) => until(() => server.received.length >= count);
const inOutbox = async () => {
  const { rows } = await database.postgres.query<{ notice: string; state: string; attempts: number }>(
    'select notice, state, attempts from alarm_notices order by notice',
  );
  return rows;
};
const spooled = async () =>
  (await readdir(lekwacht.config.spool.folder)).filter((name) => name !== 'quarantine');
const taken = () => until(async () => (await spooled()).length === 0);

describe('danger that is reported', () => {
  it(
    'while the database answers is alarmed within seconds, once, by the outbox',
    async () => {
      await start();
      const at = performance.now();
      expect((await lekwacht.send(danger())).status).toBe(201);
      await arrived(2);
      expect(performance.now() - at).toBeLessThan(10_000);
      expect(recipients()).toEqual(['dienst@kadera.test', 'fg@kadera.test']);
      await until(async () => (await inOutbox()).every(({ state }) => state === 'sent'));
      expect([...server.counted().values()]).toEqual([1, 1]);
    },
    PATIENCE_MS,
  );

  it(
    'is alarmed while the database is frozen, where somebody set the clock back by hand too',
    async () => {
      const clock = new AdjustableClock(new SystemClock().now());
      await start({ clock });
      clock.moveTo(plusHours(clock.now(), -24));
      await database.door.freeze();
      expect((await lekwacht.send(danger())).status).toBe(201);
      await arrived(2);
      expect(recipients()).toEqual(['dienst@kadera.test', 'fg@kadera.test']);
      await database.door.open();
    },
    PATIENCE_MS,
  );

  it.each([
    ['is stopped', () => database.door.shut()],
    ['is frozen', () => database.door.freeze()],
  ])(
    'while the database %s is alarmed within ten seconds, and not again when the log has it',
    async (_how, away) => {
      await start();
      const seen = jest.spyOn(lekwacht.application.app.get(Whom), 'noticesOf');
      await away();
      const at = performance.now();
      const { status, body } = await lekwacht.send(danger());
      expect(status).toBe(201);
      await arrived(2);
      const took = performance.now() - at;
      expect(took).toBeLessThan(10_000);
      process.stdout.write(`alarm out ${Math.round(took)} ms after the report was sent\n`);
      expect(recipients()).toEqual(['dienst@kadera.test', 'fg@kadera.test']);
      for (const { raw } of server.received) expect(raw).toContain(String(body.reference));
      await until(async () => (await spooled()).some((name) => name.endsWith('.told')));

      await database.door.open();
      await taken();
      // The reactor found the same notices, by its own way.
      const told = (): Promise<readonly Notice[]> =>
        Promise.all(seen.mock.results.map(({ value }) => value as Promise<readonly Notice[]>)).then((all) =>
          all.flat(),
        );
      const notices = await eventually(async () => {
        await pause(20);
        const some = (await told()).filter(({ kind }) => kind === 'danger');
        return some.length > 0 ? some : undefined;
      });
      expect(notices.map((notice) => `<${noticeId(notice)}@lekwacht.test>`).sort()).toEqual(
        server.received.map(({ messageId }) => messageId).sort(),
      );
      await lekwacht.application.app.get(AlarmSender).tick();
      expect((await inOutbox()).map(({ state }) => state)).toEqual(['sent', 'sent']);
      expect([...server.counted().values()]).toEqual([1, 1]);
    },
    PATIENCE_MS,
  );

  it(
    'before there is a database at all is alarmed by a start that waits for one; and by the next, where the first was killed',
    async () => {
      // Its keys are known here, so it keeps reports without a database.
      await start();
      await lekwacht.close();
      started.pop();
      await database.door.shut();
      await start({ isOpening: true });
      await lekwacht.send(danger());
      await arrived(2);
      expect([...server.counted().values()]).toEqual([1, 1]);

      const first = lekwacht;
      const dead = jest
        .spyOn(first.application.app.get(MailSending), 'send')
        .mockResolvedValue({ later: 'dead' });
      await first.send(danger());
      await until(() => dead.mock.calls.length >= 2);
      await start({ isOpening: true, beside: first });
      const end = performance.now() + 30_000;
      while (server.received.length < 4 && performance.now() < end) await pause(50);
      expect([...server.counted().values()]).toEqual([1, 1, 1, 1]);
    },
    PATIENCE_MS,
  );
});
