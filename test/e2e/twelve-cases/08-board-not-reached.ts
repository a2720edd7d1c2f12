import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { aDecision, anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

/** Kwartier, from Friday afternoon to Monday. */
export const boardNotReached = (theDesk: () => DeskOfCases): void => {
  describe('case 8: nobody of the board can be reached all weekend', () => {
    let desk: DeskOfCases;
    let web: CaseFile;
    const YES = aDecision('notify-authority', { reason: 'De lijst stond drie uur open op het web.' });
    const tried = (attemptedAt: string): object => ({
      attemptedAt,
      reached: false,
      how: 'Gebeld, geen gehoor.',
    });
    beforeAll(async () => {
      desk = theDesk();
      web = await desk.reported('2026-08-07 17:00', {
        organisation: 'kwartier',
        description: 'De website liet namen van deelnemers zien.',
        reporter: { kind: 'outsider' },
        incidentType: 'published-by-mistake',
        safetyRisk: 'no',
      });
      await web.handler.does('awareness', {
        awareAt: dutch('2026-08-07 17:00'),
        facts: 'Wij zagen de pagina zelf.',
      });
      await web.handler.does(
        'assessments',
        anAssessment({
          incidentType: 'published-by-mistake',
          specialCategories: [],
          severity: 'limited',
          risk: 'risk',
        }),
      );
    });

    it('a mandate holder may not decide while the board may still be reached', async () => {
      expect(await web.mandateHolder.isRefused('decisions', YES)).toBe('403 mandate-not-open');
    });

    it('attempts of years ago, or a minute apart, open nothing', async () => {
      const { handler, mandateHolder } = web;
      await desk.at('2026-08-07 17:06');
      await mandateHolder.does('board-contacts', tried('2020-01-01T00:00:00Z'));
      await handler.does('board-contacts', tried(dutch('2026-08-07 17:05')));
      expect(await mandateHolder.isRefused('decisions', YES)).toBe('403 mandate-not-open');
      await mandateHolder.does('board-contacts', tried(dutch('2026-08-07 17:06')));
      expect(await mandateHolder.isRefused('decisions', YES)).toBe('403 mandate-not-open');
    });

    it('reached, it is waited for anew; the word of the mandate holder alone, however often, opens nothing', async () => {
      const { handler, mandateHolder } = web;
      await desk.at('2026-08-07 19:30');
      await handler.does('board-contacts', {
        ...{ attemptedAt: dutch('2026-08-07 17:40'), reached: true },
        how: 'Kort gesproken: zij belt terug.',
      });
      await mandateHolder.does('board-contacts', tried(dutch('2026-08-07 18:30')));
      await mandateHolder.does('board-contacts', tried(dutch('2026-08-07 19:30')));
      expect(await mandateHolder.isRefused('decisions', YES)).toBe('403 mandate-not-open');
    });

    it('it opens when somebody else tried as well, half an hour apart, and then only to notify', async () => {
      const { handler, mandateHolder } = web;
      await desk.at('2026-08-07 20:00');
      await handler.does('board-contacts', tried(dutch('2026-08-07 20:00')));
      expect(
        await mandateHolder.isRefused('decisions', {
          ...{ question: 'notify-authority', outcome: 'no', ground: 'risk-unlikely' },
          ...{ reason: 'Valt mee.', departure: 'Valt mee.' },
        }),
      ).toBe('403 emergency-mandate-notifies-only');
      expect(
        await mandateHolder.fulfils('decide-on-authority', {
          outcome: 'yes',
          ground: 'risk',
          reason: 'Niet wachten.',
        }),
      ).toEqual([
        'board: ratify (notify-authority) → ratifications',
        'handler: notify-authority → ap-notifications',
        'board: decide-on-people → decisions',
      ]);
      expect((await web.seen()).body.decisions['notify-authority']).toMatchObject({
        ...{ mandate: 'emergency', mandateOpenedBy: 'board-not-reached', ratification: 'open' },
      });
    });

    it('the mandate holder notifies himself on Saturday, in time', async () => {
      const now = await desk.at('2026-08-08 11:00');
      const { mandateHolder } = web;
      expect(
        await mandateHolder.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-0801' })),
      ).toEqual(['board: decide-on-people → decisions', 'board: ratify (notify-authority) → ratifications']);
      expect(await web.seen()).toMatchObject({ clocks: [], flags: [] });
      expect(
        await web.handler.isRefused('ratifications', { question: 'notify-authority', ratified: true }),
      ).toBe('403 not-allowed');
    });

    it('on Monday the board refuses: what was notified stands until it has decided on it, once and by one duty', async () => {
      const { board } = web;
      await desk.at('2026-08-10 09:00');
      expect(await board.isRefused('ratifications', { question: 'notify-authority', ratified: false })).toBe(
        '422 refusal-without-reason /reason',
      );
      expect(
        await board.fulfils('ratify', {
          ratified: false,
          reason: 'Het waren gegevens die al openbaar waren.',
        }),
      ).toEqual(['board: decide-on-what-was-notified → decisions', 'board: decide-on-people → decisions']);
      expect((await web.seen()).body.notifications).toMatchObject([
        { kind: 'initial', number: 'Z2026-0801' },
      ]);
    });

    it('it decides against, says why it departs, and the notification is withdrawn', async () => {
      const { handler, board } = web;
      const against = {
        outcome: 'no',
        reason: 'De namen stonden al in de krant.',
        departure: 'De beoordeling wist dat niet.',
      };
      expect(
        await board.fulfils('decide-on-what-was-notified', { ...against, ground: 'risk-unlikely' }),
      ).toEqual(['handler: withdraw-notification → ap-notifications', 'board: decide-on-people → decisions']);
      await board.fulfils('decide-on-people', { ...against, ground: 'no-high-risk' });
      await handler.fulfils('withdraw-notification', {
        ...{ kind: 'withdrawal', notifiedAt: dutch('2026-08-10 09:00'), number: 'Z2026-0801' },
        withdrawalReason: 'Het bestuur bekrachtigde het besluit niet.',
      });
      expect(await handler.does('closure', { conclusion: 'Ingetrokken.' })).toEqual([]);
      expect(await web.seen()).toMatchObject({
        status: 'closed',
        flags: ['decision-contradicts-assessment', 'ratification-refused'],
      });
      expect(await web.row()).toMatchObject({
        notifyAuthority: { outcome: 'no', departsFrom: ['assessed-risk'] },
        authorityNotifications: [{ kind: 'initial' }, { kind: 'withdrawal' }],
      });
      await web.expectReplayed();
    });
  });
};
