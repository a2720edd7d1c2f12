import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

/** KesslerPerspektief: a client and, a day later, an employee report what seems one parcel. */
export const reportedTwice = (theDesk: () => DeskOfCases): void => {
  describe('case 10: one breach reported twice is merged, and proves to be two', () => {
    let desk: DeskOfCases;
    let client: CaseFile;
    let employee: CaseFile;
    const SIGNAL = dutch('2026-10-30 12:00');
    beforeAll(async () => {
      desk = theDesk();
      const parcel = {
        ...{ organisation: 'kesslerperspektief', incidentType: 'post-wrong-recipient', safetyRisk: 'no' },
        description: 'Een pakket met papieren is verkeerd bezorgd.',
      };
      client = await desk.reported('2026-11-02 09:00', {
        ...parcel,
        reporter: { kind: 'client' },
        firstSignalAt: SIGNAL,
      });
      employee = await desk.reported('2026-11-03 09:00', { ...parcel, reporter: { kind: 'employed' } });
    });

    it('the earliest signal and the earliest clock travel with what is merged', async () => {
      expect((await employee.seen()).clocks).toEqual([
        'authority-notification until 2026-11-06 09:00, provisional',
      ]);
      await desk.at('2026-11-03 10:00');
      expect(await client.handler.does('merge', { into: employee.id, reason: 'Hetzelfde pakket.' })).toEqual(
        [],
      );
      await employee.until('ReportAbsorbed');
      const survivor = await employee.seen();
      expect(survivor.clocks).toEqual(['authority-notification until 2026-11-05 09:00, provisional']);
      expect(survivor.body).toMatchObject({
        moments: { firstSignalAt: SIGNAL },
        absorbed: [{ from: client.id, reference: client.reported.reference }],
      });
    });

    it('whoever goes on in the one that ended is told where to go', async () => {
      const { handler } = client;
      expect(await client.seen()).toMatchObject({ status: 'merged', duties: [], clocks: [] });
      expect(await handler.isRefused('assessments', anAssessment())).toBe('409 merged');
      expect(await client.letter()).toBe('409 merged');
      const { body } = await handler.person.act(client.id, 'assessments', anAssessment());
      expect(body.survivor).toBe(employee.id);
      expect(await client.row()).toMatchObject({ status: 'merged', ending: { into: employee.id } });
    });

    it('a danger cannot be merged away, and raised in the other dossier first it can', async () => {
      const danger = await desk.reported('2026-11-03 10:30', {
        ...{ organisation: 'kesslerperspektief', safetyRisk: 'yes', reporter: { kind: 'client' } },
        description: 'Mijn adres stond op het pakket.',
      });
      const merge = { into: employee.id, reason: 'Hetzelfde pakket.' };
      expect(await danger.handler.isRefused('merge', merge)).toBe('409 safety-at-stake');
      const raised = await employee.handler.does('safety', { kind: 'risk', at: dutch('2026-11-03 10:30') });
      expect(raised.slice(0, 2)).toEqual([
        'handler: avert-danger → safety',
        'handler: establish-safe-contact → safety',
      ]);
      await danger.handler.does('merge', merge);
      await employee.until('ReportAbsorbed');
      const at = await desk.at('2026-11-03 10:40');
      await employee.handler.fulfils('avert-danger', {
        ...{ kind: 'measure', at, dangerAverted: true },
        note: 'Gebeld: zij woont daar niet meer.',
      });
      await employee.handler.fulfils('establish-safe-contact', {
        kind: 'safe-contact',
        at,
        note: 'Haar nieuwe nummer.',
      });
    });

    it('undone, each has its own moments and its own clock again', async () => {
      await desk.at('2026-11-04 09:00');
      const next = await client.handler.does('merge/undoing', { reason: 'Het waren twee pakketten.' });
      // That somebody was in danger was learnt while both were one: who it was nobody can say for this one but a person.
      expect(next.slice(0, 2)).toEqual([
        'handler: establish-safe-contact → safety',
        'handler: establish-awareness → awareness',
      ]);
      await employee.until('AbsorbedReportReleased');
      expect((await client.seen()).clocks).toEqual([
        'authority-notification until 2026-11-05 09:00, provisional',
      ]);
      // The third report, received earlier than the second was understood, still counts there.
      const survivor = await employee.seen();
      expect(survivor.clocks).toEqual(['authority-notification until 2026-11-06 09:00, provisional']);
      expect(survivor.body.moments).not.toHaveProperty('firstSignalAt');
      expect(survivor.body.absorbed).toHaveLength(1);
    });

    it('the one that was never ours is dismissed by one person, as nobody assessed it', async () => {
      const { handler } = client;
      expect(
        await handler.does('dismissal', { ground: 'not-ours', reason: 'Het pakket was van een webwinkel.' }),
      ).toEqual([]);
      expect(await client.row()).toMatchObject({
        status: 'dismissed',
        ending: { kind: 'dismissed', ground: 'not-ours' },
      });
      await client.expectReplayed();
    });

    it('the other is told to the AP, and what was told cannot be merged away any more; it closes', async () => {
      const { handler, board } = employee;
      await handler.fulfils('establish-awareness', {
        awareAt: dutch('2026-11-03 09:00'),
        facts: 'De medewerker zag het.',
      });
      await handler.fulfils('assess', anAssessment({ risk: 'risk' }));
      await board.fulfils('decide-on-authority', { outcome: 'yes', ground: 'risk', reason: 'Zorggegevens.' });
      await board.fulfils('decide-on-people', {
        outcome: 'no',
        ground: 'no-high-risk',
        reason: 'Ongeopend terug.',
      });
      const now = await desk.at('2026-11-04 10:00');
      await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-1001' }));
      expect(await handler.isRefused('merge', { into: client.id, reason: 'Toch één.' })).toBe(
        '422 survivor-ended /into',
      );
      const third = await desk.reported('2026-11-04 10:30', {
        ...{ organisation: 'kesslerperspektief', safetyRisk: 'no', reporter: { kind: 'client' } },
        description: 'Nog een pakket.',
      });
      expect(await handler.isRefused('merge', { into: third.id, reason: 'Eén.' })).toBe(
        '409 notification-stands',
      );
      await third.handler.does('dismissal', { ground: 'no-personal-data', reason: 'Er zaten folders in.' });
      expect(await handler.does('closure', { conclusion: 'Gemeld.' })).toEqual([]);
      expect(await employee.seen()).toMatchObject({ status: 'closed', flags: [] });
      await employee.expectReplayed();
    });
  });
};
