import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { KeptMessages } from '../../src/alarms/development/kept-messages.js';
import { AlarmSender } from '../../src/alarms/outbox/sender.timer.js';
import { plusHours } from '../../src/shared/moment.js';
import { Browser } from '../support/http/browser.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({
    env: { NODE_ENV: 'development', LEKWACHT_PUBLIC_URL: 'https://lekwacht.example' },
  });
});
afterAll(() => lekwacht.close());

const kept = () => lekwacht.application.app.get(KeptMessages).all();
const to = (address: string) => kept().filter((message) => message.to === address);

/** What waits goes out: whoever is on call hears of every report, so that something does. */
async function minuteLater(reference: string): Promise<void> {
  await eventually(async () => {
    const { rows } = await lekwacht.database.postgres.query({
      text: `select from alarm_notices where content like '%' || $1 || '%' and kind in ('report', 'danger')`,
      values: [reference],
    });
    return rows.length > 0 ? true : undefined;
  });
  lekwacht.clock.moveTo(plusHours(lekwacht.clock.now(), 61 / 3_600));
  await lekwacht.application.app.get(AlarmSender).tick();
}
const report = async (reporter: object, more: object = {}) => {
  const reported = await lekwacht.report({
    ...{ organisation: 'kadera', description: 'CANARY of a letter', safetyRisk: 'no', reporter },
    ...more,
  });
  await minuteLater(reported.reference);
  return reported;
};

describe('a reporter who left an address', () => {
  it('and works there hears within a minute that it came in, then that it was taken over and what is asked', async () => {
    const email = 'ina@kadera.example';
    const reported = await report({ kind: 'employed', email });
    expect(to(email)).toMatchObject([{ subject: 'Lekwacht: een bericht voor u', channel: 'mail' }]);
    const [first] = to(email);
    expect(first!.text).toMatch(/^Uw melding is binnen\. U hoeft nu niets te doen\.\n/);
    expect(first!.text).toContain(reported.reference);
    expect(first!.text).toContain('https://lekwacht.example/melding\n');
    expect(JSON.stringify(first)).not.toMatch(/CANARY|letter/);
    const handler = await lekwacht.as('handler', 'kadera');
    await handler.acts(reported.id, 'questions', { text: 'CANARY which letter?' });
    await eventually(async () => {
      lekwacht.clock.moveTo(plusHours(lekwacht.clock.now(), 61 / 3_600));
      await lekwacht.application.app.get(AlarmSender).tick();
      return to(email).length > 1 ? true : undefined;
    });
    expect(to(email)[0]!.text).toMatch(/^Er is een vraag voor u\. Kom terug/);
    expect(JSON.stringify(to(email))).not.toContain('CANARY');
  });

  it('and is a client hears nothing, unless he says that he reads it alone', async () => {
    await report({ kind: 'client', email: 'client@thuis.example' });
    await report({ kind: 'client', email: 'not@thuis.example', readsAlone: false });
    await report({ kind: 'client', email: 'alone@thuis.example', readsAlone: true });
    expect(to('client@thuis.example')).toEqual([]);
    expect(to('not@thuis.example')).toEqual([]);
    expect(to('alone@thuis.example')).toHaveLength(1);
  });

  it('and left a telephone number alone has no place in the outbox', async () => {
    const waiting = async () => {
      const { rows } = await lekwacht.application.engine.postgres.query<{ n: number }>(
        `select count(*)::int as n from alarm_notices where kind = 'reporter-received'`,
      );
      return rows[0]?.n;
    };
    const before = await waiting();
    await report({ kind: 'employed', phone: '06-11111111' });
    expect(await waiting()).toBe(before);
    await report({ kind: 'employed', phone: '06-11111111', email: 'both@thuis.example' });
    expect(await waiting()).toBe((before ?? 0) + 1);
  });

  it('hears nothing while danger is there or nobody excluded it, whatever he ticked', async () => {
    const alone = { kind: 'employed', readsAlone: true } as const;
    await report({ ...alone, email: 'danger@kadera.example' }, { safetyRisk: 'yes' });
    await report({ ...alone, email: 'unknown@kadera.example' }, { safetyRisk: undefined });
    await report({ ...alone, email: 'threat@kadera.example' }, { recipient: { kind: 'threatening-person' } });
    for (const who of ['danger', 'unknown', 'threat']) expect(to(`${who}@kadera.example`)).toEqual([]);
  });

  it('ticks on the form that he reads it alone; the address lies in no outbox', async () => {
    const browser = new Browser();
    const { text } = await browser.go(`${lekwacht.url}/meld/kadera`, undefined, {
      headers: { accept: 'text/html' },
    });
    expect(text).toContain('name="reporter.readsAlone"');
    expect(text).toContain('Alleen ik lees dit');
    const [, submission = randomUUID()] = /name="submission" value="([^"]+)"/.exec(text) ?? [];
    await browser.post(`${lekwacht.url}/meld/kadera`, {
      ...{ submission, description: 'A list was lost.', 'reporter.kind': 'outsider', safetyRisk: 'no' },
      ...{ 'reporter.email': 'form@thuis.example', 'reporter.readsAlone': 'yes' },
    });
    const reported = (await lekwacht.events('breach-')).findLast(({ type }) => type === 'BreachReported');
    const { report: said, reference } = JSON.parse(reported!.data) as {
      report: { reporter: object };
      reference: string;
    };
    expect(said.reporter).toMatchObject({ kind: 'outsider', readsAlone: true });
    await minuteLater(reference);
    expect(to('form@thuis.example')).toHaveLength(1);
    const { rows } = await lekwacht.database.postgres.query('select * from alarm_notices');
    expect(JSON.stringify(rows)).not.toContain('thuis.example');
    expect(lekwacht.logged.join('\n')).not.toContain('thuis.example');
  });
});
