import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { moment } from '../../src/shared/moment.js';
import { anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-03T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
let early: Reported;
let late: Reported;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  handler = await lekwacht.as('handler');
  early = await lekwacht.report({ firstSignalAt: '2026-05-30T09:00:00+02:00', reporter: { kind: 'client' } });
  lekwacht.moveTo('2026-06-02T09:00:00+02:00');
  late = await lekwacht.report();
  lekwacht.moveTo(NOW);
});
afterAll(() => lekwacht.close());

/** The process manager works by itself: asked until it has. */
function dossierWith(id: string, event: string): Promise<Record<string, unknown>> {
  return eventually(async () => {
    if ((await lekwacht.eventTypes(id)).at(-1) !== event) return undefined;
    return (await handler.dossier(id)).body as Record<string, unknown>;
  });
}

describe('two reports of one breach', () => {
  it('the survivor takes over the earliest moments: the clock is that of the first report', async () => {
    expect((await handler.dossier(late.id)).body.deadlines).toMatchObject([
      { dueAt: '2026-06-05T07:00:00.000Z' },
      { deadline: 'first-look' },
    ]);
    await handler.acts(early.id, 'merge', { into: late.id, reason: 'Two reports of one letter.' });
    expect(await dossierWith(late.id, 'ReportAbsorbed')).toMatchObject({
      awareness: { at: '2026-06-01T07:00:00.000Z' },
      deadlines: [{ dueAt: '2026-06-04T07:00:00.000Z' }, { deadline: 'first-look' }],
      moments: { firstSignalAt: '2026-05-30T07:00:00.000Z', receivedAt: '2026-06-02T07:00:00.000Z' },
      absorbed: [{ from: early.id, reference: early.reference }],
    });
  });

  it('the one that went up in it says where to go on', async () => {
    expect((await handler.dossier(early.id)).body).toMatchObject({
      status: 'merged',
      ending: { into: late.id },
    });
    const refused = await handler.act(early.id, 'ap-notifications', anApNotification(NOW));
    expect(refused).toMatchObject({ status: 409, body: { code: 'merged', survivor: late.id } });
  });

  it('undoing gives the moments back, and the clock runs in both', async () => {
    await handler.dossier(early.id);
    await handler.acts(early.id, 'merge/undoing', { reason: 'Two letters after all.' });
    const survivor = await dossierWith(late.id, 'AbsorbedReportReleased');
    expect(survivor).toMatchObject({
      awareness: { at: '2026-06-02T07:00:00.000Z' },
      deadlines: [{ dueAt: '2026-06-05T07:00:00.000Z' }, { deadline: 'first-look' }],
      absorbed: [],
    });
    expect(survivor['moments']).not.toHaveProperty('firstSignalAt');
    expect((await handler.dossier(early.id)).body).toMatchObject({
      status: 'reported',
      deadlines: [{ dueAt: '2026-06-04T07:00:00.000Z' }],
    });
  });

  it('what the other one learnt of danger meanwhile comes back with it', async () => {
    const [one, other] = [await lekwacht.report(), await lekwacht.report()];
    await handler.acts(one.id, 'merge', { into: other.id, reason: 'The same letter.' });
    await dossierWith(other.id, 'ReportAbsorbed');
    await handler.acts(other.id, 'safety', { kind: 'risk', at: NOW, note: 'He knows the street.' });
    await handler.dossier(one.id);
    await handler.acts(one.id, 'merge/undoing', { reason: 'Two letters after all.' });
    const { body } = await handler.dossier(one.id);
    expect(body).toMatchObject({ safety: { raisedAt: '2026-06-03T07:00:00.000Z', averted: false } });
    expect(body.safetyNotes).toMatchObject([
      { kind: 'risk', note: expect.stringContaining(other.reference) },
    ]);
    expect(JSON.stringify(body)).not.toContain('street');
  });

  it('is not merged while the AP was notified of it, nor into itself, nor into what is not there', async () => {
    const into = (id: string) => handler.act(early.id, 'merge', { into: id, reason: 'One.' });
    expect((await into(early.id)).body.errors).toMatchObject([{ code: 'merge-into-itself' }]);
    const elsewhere = await lekwacht.report({ organisation: 'kadera' });
    expect((await into(elsewhere.id)).body.errors).toMatchObject([{ code: 'no-such-survivor' }]);
    expect((await into('00000000-0000-4000-8000-000000000000')).body.errors).toMatchObject([
      { code: 'no-such-survivor' },
    ]);
    await handler.acts(early.id, 'ap-notifications', anApNotification(NOW));
    expect(await into(late.id)).toMatchObject({ status: 409, body: { code: 'notification-stands' } });
  });
});

