import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { papersOf, sayIfTemplatesGoUnchecked } from '../support/http/papers-of-a-dossier.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

// domain/cases.md, "Made-up but typical", those that turn on time: no real case is behind these, whatever organisation
// they are played at.
const organisations = mkdtempSync(join(tmpdir(), 'lekwacht-organisations-'));

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../organisations'), organisations, { recursive: true });
  // No seed states a standing mandate, so one is made up here.
  appendFileSync(
    join(organisations, 'kwartier.yaml'),
    '\nmandates: { standingRecordOnly: true, emergency: { marginHours: 12 } }\n',
  );
  lekwacht = await runLekwacht({ env: { LEKWACHT_ORGANISATIONS: organisations } });
  sayIfTemplatesGoUnchecked();
});
afterAll(async () => {
  await lekwacht.close();
  rmSync(organisations, { recursive: true });
});

/** June 2026 in Amsterdam: Friday is the 5th, Monday the 8th. */
const june = (day: number, time: string): string => `2026-06-0${day}T${time}:00+02:00`;
const inUtc = (at: string): string => new Date(at).toISOString();
const duties = ({ body }: Answer): readonly string[] =>
  (body.openDuties as { duty: string }[]).map(({ duty }) => duty);

describe('made up: a mail of Friday night to the privacy mailbox, read on Monday', () => {
  const MAIL = june(5, '22:30');
  const DUE = june(8, '22:30');
  let mail: Reported;
  let handler: Person;
  beforeAll(async () => {
    lekwacht.moveTo(june(8, '09:00'));
    handler = await lekwacht.as('handler');
    mail = await lekwacht.report({ discoveredAt: june(8, '08:45'), firstSignalAt: MAIL });
    await handler.acts(mail.id, 'awareness', {
      awareAt: MAIL,
      facts: 'The mail was in the mailbox on Friday night; nobody read it.',
      firstSignalAt: MAIL,
    });
  });

  it('the clock ran all weekend: half a day is left, and the alarms know', async () => {
    const { body } = await handler.dossier(mail.id);
    expect(body.awareness).toMatchObject({ basis: 'established', at: inUtc(MAIL) });
    expect(body.deadlines).toMatchObject([{ dueAt: inUtc(DUE), basis: 'established' }]);
    await lekwacht.tick();
    expect((await handler.dossier(mail.id)).body.alarms).toMatchObject([
      { kind: 'warning', marginHours: 24 },
    ]);
    const { dossiers } = (await handler.get('/v1/dashboard')).body;
    const { clocks } = (dossiers as { id: string; clocks: object[] }[]).find(({ id }) => id === mail.id)!;
    expect(clocks).toMatchObject([{ minutesLeft: 13.5 * 60, overdue: false }]);
  });

  it('its form asks for a reason of being late only after Monday night', async () => {
    lekwacht.moveTo(DUE);
    const inTime = await papersOf(handler, mail.id);
    expect(inTime.form.get('4.2')).toMatchObject({ state: 'recorded', text: '05-06-2026 22:30' });
    expect(inTime.form.has('4.5')).toBe(false);
    expect(inTime.template).not.toHaveProperty('field_49');
    expect(inTime.template['field_48']).toBe(inUtc(MAIL));
    lekwacht.moveTo('2026-06-08T22:30:01+02:00');
    const late = await papersOf(handler, mail.id);
    expect(late.form.get('4.5')).toMatchObject({ state: 'missing', sources: [] });
    expect(late.template).toHaveProperty('field_49');
    expect(late.events).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'AwarenessEstablished',
      'DeadlineWarningRaised',
    ]);
  });
});

