import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases, House } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

/** Perspektief: a letter that came back, closed as it seemed. */
export const boardAgainstFg = (theDesk: () => DeskOfCases, house: House): void => {
  describe(`case 7, a house of ${house}: the board decides against its FG`, () => {
    let desk: DeskOfCases;
    let letter: CaseFile;
    beforeAll(async () => {
      desk = theDesk();
      letter = await desk.reported(
        '2026-07-06 09:00',
        {
          organisation: 'perspektief',
          description: 'Een brief over een cliënt kwam bij de buren.',
          reporter: { kind: 'employed' },
          incidentType: 'post-wrong-recipient',
          safetyRisk: 'no',
        },
        house,
      );
      await letter.handler.does('awareness', {
        awareAt: dutch('2026-07-06 09:00'),
        facts: 'De buren belden.',
      });
      await letter.handler.does('assessments', anAssessment({ risk: 'high-risk' }));
    });

    const no = {
      'notify-authority': { outcome: 'no', ground: 'risk-unlikely', reason: 'De brief is terug.' },
      'inform-people': { outcome: 'no', ground: 'no-high-risk', reason: 'De brief is terug.' },
    };
    const QUESTIONS = ['notify-authority', 'inform-people'] as const;

    it('the assessor’s own high risk is not passed over in silence, also where no FG and no computer spoke', async () => {
      const { board } = letter;
      expect((await letter.seen()).body.opinions['notify-authority'].says).toEqual({
        'assessed-risk': 'yes',
      });
      for (const question of QUESTIONS) {
        expect(await board.isRefused('decisions', { question, ...no[question] })).toBe(
          '422 departure-without-reason /departure',
        );
      }
    });

    it('the FG, asked, advises to notify and to tell', async () => {
      const { handler, fg } = letter;
      await handler.does('advice-requests', { questions: [...QUESTIONS] });
      await fg.fulfils('advise', { outcome: 'yes', reason: 'Niemand weet wie hem las.' });
      expect(
        await fg.fulfils('advise', { outcome: 'yes', reason: 'Zorggegevens bij de buren.' }),
      ).not.toContainEqual(expect.stringContaining('advise'));
    });

    it('the board decides otherwise and says why: from what it departs stands in the register, and a flag with it', async () => {
      const { board } = letter;
      const departure = 'De envelop was dicht; de FG ging uit van een open envelop.';
      for (const question of QUESTIONS)
        await board.does('decisions', { question, ...no[question], departure });
      expect(await letter.seen()).toMatchObject({
        ...{ status: 'decided', duties: [], clocks: [] },
        flags: ['decision-contradicts-assessment'],
      });
      const departed = { outcome: 'no', departure, departsFrom: ['fg-advice', 'assessed-risk'] };
      expect(await letter.row()).toMatchObject({ notifyAuthority: departed, informPeople: departed });
    });

    it('the FG who is not at ease advises again: that is heard, and the board has to answer', async () => {
      const { handler, fg, board } = letter;
      await desk.at('2026-07-07 10:00');
      expect(
        await fg.does('advice', {
          question: 'notify-authority',
          outcome: 'yes',
          reason: 'De buren belden: zij lazen hem.',
        }),
      ).toEqual(['board: reconsider-on-authority → decisions']);
      expect((await letter.seen()).clocks).toEqual([
        'authority-notification until 2026-07-09 09:00, established',
      ]);
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
      const standing = { question: 'notify-authority', reason: 'Lezen is nog geen risico.' };
      expect(await fg.isRefused('decisions/upholding', standing)).toBe('403 not-allowed');
      expect(await board.does('decisions/upholding', standing)).toEqual([]);
      expect((await letter.seen()).clocks).toEqual([]);
      expect(await board.isRefused('decisions/upholding', standing)).toBe('409 nothing-to-reconsider');
    });

    it('closed on that, and taken up again when the letter proves to have been copied', async () => {
      const { handler, fg } = letter;
      await handler.does('closure', { conclusion: 'Besloten niet te melden.' });
      await desk.at('2026-07-08 09:00');
      await handler.does('reopening', { reason: 'Er is een kopie opgedoken.' });
      expect((await letter.seen()).duties).toEqual([]);
      const advice = { outcome: 'yes', reason: 'Er is een kopie.' };
      await fg.does('advice', { question: 'notify-authority', ...advice });
      expect(await fg.does('advice', { question: 'inform-people', ...advice })).toEqual([
        'board: reconsider-on-people → decisions',
        'board: reconsider-on-authority → decisions',
      ]);
    });

    it('the board turns round in time: the AP is told, the client too, and it closes', async () => {
      const { handler, board } = letter;
      await board.fulfils('reconsider-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'De FG had gelijk.',
      });
      await board.fulfils('reconsider-on-people', {
        outcome: 'yes',
        ground: 'high-risk',
        reason: 'De FG had gelijk.',
      });
      const now = await desk.at('2026-07-08 16:00');
      await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-0701' }));
      expect(
        await handler.fulfils('inform-people', {
          ...{ informedAt: now, means: ['phone'], intended: 1, reached: 1 },
          content: 'Dat de buren de brief lazen.',
        }),
      ).toEqual([]);
      await handler.does('closure', { conclusion: 'Alsnog gemeld en verteld.' });
      const seen = await letter.seen();
      // In time, and yet: what was decided against the assessment stays visible for good.
      expect(seen.flags).toEqual(['decision-contradicts-assessment']);
      expect(await letter.timeLine()).toEqual([
        ...['BreachReported', 'ContainmentAdviceShown', 'AwarenessEstablished', 'BreachAssessed'],
        ...['AdviceRequested', 'AdviceGiven', 'AdviceGiven', 'DecisionTaken', 'DecisionTaken'],
        ...['AdviceGiven', 'DecisionUpheld', 'BreachClosed', 'BreachReopened', 'AdviceGiven', 'AdviceGiven'],
        ...['DecisionRevised', 'DecisionRevised', 'DeadlineWarningRaised', 'ApNotified', 'SubjectsInformed'],
        'BreachClosed',
      ]);
      await letter.expectReplayed();
    });
  });
};
