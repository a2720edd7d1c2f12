import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const PHONE = {
  natures: ['confidentiality'],
  incidentType: 'device-or-paper-lost-or-stolen',
  dataCategories: ['name', 'photos'],
  specialCategories: ['health'],
  subjectGroups: ['vulnerable'],
  subjectCount: { min: 12, max: 12 },
};

/** AanZien: lost on Saturday, thought to be locked and wiped; on Tuesday a week later somebody brings it in. */
export const lostPhone = (theDesk: () => DeskOfCases): void => {
  describe('case 2: a lost phone with photographs, decided anew when a stranger finds it', () => {
    let desk: DeskOfCases;
    let phone: CaseFile;
    let wiped: number;
    beforeAll(async () => {
      desk = theDesk();
      phone = await desk.reported('2026-02-01 10:00', {
        organisation: 'aanzien',
        description: 'Telefoon van het team verloren, met foto’s van een uitje.',
        reporter: { kind: 'volunteer' },
        incidentType: 'device-or-paper-lost-or-stolen',
        dataCategories: ['photos', 'health'],
        safetyRisk: 'no',
      });
    });

    it('photographs are a kind of data: in the report, in the form', async () => {
      const { handler } = phone;
      await handler.does('awareness', { awareAt: dutch('2026-02-01 10:00'), facts: 'De telefoon is weg.' });
      expect((await phone.form()).get('6.1')?.text).toContain('foto');
    });

    it('a "no" of the board on what is known stops the clock and leaves nothing to do', async () => {
      const { handler, board } = phone;
      await handler.does('measures', {
        kind: 'containment',
        what: 'Telefoon op afstand gewist.',
        takenAt: dutch('2026-02-01 10:00'),
        forPeople: { nl: 'De telefoon is op afstand gewist.' },
      });
      wiped = phone.revision;
      const protectedWell = { protection: 'encrypted', protectionTechnique: 'AES-256, toestel met pincode.' };
      await handler.does(
        'assessments',
        anAssessment({
          ...PHONE,
          ...protectedWell,
          subjectConsequences: ['other'],
          severity: 'limited',
          risk: 'unlikely',
          summary: 'Een versleutelde telefoon met foto’s van twaalf cliënten is verloren.',
          facts: {
            ...PHONE,
            protection: 'encrypted',
            protectionStateOfTheArt: true,
            keyCompromised: false,
            recipientKind: 'unknown-person',
            backupAvailable: true,
          },
        }),
      );
      const known = await phone.seen();
      expect(known.body.computed.computedAdvice.notifyAuthority.byLaw).toBe('no');
      // L14: what nobody said is not among the reasons.
      expect(JSON.stringify(known.body.computed)).not.toContain('binnen een dag');
      await board.fulfils('decide-on-authority', {
        outcome: 'no',
        ground: 'risk-unlikely',
        reason: 'Versleuteld en gewist.',
      });
      expect(
        await board.fulfils('decide-on-people', {
          outcome: 'no',
          ground: 'measures-beforehand',
          reason: 'Versleuteld.',
        }),
      ).toEqual([]);
      await desk.at('2026-02-08 09:00');
      expect(await phone.seen()).toMatchObject({ status: 'decided', clocks: [], flags: [] });
      expect(await phone.isListedOverdue()).toBe(false);
    });

    it('when the facts turn, both decisions come back, and the clock with them: overdue, in red, everywhere', async () => {
      const { handler } = phone;
      await desk.at('2026-02-10 14:00');
      await handler.does('supplements', {
        text: 'Een voorbijganger bracht de telefoon: zonder pincode, foto’s bekeken.',
      });
      await handler.does('corrections/measure', {
        corrects: wiped,
        withdrawn: true,
        reason: 'Het wissen is nooit aangekomen.',
      });
      expect(
        await handler.does(
          'assessments',
          anAssessment({
            ...PHONE,
            protection: 'none',
            subjectConsequences: ['reputation-damage'],
            severity: 'considerable',
            risk: 'high-risk',
            summary: 'De telefoon stond open en is door een ander bekeken.',
            facts: { ...PHONE, protection: 'none', recipientKind: 'private-person', access: 'confirmed' },
          }),
        ),
      ).toEqual([
        'board: reconsider-on-authority → decisions',
        'board: reconsider-on-people → decisions',
        // It rested on data that nobody could read (Art. 34(3)(a)).
        'board: decide-anew-on-people → decisions',
      ]);
      expect((await phone.seen()).clocks).toEqual([
        'authority-notification until 2026-02-04 10:00, established',
      ]);
      expect(await phone.isListedOverdue()).toBe(true);
      expect((await phone.minutesLeft())?.['authority-notification']).toBeLessThan(0);
      await desk.at('2026-02-10 14:05');
      const known = await phone.seen();
      // A warning that an hour is left would be untrue: the miss alone is raised.
      expect(known.body.alarms).toMatchObject([{ kind: 'missed', deadline: 'authority-notification' }]);
      expect(known.flags).toEqual(['deadline-missed']);
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
    });

    it('late, the AP is told with a reason or openly without one', async () => {
      const { handler, board } = phone;
      await board.fulfils('reconsider-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Gezien door een ander.',
      });
      await board.fulfils('reconsider-on-people', {
        outcome: 'yes',
        ground: 'high-risk',
        reason: 'Gezien door een ander.',
      });
      const now = await desk.at('2026-02-10 16:00');
      const told = anApNotification(now, { number: 'Z2026-0201' });
      expect(await handler.isRefused('ap-notifications', told)).toBe('422 late-without-reason /delayReason');
      expect((await phone.form()).get('4.5')).toMatchObject({ state: 'missing' });
      await handler.fulfils('notify-authority', {
        ...told,
        delayReason: 'Pas vandaag bleek dat de telefoon open stond.',
      });
      expect((await phone.seen()).flags).toEqual(['authority-notified-late', 'deadline-missed']);
    });

    it('the letter speaks of a device and of photographs, and no longer of what was never wiped', async () => {
      const { handler } = phone;
      expect(await phone.gapsOfLetter()).toContain('what-happened: letter-details');
      await handler.does('letter-details', { wordings: ['device', 'photos'], whereabouts: 'returned' });
      await handler.does('letter-contact', { name: 'Het team privacy', phone: '010 1234567' });
      const letter = await phone.letter();
      expect(letter).toContain('Een apparaat, zoals een telefoon of laptop, is kwijt of gestolen.');
      expect(letter).toContain('- foto’s');
      expect(letter).toContain('010 1234567');
      expect(letter).not.toMatch(/op afstand gewist|\[nog invullen\]/);
    });

    it('three of twelve told is not twelve: it closes when all are', async () => {
      const { handler } = phone;
      const informedAt = await desk.at('2026-02-11 09:00');
      const told = { informedAt, means: ['in-person'], content: 'Wat er is gebeurd en wat men kan doen.' };
      expect(await handler.fulfils('inform-people', { ...told, intended: 3, reached: 3 })).toEqual([
        'handler: inform-people → subject-notifications',
      ]);
      expect((await phone.seen()).body.peopleReached).toMatchObject({
        concerned: 12,
        reached: 3,
        toBeTold: 9,
      });
      expect((await phone.form()).get('10.1.3')).toMatchObject({ text: '3' });
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
      expect(await handler.fulfils('inform-people', { ...told, intended: 9, reached: 9 })).toEqual([]);
      expect(await handler.does('closure', { conclusion: 'Te laat gemeld, iedereen verteld.' })).toEqual([]);
    });

    it('the register keeps both decisions’ outcome, the days late, and the reason of the correction', async () => {
      expect(await phone.row()).toMatchObject({
        authorityNotified: {
          late: { days: 6 },
          delayReason: 'Pas vandaag bleek dat de telefoon open stond.',
        },
        measures: [{ what: 'Telefoon op afstand gewist.', withdrawn: true }],
        flags: ['authority-notified-late', 'deadline-missed'],
      });
      expect(await phone.csvRow()).toMatchObject({
        'Meldingen aan de AP': expect.stringContaining('te laat (6 dagen') as unknown,
        Verbeteringen: expect.stringContaining('Het wissen is nooit aangekomen.') as unknown,
        'Mensen: bereikt': '12',
      });
      const before = await phone.asOf({ at: dutch('2026-02-10 13:59') });
      expect(before.body).toMatchObject({ status: 'decided', deadlines: [], flags: [] });
      expect(before.body.decisions['notify-authority']).toMatchObject({ outcome: 'no' });
      await phone.expectReplayed();
    });
  });
};