describe('made up: the board is absent for the whole weekend', () => {
  let handler: Person;
  let holder: Person;
  let board: Person;
  const onFriday = async (found: object): Promise<Reported> => {
    lekwacht.moveTo(june(5, '17:00'));
    const reported = await lekwacht.report({ organisation: 'kwartier' });
    await handler.acts(reported.id, 'assessments', anAssessment(found));
    return reported;
  };
  const no = (question: 'notify-authority' | 'inform-people', fields: object = {}): object =>
    aDecision(question, {
      outcome: 'no',
      ground: question === 'notify-authority' ? 'risk-unlikely' : 'no-high-risk',
      ...fields,
    });
  beforeAll(async () => {
    handler = await lekwacht.as('handler', 'kwartier');
    holder = await lekwacht.as('mandate-holder', 'kwartier');
    board = await lekwacht.as('board', 'kwartier');
  });

  it('the standing mandate covers recording only, where a risk is unlikely', async () => {
    const { id } = await onFriday({ risk: 'unlikely', severity: 'negligible' });
    const departure = 'Nobody read it: the letter came back closed.';
    await holder.acts(id, 'decisions', no('notify-authority', { departure }));
    await holder.acts(id, 'decisions', no('inform-people', { departure }));
    const dossier = await handler.dossier(id);
    expect(dossier.body.decisions).toMatchObject({
      'notify-authority': { mandate: 'standing', ratification: 'open' },
      'inform-people': { mandate: 'standing', ratification: 'open' },
    });
    expect(dossier.body.deadlines).toEqual([]);
    expect(duties(dossier)).toContain('ratify');
    const { form, template } = await papersOf(handler, id);
    expect(form.get('10.1.1')).toMatchObject({ state: 'derived', text: 'nee' });
    expect(template['field_97']).toBe('d');
  });

  describe('with a risk', () => {
    let risky: Reported;
    beforeAll(async () => {
      risky = await onFriday({ risk: 'risk' });
    });
    const decide = (body: object): Promise<Answer> => holder.act(risky.id, 'decisions', body);

    it('the emergency mandate opens after two attempts to reach the board, and only to notify', async () => {
      expect(await decide(aDecision('notify-authority'))).toMatchObject({
        status: 403,
        body: { code: 'mandate-not-open' },
      });
      for (const [who, attemptedAt] of [
        [handler, june(6, '10:00')],
        [holder, june(6, '18:00')],
      ] as const) {
        lekwacht.moveTo(attemptedAt);
        await who.dossier(risky.id);
        await who.acts(risky.id, 'board-contacts', { attemptedAt, reached: false, how: 'By phone.' });
      }
      const against = no('notify-authority', { departure: 'x' });
      expect(await decide(against)).toMatchObject({
        status: 403,
        body: { code: 'emergency-mandate-notifies-only' },
      });
      expect((await decide(aDecision('notify-authority'))).status).toBe(200);
      lekwacht.moveTo(june(7, '11:00'));
      await holder.acts(risky.id, 'ap-notifications', anApNotification(june(7, '11:00'), { number: 'AP-7' }));
      const dossier = await handler.dossier(risky.id);
      expect(dossier.body.decisions['notify-authority']).toMatchObject({
        mandate: 'emergency',
        ratification: 'open',
      });
      expect(duties(dossier)).toContain('ratify');
      expect(dossier.body.flags).toEqual([]);
    });

    it('a refused ratification leaves the notification standing until the board has decided anew', async () => {
      lekwacht.moveTo(june(8, '09:00'));
      const reason = 'We see no risk to anybody.';
      await board.acts(risky.id, 'ratifications', { question: 'notify-authority', ratified: false, reason });
      const dossier = await handler.dossier(risky.id);
      expect(dossier.body.notifications).toMatchObject([{ kind: 'initial', number: 'AP-7' }]);
      expect(dossier.body.flags).toEqual(['ratification-refused']);
      expect(duties(dossier)).toContain('decide-on-what-was-notified');
      expect(duties(dossier)).not.toContain('decide-on-authority');
      await board.acts(risky.id, 'decisions', no('notify-authority', { departure: reason }));
      const withdrawal = { kind: 'withdrawal', number: 'AP-7', incomplete: false, withdrawalReason: reason };
      await handler.acts(risky.id, 'ap-notifications', anApNotification(june(8, '09:00'), withdrawal));
      const after = await handler.dossier(risky.id);
      expect(duties(after)).not.toContain('decide-on-what-was-notified');
      expect(after.body.flags).toEqual(['decision-contradicts-assessment', 'ratification-refused']);
    });

    it('its papers keep the decision, the refusal and the withdrawal, in order', async () => {
      const { form, events } = await papersOf(handler, risky.id);
      expect(form.has('4.5')).toBe(false);
      expect(events).toEqual([
        'BreachReported',
        'ContainmentAdviceShown',
        'BreachAssessed',
        'BoardContactAttempted',
        'BoardContactAttempted',
        'DecisionTaken',
        'ApNotified',
        'RatificationRefused',
        'DecisionRevised',
        'ApNotified',
      ]);
    });
  });
});

