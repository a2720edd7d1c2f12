import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases, House } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { aDecision, anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const LIST = {
  natures: ['confidentiality'],
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'address', 'phone'],
  specialCategories: [],
  subjectGroups: ['customers'],
  subjectCount: { min: 140, max: 140 },
  recordCount: { min: 140, max: 140 },
  protection: 'none',
};

/** Kwartier promises in its own document to tell people what leaked, whatever the risk; its papers name no FG. */
export const clientListMailed = (theDesk: () => DeskOfCases, house: House): void => {
  describe(`case 1, a house of ${house}: a list of clients is mailed to another organisation`, () => {
    let desk: DeskOfCases;
    let list: CaseFile;
    beforeAll(async () => {
      desk = theDesk();
      list = await desk.reported(
        '2026-01-12 09:40',
        {
          organisation: 'kwartier',
          description: 'De lijst met alle cliënten van de dagopvang ging naar een andere stichting.',
          reporter: { kind: 'employed' },
          incidentType: 'email-wrong-recipient',
          discoveredAt: dutch('2026-01-12 09:20'),
          safetyRisk: 'no',
          subjectCount: { min: 100, max: 200 },
          recipient: { kind: 'other-organisation', known: 'yes', contacted: 'no' },
        },
        house,
      );
    });

    it('the reporter hears the deadline, and to phone the recipient at once', () => {
      const { deadline, containmentAdvice } = list.reported.answer.body;
      expect(deadline).toBe(dutch('2026-01-15 09:20'));
      expect(containmentAdvice).toContainEqual(expect.stringContaining('Bel de ontvanger meteen'));
    });

    it('awareness starts the clock, and what comes next is said with the call for it', async () => {
      const { handler } = list;
      await desk.at('2026-01-12 10:00');
      expect(
        await handler.does('awareness', {
          awareAt: dutch('2026-01-12 09:20'),
          facts: 'De ontvanger belde dat hij de lijst had geopend.',
        }),
      ).toEqual([
        'handler: assess → assessments',
        'board: decide-on-authority → decisions',
        'board: decide-on-people → decisions',
      ]);
      expect((await list.seen()).clocks).toEqual([
        'authority-notification until 2026-01-15 09:20, established',
      ]);
      expect(await list.minutesLeft()).toEqual({ 'authority-notification': 71 * 60 + 20 });
    });

    it('what was done is told to people in words of their own, and no employee walks into the letter', async () => {
      const { handler } = list;
      await handler.does('measures', {
        kind: 'containment',
        what: 'Joost Bakker heeft de ontvanger gebeld en de mail laten wissen.',
        takenAt: dutch('2026-01-12 09:50'),
        forPeople: { nl: 'De ontvanger heeft de lijst gewist.' },
      });
      await handler.does('deletions', {
        confirmedAt: dutch('2026-01-12 09:55'),
        inWriting: true,
        everywhere: true,
        by: 'Het secretariaat van de andere stichting.',
      });
      await handler.does(
        'assessments',
        anAssessment({
          ...LIST,
          subjectConsequences: ['control-lost'],
          severity: 'limited',
          risk: 'risk',
          summary: 'Een lijst met 140 cliënten kwam bij een andere organisatie.',
          facts: {
            ...LIST,
            // To stand in this list at all says that somebody gets care.
            contextReveals: 'special-category',
            recipientKind: 'other-organisation',
            deletion: 'confirmed-in-writing',
          },
        }),
      );
      const letter = await list.letter('means=letter');
      expect(letter).toContain(
        'Een e-mail of ander bericht met uw gegevens is naar de verkeerde persoon gestuurd.',
      );
      expect(letter).toContain('- De ontvanger heeft de lijst gewist.');
      expect(letter).toContain('privacy@kwartierzorgenwelzijn.nl');
      expect(letter).not.toMatch(/Joost|Bakker|secretariaat|stichting|\[nog invullen\]/);
      expect(await list.gapsOfLetter()).toEqual([]);
    });

    it('the board cannot pass over what the organisation promised without a word', async () => {
      const { board } = list;
      const no = aDecision('inform-people', {
        outcome: 'no',
        ground: 'no-high-risk',
        reason: 'De lijst is gewist.',
      });
      expect(await board.isRefused('decisions', no)).toBe('422 departure-without-reason /departure');
      await board.fulfils('decide-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Wie hulp krijgt, staat erin.',
      });
      expect(
        await board.fulfils('decide-on-people', {
          outcome: 'yes',
          ground: 'promise',
          reason: 'Dat beloven wij.',
        }),
      ).toEqual([
        'handler: inform-people → subject-notifications',
        'handler: notify-authority → ap-notifications',
      ]);
    });

    it('the AP is told in time, with a form of which each answer has its source', async () => {
      const { handler } = list;
      const now = await desk.at('2026-01-13 11:00');
      await handler.does('form-answers', {
        question: '3.2.1',
        answer: 'J. Bakker, privacymedewerker, 06 12345678',
      });
      // Whatever nothing else answers, a person can.
      const missing = async (): Promise<unknown> =>
        (await handler.person.get(`/v1/breaches/${list.id}/ap-form`)).body.missing;
      expect(await missing()).toEqual(['2.1.1', '3.1.1 (adres)', '3.1.1 (KvK)', '3.3', '4.1.1', '4.1.2']);
      for (const [question, answer] of [
        ['2.1.1', 'nee'],
        ['3.1.1 (adres)', 'Dorpsstraat 1, 1234 AB Dorp'],
        ['3.1.1 (KvK)', '12345678'],
        ['3.3', 'ja, de ontvanger: een andere stichting'],
        ['4.1.1', '12-01-2026'],
        ['4.1.2', '12-01-2026'],
      ]) {
        await handler.does('form-answers', { question, answer });
      }
      expect(await missing()).toEqual([]);
      const form = await list.form();
      expect(form.get('3.1.1 (KvK)')).toMatchObject({ state: 'recorded', text: '12345678' });
      expect(form.get('4.2')).toMatchObject({ state: 'recorded', text: '12-01-2026 09:20' });
      expect(form.get('7.3')).toMatchObject({ text: '140' });
      expect(form.get('10.1.1')).toMatchObject({ text: 'nee, dat gaat nog gebeuren' });
      expect(form.has('4.5')).toBe(false);
      expect(
        await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-0101' })),
      ).toEqual(['handler: inform-people → subject-notifications']);
      expect((await list.seen()).clocks).toEqual([]);
    });

    it('a letter is recorded as it was sent, and who was not reached does not count as told', async () => {
      const { handler } = list;
      const informedAt = await desk.at('2026-01-14 09:00');
      const letters = {
        informedAt,
        means: ['letter'],
        intended: 140,
        content: 'Wat er is gebeurd, om welke gegevens het gaat en wat men kan doen.',
        text: await list.letter('means=letter'),
      };
      expect(await handler.fulfils('inform-people', letters)).toEqual([
        'handler: record-result-of-round → subject-notifications/results',
      ]);
      expect((await list.seen()).status).toBe('notified');
      const round = list.revision;
      await desk.at('2026-01-23 09:00');
      expect(await handler.fulfils('record-result-of-round', { round, reached: 136, returned: 4 })).toEqual([
        'handler: inform-people → subject-notifications',
      ]);
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
      const again = {
        ...letters,
        informedAt: dutch('2026-01-23 09:00'),
        means: ['phone'],
        intended: 4,
        reached: 4,
      };
      expect(
        await handler.fulfils('inform-people', { ...again, text: 'Voorgelezen aan de telefoon.' }),
      ).toEqual([]);
      expect((await list.form()).get('10.1.3')).toMatchObject({ text: '140' });
    });

    it('it closes, and the register says what, why, when and to how many', async () => {
      const { handler } = list;
      await handler.does('lessons', { lesson: 'Lijsten gaan niet meer als bijlage.' });
      expect(await handler.does('closure', { conclusion: 'Gewist, gemeld en verteld.' })).toEqual([]);
      expect(await list.seen()).toMatchObject({ status: 'closed', clocks: [], flags: [] });
      expect(await list.row()).toMatchObject({
        status: 'closed',
        awareAt: dutch('2026-01-12 09:20'),
        notifyAuthority: { outcome: 'yes', ground: 'risk' },
        informPeople: { outcome: 'yes', ground: 'promise' },
        authorityNotified: { number: 'Z2026-0101' },
        peopleReached: { concerned: 140, reached: 140, notReached: 0, toBeTold: 0 },
        lessons: ['Lijsten gaan niet meer als bijlage.'],
        ending: { kind: 'closed' },
      });
      await list.expectReplayed();
    });
  });
};
