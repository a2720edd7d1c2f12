import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const found = (people: number, risk: object): object =>
  anAssessment({
    ...{ incidentType: 'folder-too-accessible', specialCategories: [], subjectGroups: ['customers'] },
    ...{ severity: 'limited', subjectCount: { min: people, max: people } },
    summary: 'Een map met aanmeldingen stond open voor alle medewerkers.',
    ...risk,
  });

/** AanZien, whose papers name no FG. */
export const numberWrongAndWithdrawn = (theDesk: () => DeskOfCases): void => {
  describe('case 6: notified in phases, with a wrong number, withdrawn and notified anew', () => {
    let desk: DeskOfCases;
    let folder: CaseFile;
    const NOTIFIED_AT = dutch('2026-06-03 15:00');
    beforeAll(async () => {
      desk = theDesk();
      folder = await desk.reported('2026-06-02 11:00', {
        organisation: 'aanzien',
        description: 'Een map met aanmeldingen staat open voor iedereen.',
        reporter: { kind: 'employed' },
        incidentType: 'folder-too-accessible',
        safetyRisk: 'no',
      });
      const { handler, board } = folder;
      await handler.does('awareness', {
        awareAt: dutch('2026-06-02 11:00'),
        facts: 'Een collega opende de map.',
      });
      await handler.does('assessments', found(30, { risk: 'risk' }));
      await board.fulfils('decide-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Nog niet alles is bekend.',
      });
      await board.fulfils('decide-on-people', {
        outcome: 'no',
        ground: 'no-high-risk',
        reason: 'Alleen collega’s.',
      });
    });

    it('a first notification can do without its number and without all the facts; both stay duties', async () => {
      const { handler } = folder;
      await desk.at('2026-06-03 15:00');
      const { number: _toCome, ...first } = anApNotification(NOTIFIED_AT, { incomplete: true }) as {
        number?: string;
      };
      expect(await handler.fulfils('notify-authority', first)).toEqual([
        'handler: supplement-notification → ap-notifications',
        'handler: record-number-of-authority → ap-notifications',
      ]);
      expect(await handler.fulfils('record-number-of-authority', { ...first, number: 'Z2026-0601' })).toEqual(
        ['handler: supplement-notification → ap-notifications'],
      );
    });

    it('a number that was typed over wrongly is corrected: the wrong one stays on the time line, the right one in the form', async () => {
      const { handler } = folder;
      await handler.does('assessments', found(45, { risk: 'risk' }));
      const notifiedAt = await desk.at('2026-06-09 10:00');
      const supplement = { kind: 'supplement', notifiedAt, incomplete: true, number: 'Z2026-6011' };
      await handler.fulfils('supplement-notification', supplement);
      const corrects = folder.revision;
      expect((await folder.form()).get('1.1 (meldnummer)')).toMatchObject({ text: 'Z2026-6011' });
      const reason = 'Twee cijfers verwisseld.';
      await handler.does('corrections/ap-notification', {
        corrects,
        notifiedAt,
        number: 'Z2026-0601',
        reason,
      });
      expect((await folder.seen()).body.notifications[1]).toMatchObject({
        number: 'Z2026-0601',
        corrections: [{ reason, previous: { number: 'Z2026-6011' } }],
      });
      expect((await folder.form()).get('1.1 (meldnummer)')).toMatchObject({ text: 'Z2026-0601' });
      expect(await folder.row()).toMatchObject({
        authorityNotified: { number: 'Z2026-0601', incomplete: true },
      });
    });

    it('the second supplement is the last: nothing is to follow, no clock runs', async () => {
      const { handler } = folder;
      const notifiedAt = await desk.at('2026-06-15 10:00');
      expect(
        await handler.fulfils('supplement-notification', {
          ...{ kind: 'supplement', notifiedAt, incomplete: false, number: 'Z2026-0601' },
        }),
      ).toEqual([]);
      expect(await folder.seen()).toMatchObject({ clocks: [], flags: [] });
    });

    it('when there was no risk after all, the board decides so, and then the notification is to be withdrawn', async () => {
      const { handler, board } = folder;
      await desk.at('2026-06-16 10:00');
      await handler.does('assessments', found(45, { risk: 'unlikely' }));
      expect(
        await board.does('decisions', {
          ...{ question: 'notify-authority', outcome: 'no', ground: 'risk-unlikely' },
          reason: 'Het waren verzonnen gegevens van een oefening.',
        }),
      ).toEqual(['handler: withdraw-notification → ap-notifications']);
      const withdrawal = { kind: 'withdrawal', notifiedAt: dutch('2026-06-16 10:00'), number: 'Z2026-0601' };
      expect(await handler.isRefused('ap-notifications', withdrawal)).toBe(
        '422 withdrawal-without-reason /withdrawalReason',
      );
      expect(
        await handler.fulfils('withdraw-notification', {
          ...withdrawal,
          withdrawalReason: 'Oefenbestand, geen echte mensen.',
        }),
      ).toEqual([]);
      expect(await folder.seen()).toMatchObject({ clocks: [], flags: [] });
    });

    it('the register keeps every notification with its kind, number, moment and reason, the withdrawal too', async () => {
      const row = await folder.row();
      expect(row).not.toHaveProperty('authorityNotified');
      expect(row).toMatchObject({
        authorityNotifications: [
          { kind: 'initial', number: 'Z2026-0601', notifiedAt: NOTIFIED_AT },
          { kind: 'supplement', number: 'Z2026-0601', corrections: [{ reason: 'Twee cijfers verwisseld.' }] },
          { kind: 'supplement', number: 'Z2026-0601' },
          { kind: 'withdrawal', number: 'Z2026-0601', withdrawalReason: 'Oefenbestand, geen echte mensen.' },
        ],
      });
      const line = await folder.csvRow();
      expect(line['Meldingen aan de AP']).toContain('eerste melding 2026-06-03 15:00, nummer Z2026-0601');
      expect(line['Meldingen aan de AP']).toContain('Oefenbestand, geen echte mensen.');
      expect(line['Verbeteringen']).toContain('Twee cijfers verwisseld.');
    });

    it('when it proves real, the clock is back; it is notified anew, late and with its reason, and closed', async () => {
      const { handler, board } = folder;
      await desk.at('2026-06-25 09:00');
      expect(await handler.does('assessments', found(45, { risk: 'risk' }))).toEqual([
        'board: reconsider-on-authority → decisions',
      ]);
      expect((await folder.seen()).clocks).toEqual([
        'authority-notification until 2026-06-05 11:00, established',
      ]);
      await board.fulfils('reconsider-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Vijf namen waren echt.',
      });
      const anew = anApNotification(dutch('2026-06-25 09:00'), { number: 'Z2026-0602' });
      expect(await handler.isRefused('ap-notifications', anew)).toBe('422 late-without-reason /delayReason');
      expect(
        await handler.fulfils('notify-authority', {
          ...anew,
          delayReason: 'De eerste melding was ingetrokken.',
        }),
      ).toEqual([]);
      await handler.does('closure', { conclusion: 'Opnieuw gemeld.' });
      expect((await folder.seen()).flags).toContain('authority-notified-late');
      expect(await folder.row()).toMatchObject({
        authorityNotified: { number: 'Z2026-0602', late: { days: 20 } },
        authorityNotifications: { length: 5 },
      });
      await folder.expectReplayed();
    });
  });
};