describe('made up: an order of the AP after the dossier was closed', () => {
  let ordered: Reported;
  let handler: Person;
  let board: Person;
  beforeAll(async () => {
    lekwacht.moveTo(june(1, '09:00'));
    handler = await lekwacht.as('handler');
    board = await lekwacht.as('board');
    ordered = await lekwacht.report();
    const { id } = ordered;
    await handler.acts(id, 'awareness', { awareAt: june(1, '09:00'), facts: 'The recipient phoned.' });
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk' }));
    await board.acts(id, 'decisions', aDecision('notify-authority'));
    await board.acts(id, 'decisions', {
      ...aDecision('inform-people'),
      outcome: 'no',
      ground: 'no-high-risk',
      departure: 'The letter came back closed.',
    });
    await handler.acts(id, 'ap-notifications', anApNotification(june(1, '09:00')));
    await handler.acts(id, 'closure', { conclusion: 'Notified; people need not be told.' });
  });

  it('closed, its form says why people were not told', async () => {
    const { form, template } = await papersOf(handler, ordered.id);
    expect(form.get('10.1.1')).toMatchObject({ text: 'nee', sources: [{ event: 'DecisionTaken' }] });
    expect(form.get('10.1.1 (waarom niet)')?.text).toContain('waarschijnlijk geen hoog risico');
    expect(template['field_97']).toBe('d');
  });

  it('the order opens it again, with its own term, and it does not close before it is settled', async () => {
    const { id } = ordered;
    lekwacht.moveTo(june(8, '09:00'));
    await handler.acts(id, 'matters', {
      kind: 'ap-order',
      receivedAt: june(8, '09:00'),
      dueAt: june(9, '17:00'),
      what: 'Inform the people concerned (Art. 34(4)).',
    });
    const dossier = await handler.dossier(id);
    const matter = String(dossier.body.matters[0].matter);
    expect(dossier.body.deadlines).toEqual([
      { deadline: `matter:${matter}`, dueAt: inUtc(june(9, '17:00')) },
    ]);
    expect(duties(dossier)).toEqual(['settle-matters']);
    const close = { conclusion: 'Done as ordered.' };
    expect((await handler.act(id, 'closure', close)).body.code).toBe('duties-open');
    await board.acts(id, 'decisions', aDecision('inform-people', { ground: 'ordered-by-authority' }));
    await handler.acts(id, 'subject-notifications', aSubjectNotification(june(8, '09:00')));
    const how = 'The people were told by letter.';
    await handler.acts(id, `matters/${matter}/settlement`, { settledAt: june(8, '09:00'), how });
    await handler.acts(id, 'closure', close);
    expect((await handler.dossier(id)).body).toMatchObject({ status: 'closed', deadlines: [], flags: [] });
  });

  it('its papers say that people were told, and the time line why', async () => {
    const { form, template, events } = await papersOf(handler, ordered.id);
    expect(form.get('10.1.1')).toMatchObject({ text: 'ja' });
    expect(form.has('10.1.1 (waarom niet)')).toBe(false);
    expect(form.has('4.5')).toBe(false);
    expect(template).toMatchObject({ field_97: 'a', field_98: '2026-06-08' });
    expect(events).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'AwarenessEstablished',
      'BreachAssessed',
      'DecisionTaken',
      'DecisionTaken',
      'ApNotified',
      'BreachClosed',
      'ApOrderReceived',
      'BreachReopened',
      'DecisionRevised',
      'SubjectsInformed',
      'MatterSettled',
      'BreachClosed',
    ]);
  });
});
