import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases, House } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

/** Perspektief, in the week in which summer time ends: the night from 24 to 25 October 2026 has an hour more. */
export const firstSignalWeeksBefore = (theDesk: () => DeskOfCases, house: House): void => {
  describe(`case 9, a house of ${house}: the first signal came three weeks before anybody understood it`, () => {
    let desk: DeskOfCases;
    let rule: CaseFile;
    const SIGNAL = dutch('2026-10-02 11:00');
    beforeAll(async () => {
      desk = theDesk();
      rule = await desk.reported(
        '2026-10-23 14:00',
        {
          organisation: 'perspektief',
          description: 'Een regel stuurde post uit een mailbox door naar een vreemde.',
          reporter: { kind: 'hired' },
          incidentType: 'hacking-malware-phishing',
          firstSignalAt: SIGNAL,
          safetyRisk: 'no',
        },
        house,
      );
    });

    it('signal and awareness stay two moments; the clock is 72 elapsed hours, one by the wall clock less', async () => {
      const { handler } = rule;
      await handler.fulfils('establish-awareness', {
        ...{ awareAt: dutch('2026-10-23 14:00'), firstSignalAt: SIGNAL },
        facts: 'De beheerder vond de regel en zag wat er was doorgestuurd.',
      });
      const known = await rule.seen();
      expect(known.clocks).toEqual(['authority-notification until 2026-10-26 13:00, established']);
      expect(known.body).toMatchObject({
        moments: { firstSignalAt: SIGNAL },
        awareness: { at: dutch('2026-10-23 14:00') },
      });
    });

    it('somebody knew on the 12th: one person puts awareness earlier, with a reason, and the term is over', async () => {
      const { handler } = rule;
      const earlier = { awareAt: dutch('2026-10-12 09:00'), facts: 'De balie kreeg toen een tweede klacht.' };
      await desk.at('2026-10-23 15:00');
      expect(await handler.isRefused('awareness', earlier)).toBe('422 correction-without-reason /reason');
      await handler.does('awareness', { ...earlier, reason: 'De balie heeft het gemeld.' });
      expect((await rule.seen()).clocks).toEqual([
        'authority-notification until 2026-10-15 09:00, established',
      ]);
      expect(await rule.isListedOverdue()).toBe(true);
      await desk.at('2026-10-23 15:05');
      expect((await rule.seen()).flags).toEqual(
        expect.arrayContaining(['deadline-missed', 'awareness-long-after-first-signal']),
      );
    });

    it('to put it later takes facts, a reason and a second person, who can say no', async () => {
      const { handler, second } = rule;
      const later = {
        awareAt: dutch('2026-10-20 10:00'),
        facts: 'Pas toen bleek dat de klacht hierover ging.',
      };
      expect(await handler.isRefused('awareness', later)).toBe('422 later-awareness-without-reason /reason');
      const reason = 'De klacht ging over een andere mail.';
      expect(await handler.does('awareness', { ...later, reason })).toContain(
        'handler: confirm-later-awareness → awareness/confirmation',
      );
      const { awareAt } = later;
      expect((await rule.seen()).clocks).toContain(
        'authority-notification until 2026-10-15 09:00, established',
      );
      expect(await handler.isRefused('awareness/confirmation', { awareAt })).toBe('403 second-person-needed');
      expect(await second.isRefused('awareness/confirmation', { awareAt, confirmed: false })).toBe(
        '422 rejection-without-reason /reason',
      );
      expect(
        await second.fulfils('confirm-later-awareness', {
          awareAt,
          confirmed: false,
          reason: 'Laat eerst de klacht zien.',
        }),
      ).not.toContainEqual(expect.stringContaining('confirm-later-awareness'));
      await handler.does('awareness', { ...later, reason: 'De klacht zit er nu bij.' });
      await second.fulfils('confirm-later-awareness', { awareAt });
      expect((await rule.seen()).clocks).toEqual([
        'authority-notification until 2026-10-23 10:00, established',
      ]);
    });

    it('the AP is told late with the reason, and every moment stays apart in form, dossier and register', async () => {
      const { handler, board } = rule;
      await handler.fulfils(
        'assess',
        anAssessment({ incidentType: 'hacking-malware-phishing', risk: 'risk' }),
      );
      await board.fulfils('decide-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Post van cliënten.',
      });
      await board.fulfils('decide-on-people', {
        outcome: 'yes',
        ground: 'voluntary',
        reason: 'Zij horen het te weten.',
        departure: 'Meer dan moet.',
      });
      const notifiedAt = await desk.at('2026-10-24 12:00');
      const form = await rule.form();
      expect(form.get('4.2')).toMatchObject({ text: '20-10-2026 10:00' });
      expect(form.get('4.5')).toMatchObject({ state: 'missing', required: true });
      await handler.fulfils('notify-authority', {
        ...anApNotification(notifiedAt, { number: 'Z2026-0901' }),
        delayReason: 'De eerste klachten werden niet als datalek herkend.',
      });
      await handler.fulfils('inform-people', {
        ...{ informedAt: notifiedAt, means: ['email'], intended: 1, reached: 1 },
        content: 'Dat post is doorgestuurd.',
      });
      await handler.does('closure', { conclusion: 'Gemeld en verteld.' });
      expect(await rule.row()).toMatchObject({
        ...{ firstSignalAt: SIGNAL, awareAt: dutch('2026-10-20 10:00'), dueAt: dutch('2026-10-23 10:00') },
        authorityNotified: { notifiedAt, late: { hours: 26, days: 1 } },
        flags: expect.arrayContaining(['authority-notified-late', 'deadline-missed']),
      });
    });

    it('what was believed on each day is still what was believed', async () => {
      const awareAsOf = async (wallClock: string): Promise<unknown> =>
        (await rule.asOf({ at: dutch(wallClock) })).body.awareness.at;
      expect(await awareAsOf('2026-10-23 14:30')).toBe(dutch('2026-10-23 14:00'));
      expect(await awareAsOf('2026-10-24 23:00')).toBe(dutch('2026-10-20 10:00'));
      expect(await rule.timeLine()).toEqual(
        expect.arrayContaining([
          'AwarenessEstablished',
          'LaterAwarenessProposed',
          'LaterAwarenessRejected',
          'AwarenessCorrected',
        ]),
      );
      await rule.expectReplayed();
    });
  });
};