describe('three reports of one breach, merged by people who act at once', () => {
  it('two that are merged into each other do not both end: one of them goes on', async () => {
    const [one, other] = [await lekwacht.report(), await lekwacht.report()];
    await Promise.all([
      handler.act(one.id, 'merge', { into: other.id, reason: 'The same letter.' }, { ifMatch: '"1"' }),
      handler.act(other.id, 'merge', { into: one.id, reason: 'The same letter.' }, { ifMatch: '"1"' }),
    ]);
    const statuses = await eventually(async () => {
      const dossiers = await Promise.all([one, other].map(({ id }) => handler.dossier(id)));
      const found = dossiers.map(({ body }) => String(body.status)).sort();
      return found.includes('reported') ? found : undefined;
    });
    expect(statuses).toEqual(['merged', 'reported']);
  });

  it('the last survivor has the earliest moments of all', async () => {
    lekwacht.moveTo('2026-06-01T10:00:00+02:00');
    const first = await lekwacht.report({ reporter: { kind: 'client' } });
    lekwacht.moveTo(NOW);
    const [second, third] = [await lekwacht.report(), await lekwacht.report()];
    await handler.acts(first.id, 'merge', { into: second.id, reason: 'The same letter.' });
    await dossierWith(second.id, 'ReportAbsorbed');
    await handler.acts(second.id, 'merge', { into: third.id, reason: 'The same letter.' });
    expect(await dossierWith(third.id, 'ReportAbsorbed')).toMatchObject({
      awareness: { at: '2026-06-01T08:00:00.000Z' },
    });
  });

  it('what it held is heard where it goes on: a danger with its term, and what spoke for telling', async () => {
    const [one, other] = [await lekwacht.report(), await lekwacht.report()];
    const risk = { kind: 'risk', at: NOW, note: 'He stands at the door.' };
    for (const { id } of [one, other]) await handler.acts(id, 'safety', risk);
    await handler.acts(one.id, 'assessments', anAssessment());
    await handler.dossier(one.id);
    await handler.acts(one.id, 'merge', { into: other.id, reason: 'The same letter.' });
    expect(await dossierWith(other.id, 'ReportAbsorbed')).toMatchObject({
      absorbed: [
        {
          ...{ from: one.id, twoToDismiss: true, safetyAtStake: true },
          danger: { term: { minutes: expect.any(Number) } },
        },
      ],
      opinions: { 'notify-authority': { says: { danger: 'yes', 'merged-report': 'yes' } } },
    });
    const recuse = { function: 'handler', reason: 'It is my sister.' };
    await handler.dossier(other.id);
    await handler.acts(other.id, 'alarm-acknowledgement', {});
    await handler.acts(other.id, 'recusals', recuse);
    expect((await handler.dossier(other.id)).body.recusals).toMatchObject([{ ...recuse, leavesAlarm: true }]);
  });

  it('three that are merged in a ring do not all end', async () => {
    const three = [await lekwacht.report(), await lekwacht.report(), await lekwacht.report()];
    const dossiers = lekwacht.application.app.get(BreachDossiers);
    const read = await Promise.all(three.map(({ id }) => dossiers.load(id)));
    // As if none of the three who act had seen what the others do.
    const seen = await Promise.all(three.map(({ id }) => dossiers.load(id)));
    read.forEach((dossier, i) => {
      const survivor = seen[(i + 1) % 3]?.state;
      const cause = randomUUID();
      dossier.execute(
        { type: 'MergeBreach', reason: 'The same letter.', survivor },
        {
          ...{ actor: { id: 'handler', role: 'handler' }, organisation: 'kadera' },
          ...{ commandId: cause, correlationId: cause, causationId: cause },
        },
        moment(NOW),
      );
    });
    await Promise.all(read.map((dossier) => dossiers.save(dossier)));
    const statuses = await eventually(async () => {
      const found = await Promise.all(
        three.map(async ({ id }) => String((await handler.dossier(id)).body.status)),
      );
      return found.includes('reported') ? found.sort() : undefined;
    });
    expect(statuses).toEqual(['merged', 'merged', 'reported']);
  });

  it('of a chain whose first merge is undone the last survivor has its own moments again', async () => {
    lekwacht.moveTo('2026-06-01T10:00:00+02:00');
    const first = await lekwacht.report({ reporter: { kind: 'client' } });
    lekwacht.moveTo(NOW);
    const [second, third] = [await lekwacht.report(), await lekwacht.report()];
    const { awareness } = (await handler.dossier(third.id)).body;
    const merge = async (from: Reported, into: Reported): Promise<void> => {
      await handler.dossier(from.id);
      await handler.acts(from.id, 'merge', { into: into.id, reason: 'The same letter.' });
      await dossierWith(into.id, 'ReportAbsorbed');
    };
    const holds = (ids: readonly string[]) =>
      eventually(async () => {
        const body = (await handler.dossier(third.id)).body as {
          readonly awareness: unknown;
          readonly absorbed: readonly { readonly from: string }[];
        };
        const absorbed = body.absorbed.map(({ from }) => from);
        return absorbed.length === ids.length && ids.every((id) => absorbed.includes(id)) ? body : undefined;
      });
    await merge(first, second);
    await merge(second, third);
    expect((await holds([first.id, second.id])).awareness).not.toEqual(awareness);
    await handler.dossier(first.id);
    await handler.acts(first.id, 'merge/undoing', { reason: 'Another letter after all.' });
    expect((await holds([second.id])).awareness).toEqual(awareness);
    await handler.dossier(second.id);
    await handler.acts(second.id, 'merge/undoing', { reason: 'Another letter after all.' });
    expect((await holds([])).awareness).toEqual(awareness);
  });
});
