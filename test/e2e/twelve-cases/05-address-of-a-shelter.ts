import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases, House } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const ADDRESS = {
  natures: ['confidentiality'],
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'address'],
  specialCategories: [],
  subjectGroups: ['vulnerable', 'minors'],
  subjectCount: { min: 3, max: 3 },
  protection: 'none',
};

/** Kadera, in the night from Friday to Saturday; a woman and two children. */
export const addressOfAShelter = (theDesk: () => DeskOfCases, house: House): void => {
  describe(`case 5, a house of ${house}: the address of a shelter is mailed to an ex-partner`, () => {
    let desk: DeskOfCases;
    let shelter: CaseFile;
    beforeAll(async () => {
      desk = theDesk();
      shelter = await desk.reported(
        '2026-05-09 02:10',
        {
          organisation: 'kadera',
          description: 'De uitnodiging met het adres van de opvang is naar haar ex-partner gemaild.',
          reporter: { kind: 'employed' },
          safetyRisk: 'yes',
          incidentType: 'email-wrong-recipient',
          recipient: { kind: 'threatening-person', known: 'yes' },
        },
        house,
      );
    });

    it('the night worker is told to call 112, and to leave the ex-partner and the client alone', () => {
      const advice = shelter.reported.answer.body.containmentAdvice as string[];
      expect(advice[0]).toContain('112');
      expect(advice.join('\n')).toContain('Neem geen contact op met wie de gegevens heeft');
      expect(advice.join('\n')).toContain('Bel of schrijf niet naar de cliënt');
      expect(advice.join('\n')).not.toMatch(/Bel de ontvanger|Vraag de ontvanger/);
    });

    it('safety comes before the law: two duties, half an hour, and a word while there is time', async () => {
      const known = await shelter.seen();
      expect(known.duties.slice(0, 3)).toEqual([
        'handler: avert-danger → safety',
        'handler: establish-safe-contact → safety',
        'handler: establish-awareness → awareness',
      ]);
      expect(known.clocks).toContain('safety until 2026-05-09 02:40');
      await desk.at('2026-05-09 02:18');
      expect((await shelter.seen()).body.alarms).toMatchObject([{ kind: 'warning', deadline: 'safety' }]);
      expect(await shelter.letter()).toBe('409 safe-contact-first');
    });

    it('they are brought elsewhere in time; how she can be reached is read by whoever tells her', async () => {
      const { handler } = shelter;
      const at = await desk.at('2026-05-09 02:35');
      await handler.fulfils('avert-danger', {
        ...{ kind: 'measure', at, dangerAverted: true },
        note: 'Mevrouw en haar kinderen zijn naar een ander huis in Zwolle gebracht.',
      });
      expect((await shelter.seen()).clocks).not.toContainEqual(expect.stringContaining('safety'));
      expect(await shelter.letter()).toBe('409 safe-contact-first');
      await handler.fulfils('establish-safe-contact', {
        ...{ kind: 'safe-contact', at },
        note: 'Alleen via haar maatschappelijk werker, op haar werk.',
      });
      const teller = house === 'many' ? shelter.mandateHolder : shelter.board;
      expect((await teller.seen()).body.safetyNotes).toContainEqual(
        expect.objectContaining({
          note: 'Alleen via haar maatschappelijk werker, op haar werk.',
          holds: true,
        }),
      );
    });

    it('what was averted in the night is written down in the morning, and raises nothing again', async () => {
      const { handler } = shelter;
      await desk.at('2026-05-09 07:00');
      await handler.fulfils('establish-awareness', {
        awareAt: dutch('2026-05-09 02:10'),
        facts: 'De nachtdienst zag de verzonden mail.',
      });
      const next = await handler.does(
        'assessments',
        anAssessment({
          ...ADDRESS,
          subjectConsequences: ['other'],
          severity: 'very-high',
          risk: 'high-risk',
          summary: 'Het adres van een opvang kwam bij iemand van wie dreiging uitgaat.',
          facts: {
            ...ADDRESS,
            recipientKind: 'threatening-person',
            vulnerabilities: ['shelter', 'children'],
            safetyRisk: 'yes',
          },
        }),
      );
      expect(next).toEqual(['board: decide-on-authority → decisions', 'board: decide-on-people → decisions']);
      const { computedAdvice } = (await shelter.seen()).body.computed;
      expect([computedAdvice.notifyAuthority.verdict, computedAdvice.informPeople.verdict]).toEqual([
        'yes',
        'yes',
      ]);
    });

    it('the director says "meld maar" on the phone: it counts, and she confirms it later', async () => {
      const { handler } = shelter;
      const decidedAt = dutch('2026-05-09 07:30');
      await desk.at('2026-05-09 07:40');
      const heard = {
        decidedAt,
        who: 'M. de Groot',
        function: 'directeur',
        heardBy: 'phone',
        outcome: 'yes',
      };
      for (const [question, ground] of [
        ['notify-authority', 'risk'],
        ['inform-people', 'high-risk'],
      ]) {
        const next = await handler.does('decisions/on-behalf', {
          ...heard,
          question,
          ground,
          reason: 'Haar leven is in gevaar.',
        });
        expect(next).toContain(`board: confirm-decision (${question}) → decisions/confirmation`);
      }
      expect((await shelter.seen()).flags).toContain('decision-not-confirmed');
      expect(
        await handler.isRefused('decisions/confirmation', { question: 'inform-people', confirmed: true }),
      ).toBe('403 not-allowed');
    });

    it('what is said to her names no place and no house, and nothing goes out in public or to a parent unasked', async () => {
      const { handler } = shelter;
      await handler.does('letter-texts', {
        part: 'what-it-may-mean',
        forPeople: { nl: 'Iemand anders kan weten waar de post naartoe ging.' },
      });
      await handler.does('letter-texts', {
        part: 'what-we-did',
        forPeople: { nl: 'Er is een andere plek geregeld.' },
      });
      await handler.does('letter-contact', { name: 'Anna', phone: '06 11223344' });
      const told = await shelter.letter('means=in-person');
      expect(told).toContain('Is er nu gevaar? Bel 112.');
      expect(told).toContain('06 11223344');
      expect(told).not.toMatch(/Zwolle|Kadera|ex-partner|maatschappelijk|\[nog invullen\]/);
      expect(await shelter.letter('means=website')).toBe('409 not-in-public-in-danger');
      const parent = 'for=under-sixteen&representative=parent&means=in-person';
      expect(await shelter.letter(parent)).toBe('409 interest-of-child-unknown');
      await handler.does('interest-of-child', {
        interest: 'opposes',
        reason: 'De vader is degene die dreigt.',
      });
      expect(await shelter.letter(parent)).toBe('409 interest-of-child-opposes');
      expect(await shelter.letter('for=under-sixteen&representative=guardian&means=in-person')).toContain(
        'voogd',
      );
    });

    it('she is warned at once, the AP the same morning, and nothing of that is called out of order', async () => {
      const { handler } = shelter;
      const informedAt = await desk.at('2026-05-09 08:00');
      expect(
        await handler.fulfils('inform-people', {
          ...{ informedAt, means: ['in-person'], intended: 3, reached: 3 },
          content: 'Dat het adres bekend is, en wat er is geregeld.',
        }),
      ).not.toContain('handler: inform-people → subject-notifications');
      const notifiedAt = await desk.at('2026-05-09 10:00');
      await handler.fulfils('notify-authority', anApNotification(notifiedAt, { number: 'Z2026-0501' }));
      const { flags } = await shelter.seen();
      expect(flags).not.toContain('people-informed-before-safe-contact');
      // Whoever warns somebody in danger first does right.
      expect(flags).not.toContain('people-informed-before-authority');
      expect(flags).not.toContain('authority-notified-late');
    });

    it('on Monday the director confirms, and then nobody acted without a decision', async () => {
      const { handler, board } = shelter;
      await desk.at('2026-05-11 09:00');
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
      await board.fulfils('confirm-decision', { confirmed: true });
      expect(await board.fulfils('confirm-decision', { confirmed: true })).toEqual([]);
      const { flags } = await shelter.seen();
      expect(flags).not.toContain('decision-not-confirmed');
      expect(flags).not.toContain('people-informed-without-decision');
      expect(flags).not.toContain('authority-notified-without-decision');
      await handler.does('closure', { conclusion: 'In veiligheid, ingelicht en gemeld.' });
      const row = await shelter.row();
      expect(row).toMatchObject({ status: 'closed', notifyAuthority: { confirmation: 'given' } });
      expect(JSON.stringify(row)).not.toMatch(/de Groot|Zwolle|ex-partner/);
      await shelter.expectReplayed();
    });
  });
};
