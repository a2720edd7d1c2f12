import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import { papersOf } from '../support/http/papers-of-a-dossier.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const at = (day: number, time = '09:00'): string => `2026-06-0${day}T${time}:00+02:00`;

let lekwacht: RunningLekwacht;
let handler: Person;
let colleague: Person;
let fg: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: at(1) });
  handler = await lekwacht.as('handler');
  colleague = await lekwacht.as('handler', 'perspektief', 'a colleague');
  fg = await lekwacht.as('fg');
});
afterAll(() => lekwacht.close());

/** Told the AP on that day, as it was recorded, and the people an hour later. @returns revisions of both */
async function told(day: number, fields: object = {}): Promise<{ id: string; ap: number; people: number }> {
  lekwacht.moveTo(at(1));
  const { id } = await lekwacht.report();
  const board = await lekwacht.as('board');
  await handler.acts(id, 'awareness', { awareAt: at(1), facts: 'The neighbour phoned.' });
  await handler.acts(id, 'assessments', anAssessment());
  for (const question of ['notify-authority', 'inform-people'] as const) {
    await board.acts(id, 'decisions', aDecision(question));
  }
  lekwacht.moveTo(at(9));
  await handler.dossier(id);
  const ap = await handler.acts(id, 'ap-notifications', anApNotification(at(day), fields));
  const people = await handler.acts(
    id,
    'subject-notifications',
    aSubjectNotification(at(day, '10:00'), { intended: 4, reached: 4 }),
  );
  return { id, ap: Number(ap.body.revision), people: Number(people.body.revision) };
}

const entryOf = async (id: string) => {
  const { body } = await fg.get('/v1/register');
  return (body.entries as { id: string }[]).find((entry) => entry.id === id);
};

describe('a notification that was recorded with a wrong moment', () => {
  it('shows late everywhere once it is corrected, with a reason; what was known before is still what it was', async () => {
    const { id, ap } = await told(3);
    const correction = { corrects: ap, notifiedAt: at(5), reason: 'The day was misread.' };
    const refused = await handler.act(id, 'corrections/ap-notification', correction);
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '/delayReason', code: 'late-without-reason' }],
    ]);
    await handler.acts(id, 'corrections/ap-notification', { ...correction, delayReason: 'Nobody was in.' });
    const { body } = await handler.dossier(id);
    expect(body).toMatchObject({
      notifications: [
        {
          notifiedAt: '2026-06-05T07:00:00.000Z',
          late: { hours: 24, days: 1 },
          delayReason: 'Nobody was in.',
          corrections: [
            { reason: 'The day was misread.', previous: { notifiedAt: '2026-06-03T07:00:00.000Z' } },
          ],
        },
      ],
      flags: ['authority-notified-late', 'people-informed-before-authority', 'deadline-missed'],
    });
    const before = await fg.get(`/v1/breaches/${id}/as-of?revision=${ap + 1}`);
    expect(before.body).toMatchObject({
      notifications: [{ notifiedAt: '2026-06-03T07:00:00.000Z' }],
      flags: [],
    });
    await lekwacht.projected();
    expect(await entryOf(id)).toMatchObject({
      authorityNotified: {
        notifiedAt: '2026-06-05T07:00:00.000Z',
        late: { days: 1 },
        corrections: [{ reason: 'The day was misread.' }],
      },
    });
    const csv = await fg.get('/v1/register', { accept: 'text/csv' });
    expect(csv.text).toContain('The day was misread.');
    const { body: line } = await fg.get(`/v1/breaches/${id}/timeline`);
    const entries = line.entries as object[];
    expect(entries[ap]).toMatchObject({
      event: 'ApNotified',
      happenedAt: '2026-06-03T07:00:00.000Z',
      correctedBy: entries.length - 1,
    });
    expect(entries.at(-1)).toMatchObject({ event: 'StatementCorrected', data: { corrects: ap } });
  });

  it('that would no longer look late waits for a second person, on the dashboard too', async () => {
    const { id, ap } = await told(5, { delayReasonOmitted: true });
    const correction = { corrects: ap, notifiedAt: at(3), reason: 'The day was misread.' };
    await handler.acts(id, 'corrections/ap-notification', correction);
    await lekwacht.projected();
    const dashboard = await fg.get('/v1/dashboard');
    const shown = (dashboard.body.dossiers as { id: string }[]).find((dossier) => dossier.id === id);
    expect(shown).toMatchObject({
      openDuties: [{ duty: 'confirm-correction', blocksClosing: true }],
      flags: ['authority-notified-late', 'deadline-missed'],
    });
    const confirmation = { corrects: ap, confirmed: true };
    const own = await handler.act(id, 'corrections/confirmation', confirmation);
    expect([own.status, own.body.code]).toEqual([403, 'second-person-needed']);
    await colleague.acts(id, 'corrections/confirmation', confirmation);
    const { body } = await handler.dossier(id);
    expect(body).toMatchObject({
      notifications: [{ notifiedAt: '2026-06-03T07:00:00.000Z' }],
      flags: [],
      openDuties: [],
    });
    expect(body.notifications[0]).not.toHaveProperty('late');
  });

  it('that was proposed can be rejected, with a reason', async () => {
    const { id, ap } = await told(5, { delayReasonOmitted: true });
    await handler.acts(id, 'corrections/ap-notification', {
      corrects: ap,
      notifiedAt: at(3),
      reason: 'Misread.',
    });
    const without = await colleague.act(id, 'corrections/confirmation', { corrects: ap, confirmed: false });
    expect(without.body.errors).toMatchObject([{ pointer: '/reason' }]);
    const reason = 'The AP wrote that it came on the fifth.';
    await colleague.acts(id, 'corrections/confirmation', { corrects: ap, confirmed: false, reason });
    expect((await handler.dossier(id)).body).toMatchObject({
      openDuties: [],
      proposedCorrections: [],
      flags: ['authority-notified-late', 'deadline-missed'],
    });
  });
});

