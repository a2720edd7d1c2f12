import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch, refusalInWords } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

/** Perspektief: the AP asks afterwards, orders something, and a client complains. */
export const whatDidYouKnow = (theDesk: () => DeskOfCases): void => {
  describe('case 11: "what did you know on 12 November at ten?"', () => {
    let desk: DeskOfCases;
    let mail: CaseFile;
    /** What the handler was shown at ten, as it went over the wire. */
    let atTen: { readonly etag: string | undefined; readonly text: string };
    beforeAll(async () => {
      desk = theDesk();
      mail = await desk.reported('2026-11-11 16:00', {
        organisation: 'perspektief',
        description: 'Een mail met alle adressen zichtbaar.',
        reporter: { kind: 'employed' },
        incidentType: 'email-open-cc',
        safetyRisk: 'no',
      });
    });

    const found = (people: number, risk: string): object =>
      anAssessment({
        ...{ incidentType: 'email-open-cc', dataCategories: ['email'], specialCategories: [], risk },
        ...{ subjectCount: { min: people, max: people }, summary: 'Een mail met de adressen zichtbaar.' },
      });

    it('the case takes its course: 20 people were thought of, then 60, told and closed', async () => {
      const { handler, board } = mail;
      await desk.at('2026-11-12 09:30');
      await handler.fulfils('establish-awareness', {
        awareAt: dutch('2026-11-11 16:00'),
        facts: 'Een ontvanger klaagde.',
      });
      await handler.fulfils('assess', found(20, 'risk'));
      await desk.at('2026-11-12 10:00');
      // Written down at ten: known at ten.
      await handler.does('supplements', { text: 'De lijst met ontvangers is gevonden.' });
      atTen = await handler.person.dossier(mail.id);
      await desk.at('2026-11-12 11:00');
      await handler.does('assessments', found(60, 'high-risk'));
      await board.fulfils('decide-on-authority', {
        outcome: 'yes',
        ground: 'risk',
        reason: 'Het is een zorggroep.',
      });
      await board.fulfils('decide-on-people', {
        ...{ outcome: 'no', ground: 'no-high-risk', reason: 'Alleen adressen.' },
        departure: 'De deelnemers kennen elkaar.',
      });
      const now = await desk.at('2026-11-13 10:00');
      await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-1101' }));
      expect(await handler.does('closure', { conclusion: 'Gemeld.' })).toEqual([]);
    });

    it('the AP’s question opens it again, with its own term, its alarms, and the call that settles it', async () => {
      const { handler } = mail;
      const receivedAt = await desk.at('2026-11-23 09:00');
      expect(
        await handler.does('matters', {
          ...{ kind: 'ap-question', receivedAt, dueAt: dutch('2026-11-30 17:00') },
          what: 'Wat wist u op 12 november om tien uur?',
        }),
      ).toEqual(['handler: settle-matters (ap-question) → matters/{matter}/settlement']);
      expect((await mail.seen()).clocks).toEqual(['matter until 2026-11-30 17:00']);
      await desk.at('2026-11-27 18:00');
      expect(((await mail.seen()).body.alarms as object[]).at(-1)).toMatchObject({
        kind: 'warning',
        marginHours: 72,
      });
    });

    it('the answer is what was answered then, byte for byte, by moment and by revision; no more and no less', async () => {
      const then = await mail.asOf({ at: dutch('2026-11-12 10:00') });
      expect([then.text, then.etag]).toEqual([atTen.text, atTen.etag]);
      expect(then.body).toMatchObject({
        status: 'assessed',
        assessment: { assessment: { subjectCount: { max: 20 } } },
      });
      expect(then.body.decisions).toEqual({});
      const before = await mail.asOf({ at: dutch('2026-11-11 15:00') });
      expect(refusalInWords(before.status, before.body)).toBe('404 no-such-dossier');
      const { body } = await mail.fg.person.get(`/v1/register?asOf=${dutch('2026-11-12 10:00')}`);
      const line = (body.entries as { id: string }[]).find(({ id }) => id === mail.id);
      expect(line).toMatchObject({
        status: 'assessed',
        assessment: { risk: 'risk', subjectCount: { max: 20 } },
      });
      expect(line).not.toHaveProperty('authorityNotified');
    });

    it('where there was nothing then, that is said: nobody hands in today’s form as that of November', async () => {
      const { handler } = mail;
      for (const paper of ['', '/ap-form', '/timeline']) {
        const { status, body } = await handler.person.get(
          `/v1/breaches/${mail.id}${paper}?at=2020-01-01T00:00:00Z`,
        );
        const refused = paper === '' ? '422 unknown-field /at' : '404 no-such-dossier';
        expect([paper, refusalInWords(status, body)]).toEqual([paper, refused]);
      }
    });

    it('what the AP was told is frozen as it was told, on the time line, with a digest', async () => {
      const { body } = await mail.fg.person.get(`/v1/breaches/${mail.id}/timeline`);
      const told = (
        body.entries as {
          event: string;
          data: { content: { form: { answers: { question: string; text: string }[] } } };
        }[]
      ).find(({ event }) => event === 'ApNotified')!;
      expect(told.data.content.form.answers.find(({ question }) => question === '7.3')?.text).toBe('60');
      expect(told.data).toMatchObject({ contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    });

    it('an auditor without an inquiry, another organisation and whoever has no token get nothing of it', async () => {
      const auditor = await desk.lekwacht.as('auditor', 'perspektief');
      const elsewhere = await desk.lekwacht.as('fg', 'kadera');
      for (const path of ['', '/timeline', '/as-of?revision=0']) {
        for (const [who, status] of [
          [auditor, 404],
          [elsewhere, 404],
          [desk.lekwacht.anyone, 401],
        ] as const) {
          expect((await who.get(`/v1/breaches/${mail.id}${path}`)).status).toBe(status);
        }
      }
    });

    it('answered; then an order to tell people and a complaint, each with its own end', async () => {
      const { handler, board } = mail;
      const at = await desk.at('2026-11-30 12:00');
      expect(
        await handler.fulfils('settle-matters', {
          settledAt: at,
          how: 'Per brief, met het dossier van toen.',
        }),
      ).toEqual([]);
      await handler.does('matters', {
        ...{ kind: 'ap-order', receivedAt: at, dueAt: dutch('2026-12-04 17:00') },
        what: 'Informeer de betrokkenen (art. 34 lid 4).',
      });
      expect(
        await handler.does('matters', { kind: 'complaint', receivedAt: at, what: 'Een deelnemer is boos.' }),
      ).toEqual([
        'handler: settle-matters (complaint) → matters/{matter}/settlement',
        'handler: settle-matters (ap-order) → matters/{matter}/settlement',
      ]);
      expect(
        await board.does('decisions', {
          ...{ question: 'inform-people', outcome: 'yes', ground: 'ordered-by-authority' },
          reason: 'De AP beveelt het.',
        }),
      ).toContain('handler: inform-people → subject-notifications');
      const told = await desk.at('2026-12-01 09:00');
      await handler.fulfils('inform-people', {
        ...{ informedAt: told, means: ['email'], intended: 60, reached: 60 },
        content: 'Dat de adressen zichtbaar waren.',
      });
      expect(await handler.isRefused('closure', { conclusion: 'Klaar.' })).toBe('409 duties-open');
      for (const how of ['Iedereen is gemaild.', 'Gesproken; de klacht is ingetrokken.']) {
        await handler.fulfils('settle-matters', { settledAt: told, how });
      }
      expect(await handler.does('closure', { conclusion: 'Bevel uitgevoerd.' })).toEqual([]);
      const row = await mail.row();
      expect(row.matters).toMatchObject([
        { kind: 'ap-question', settledAt: dutch('2026-11-30 12:00') },
        { kind: 'ap-order', settledAt: told },
        { kind: 'complaint', settledAt: told },
      ]);
      expect(JSON.stringify(row)).not.toMatch(/boos|tien uur/);
      await mail.expectReplayed();
    });
  });
};
