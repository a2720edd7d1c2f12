import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { eventually } from '../../support/http/running-lekwacht.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const LOOKED_AT = {
  natures: ['confidentiality'],
  incidentType: 'snooping',
  dataCategories: ['name', 'address'],
  specialCategories: ['health'],
  subjectGroups: ['vulnerable'],
  subjectCount: { min: 1, max: 1 },
  protection: 'none',
};

/** KesslerPerspektief: the colleague who looked is one of those who handle reports. */
export const snoopingColleague = (theDesk: () => DeskOfCases): void => {
  describe('case 3: a colleague who handles reports read the file of a neighbour', () => {
    let desk: DeskOfCases;
    let peek: CaseFile;
    beforeAll(async () => {
      desk = theDesk();
      peek = await desk.reported('2026-03-02 16:00', {
        organisation: 'kesslerperspektief',
        description: 'Een collega keek in het dossier van zijn buurvrouw.',
        reporter: { kind: 'trainee' },
        incidentType: 'snooping',
        aboutHandler: true,
        safetyRisk: 'no',
        recipient: { kind: 'own-organisation', known: 'yes' },
      });
    });

    it('the trainee is told not to tip him off', () => {
      const advice = (peek.reported.answer.body.containmentAdvice as string[]).join('\n');
      expect(advice).toContain('Spreek wie in de gegevens keek er niet op aan.');
      expect(advice).not.toMatch(/wissen|Bel de ontvanger/);
    });

    it('from the first second FG and board see it, and nobody who handles reports', async () => {
      const { handler, colleague, fg, board } = peek;
      const doors = async (): Promise<number[]> =>
        Promise.all([handler, colleague, fg, board].map((player) => player.door()));
      expect(await doors()).toEqual([404, 404, 200, 200]);
      // The directory knows the roles of whoever was seen here: he is not the FG, so nobody has to confirm it.
      const him = await colleague.actorId();
      await eventually(async () => {
        const { text } = await fg.person.get('/v1/organisations/kesslerperspektief/people');
        return text.includes(him) || undefined;
      });
      expect(
        await fg.does('restriction', {
          restricted: true,
          allowed: [await handler.actorId()],
          refused: [him],
        }),
      ).not.toContain('board: confirm-restriction → proposals/confirmation');
      expect(await doors()).toEqual([200, 404, 200, 200]);
    });

    it('who looked finds no trace of it, and can add nothing', async () => {
      const { colleague } = peek;
      expect(await colleague.isRefused('supplements', { text: 'Ik was het niet.' })).toBe(
        '404 no-such-dossier',
      );
      expect(await peek.letter('', colleague.person)).toBe('404 no-such-dossier');
      await desk.lekwacht.projected();
      for (const list of ['/v1/dashboard', '/v1/register', '/v1/breaches']) {
        const { text } = await colleague.person.get(list);
        expect(text).not.toContain(peek.reported.reference);
        expect(text).not.toMatch(/"restricted"|"shut"/);
      }
    });

    it('one handler cannot take it out of the sight of FG and board: that waits for a second person', async () => {
      const { handler, colleague, fg, board } = peek;
      const shut = {
        restricted: true,
        allowed: [await handler.actorId()],
        refused: [await colleague.actorId(), await fg.actorId()],
      };
      expect(await handler.does('restriction', shut)).toContain(
        'board: confirm-restriction → proposals/confirmation',
      );
      const proposal = peek.revision;
      expect(await fg.door()).toBe(200);
      expect(await handler.isRefused('proposals/confirmation', { proposal, confirmed: true })).toBe(
        '403 second-person-needed',
      );
      expect(
        await fg.isRefused('proposals/confirmation', { proposal, confirmed: false, reason: 'Nee.' }),
      ).toBe('403 about-you');
      await board.fulfils('confirm-restriction', {
        proposal,
        confirmed: false,
        reason: 'De FG houdt toezicht.',
      });
      expect(await fg.door()).toBe(200);
      expect((await peek.seen()).body.proposals).toEqual([]);
    });

    it('the advice says that he looked on purpose, and not in the same breath that he can be trusted', async () => {
      const { handler } = peek;
      await handler.does('awareness', {
        awareAt: dutch('2026-03-02 16:00'),
        facts: 'Het logboek laat het zien.',
      });
      await handler.does('measures', {
        kind: 'containment',
        what: 'De toegang van deze medewerker is ingetrokken, in overleg met Personeelszaken.',
        takenAt: dutch('2026-03-02 16:00'),
        forPeople: {
          nl: 'De medewerker kan niet meer bij het dossier.',
          en: 'The employee can no longer open the file.',
        },
      });
      await handler.does(
        'assessments',
        anAssessment({
          ...LOOKED_AT,
          subjectConsequences: ['control-lost'],
          risk: 'high-risk',
          summary: 'Een medewerker bekeek een dossier zonder dat het werk dat vroeg.',
          facts: {
            ...LOOKED_AT,
            recipientKind: 'own-organisation',
            intent: 'insider-misuse',
            access: 'confirmed',
            safetyRisk: 'no',
          },
        }),
      );
      const { computedAdvice } = (await peek.seen()).body.computed;
      const keys = (side: string): string[] =>
        (computedAdvice[side] as { key: string }[]).map(({ key }) => key);
      expect(keys('weighedUp')).toContain('insider-misuse');
      expect(keys('weighedDown')).toEqual([]);
      expect([computedAdvice.notifyAuthority.verdict, computedAdvice.informPeople.verdict]).toEqual([
        'yes',
        'yes',
      ]);
    });

    it('the FG is asked and advises, the board decides, and each next step is named', async () => {
      const { handler, fg, board } = peek;
      expect(
        await handler.does('advice-requests', { questions: ['notify-authority', 'inform-people'] }),
      ).toEqual([
        'fg: advise (notify-authority) → advice',
        'fg: advise (inform-people) → advice',
        'board: decide-on-authority → decisions',
        'board: decide-on-people → decisions',
      ]);
      const advice = { outcome: 'yes', reason: 'Een buurman weet nu van de zorg.' };
      await fg.fulfils('advise', advice);
      await fg.fulfils('advise', advice);
      await board.fulfils('decide-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Met de FG eens.',
      });
      await board.fulfils('decide-on-people', {
        outcome: 'yes',
        ground: 'high-risk',
        reason: 'Met de FG eens.',
      });
      const now = await desk.at('2026-03-03 11:00');
      expect(
        await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-0301' })),
      ).toEqual(['handler: inform-people → subject-notifications']);
    });

    it('every letter can be made, in the words of its reader, and names no colleague and no department', async () => {
      const told = await peek.letter('means=in-person');
      expect(told).toContain('Een medewerker heeft uw gegevens bekeken. Voor het werk was dat niet nodig.');
      expect(told).toContain('088 - 530 00 00');
      expect(told.split('088 - 530 00 00')).toHaveLength(2);
      expect(await peek.letter('representative=curator')).toContain(
        'U krijgt deze brief als curator. De brief gaat over de gegevens van degene voor wie u beslist.',
      );
      expect(await peek.letter('for=sixteen-or-older')).toMatch(/^Hallo,/);
      const english = await peek.letter('language=en');
      expect(english).toContain('An employee looked at your data.');
      for (const letter of [told, english])
        expect(letter).not.toMatch(/Personeelszaken|buur|\[nog invullen\]/);
      expect(await peek.letter('means=website')).toBe('409 not-in-public-for-one');
    });

    it('it closes, and who looked still finds nothing', async () => {
      const { handler, colleague } = peek;
      const informedAt = await desk.at('2026-03-03 15:00');
      await handler.fulfils('inform-people', {
        ...{ informedAt, means: ['in-person'], intended: 1, reached: 1 },
        content: 'Dat een medewerker keek, en wat daaraan is gedaan.',
      });
      expect(await handler.does('closure', { conclusion: 'Gemeld, verteld, toegang ingetrokken.' })).toEqual(
        [],
      );
      expect(await peek.seen()).toMatchObject({ status: 'closed', flags: [] });
      expect(await colleague.door()).toBe(404);
      expect(await peek.row()).toMatchObject({ assessment: { incidentType: 'snooping' }, status: 'closed' });
      await peek.expectReplayed();
    });
  });
};