describe('a round of telling people that was recorded wrongly', () => {
  it('is corrected on the AP form and in the template, with the correction as the source', async () => {
    const { id, people } = await told(3);
    await handler.acts(id, 'corrections/subject-notification', {
      corrects: people,
      informedAt: at(4),
      means: ['phone'],
      intended: 4,
      reached: 2,
      returned: 1,
      reason: 'Two letters came back.',
    });
    const { form, template } = await papersOf(fg, id);
    expect(form.get('10.1.3')).toMatchObject({ text: '2', sources: [{ event: 'StatementCorrected' }] });
    expect(form.get('10.1.7')).toMatchObject({ text: 'telefonisch' });
    expect(template).toMatchObject({ field_98: '2026-06-04', field_102: 'b' });
    await lekwacht.projected();
    expect(await entryOf(id)).toMatchObject({
      peopleInformed: [{ reached: 2, corrections: [{ previous: { reached: 4 } }] }],
    });
  });

  it('is refused where the revision holds something else, or the reason would identify somebody', async () => {
    const { id, ap } = await told(3);
    const round = { informedAt: at(4), means: ['phone'], intended: 4, reason: 'Counted again.' };
    const other = await handler.act(id, 'corrections/subject-notification', { corrects: ap, ...round });
    expect(other.body.errors).toMatchObject([{ pointer: '/corrects', code: 'no-such-statement' }]);
    const named = await handler.act(id, 'corrections/ap-notification', {
      corrects: ap,
      notifiedAt: at(2),
      reason: 'Ask jan@example.org.',
    });
    expect(named.body.errors).toMatchObject([{ pointer: '/reason' }]);
  });
});

it('the notice to the controller is corrected too', async () => {
  lekwacht.moveTo(at(1));
  const { id } = await lekwacht.report();
  await handler.acts(id, 'organisation-role', { role: 'processor', reason: 'Their letters.' });
  const { body } = await handler.acts(id, 'controller-notice', { informedAt: at(1, '08:00') });
  const correction = {
    corrects: body.revision as number,
    informedAt: at(1, '07:00'),
    reason: 'By the sent mail.',
  };
  await handler.acts(id, 'corrections/controller-notice', correction);
  expect((await handler.dossier(id)).body.controllerInformed).toMatchObject({
    informedAt: '2026-06-01T05:00:00.000Z',
    corrections: [{ previous: { informedAt: '2026-06-01T06:00:00.000Z' } }],
  });
});
