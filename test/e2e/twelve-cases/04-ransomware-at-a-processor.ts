import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { dutch } from '../../support/case/in-words.js';
import { anApNotification, anAssessment } from '../../support/http/acts-over-http.js';

const TAKEN = {
  natures: ['confidentiality', 'availability-temporary'],
  incidentType: 'hacking-malware-phishing',
  dataCategories: ['name', 'email', 'phone', 'bsn'],
  specialCategories: [],
  subjectGroups: ['customers', 'vulnerable'],
  protection: 'none',
};

const taken = (people: number, found: object, facts: object): object => {
  const counted = { ...TAKEN, subjectCount: { min: people, max: people } };
  return anAssessment({
    ...counted,
    subjectConsequences: ['identity-fraud', 'control-lost'],
    severity: 'very-high',
    risk: 'high-risk',
    summary: 'Bij een verwerker is gijzelsoftware gebruikt en zijn gegevens gekopieerd.',
    ...found,
    facts: {
      ...counted,
      recipientKind: 'attacker',
      exfiltration: 'confirmed',
      backupAvailable: true,
      ...facts,
    },
  });
};

/** Over Easter: Good Friday is 3 April 2026, and summer time began the week before. */
export const ransomwareAtAProcessor = (theDesk: () => DeskOfCases): void => {
  describe('case 4: ransomware at one processor hits three organisations', () => {
    let desk: DeskOfCases;
    const files: CaseFile[] = [];
    const told = async (at: string, organisation: string): Promise<CaseFile> => {
      const file = await desk.reported(at, {
        organisation,
        description: 'Wij zijn als verwerker getroffen door gijzelsoftware.',
        reporter: { kind: 'processor' },
        processor: { name: 'Wolkwerk BV', awareAt: dutch('2026-04-02 23:00') },
        incidentType: 'hacking-malware-phishing',
        safetyRisk: 'unknown',
      });
      files.push(file);
      return file;
    };
    beforeAll(() => {
      desk = theDesk();
    });

    describe('Perspektief notifies before all is known, and tells 6,000 people publicly', () => {
      let perspektief: CaseFile;
      beforeAll(async () => {
        perspektief = await told('2026-04-03 16:00', 'perspektief');
      });

      it('its clock counts from when it was told, not from when the processor knew, over Good Friday and Easter', async () => {
        expect((await perspektief.seen()).clocks).toEqual([
          'authority-notification until 2026-04-06 16:00, provisional',
        ]);
        expect((await perspektief.seen()).body.moments.processorAwareAt).toBe(dutch('2026-04-02 23:00'));
        const { deadline, containmentAdvice } = perspektief.reported.answer.body;
        expect(deadline).toBeUndefined();
        expect(containmentAdvice).toContainEqual(
          expect.stringContaining('Licht de mensen over wie het gaat niet zelf in.'),
        );
      });

      it('the AP is told in phases: what is still to follow stays a duty, with a reminder of its own', async () => {
        const { handler, board } = perspektief;
        await desk.at('2026-04-06 10:00');
        expect(
          await handler.does('awareness', {
            awareAt: dutch('2026-04-03 16:00'),
            facts: 'De mail van de verwerker.',
          }),
        ).toContain('handler: assess → assessments');
        await board.fulfils('decide-on-authority', {
          outcome: 'yes',
          ground: 'when-in-doubt',
          reason: 'Niet wachten.',
        });
        const now = await desk.at('2026-04-06 12:00');
        expect(
          await handler.fulfils(
            'notify-authority',
            anApNotification(now, { number: 'Z2026-0401', incomplete: true }),
          ),
        ).toContain('handler: supplement-notification → ap-notifications');
        expect((await perspektief.seen()).clocks).toEqual(['supplement-notification until 2026-04-13 12:00']);
        await desk.at('2026-04-13 12:00');
        const reminded = await perspektief.seen();
        expect((reminded.body.alarms as object[]).at(-1)).toMatchObject({
          kind: 'warning',
          deadline: 'supplement-notification',
        });
        expect(reminded.clocks).toEqual(['supplement-notification until 2026-04-20 12:00']);
        expect(reminded.flags).toEqual([]);
      });

      it('the supplement says per question what was and what is now', async () => {
        const { handler } = perspektief;
        await handler.fulfils('assess', taken(6_000, {}, { safetyRisk: 'no' }));
        const { body } = await handler.person.get(`/v1/breaches/${perspektief.id}/ap-form`);
        const changed = (body.sinceLastSent as { question: string; nl: string }[]).find(
          ({ question }) => question === '7.3',
        );
        expect(changed?.nl).toMatch(/nu “6000”/);
        expect(body).toMatchObject({ kind: 'supplement' });
        const now = await desk.at('2026-04-14 09:00');
        const supplement = { kind: 'supplement', notifiedAt: now, number: 'Z2026-0401', incomplete: false };
        expect(await handler.fulfils('supplement-notification', supplement)).toEqual([
          'board: decide-on-people → decisions',
        ]);
        expect((await perspektief.seen()).clocks).toEqual([]);
      });

      it('a public notice is a ground only with its text, speaks to nobody in particular and says whose computers', async () => {
        const { handler, board } = perspektief;
        const publicly = {
          ...{ question: 'inform-people', outcome: 'no', ground: 'disproportionate-effort' },
          reason: 'Van de helft is geen adres bekend.',
          departure: 'Art. 34(3)(c): in plaats daarvan een openbare mededeling.',
        };
        expect(await board.isRefused('decisions', publicly)).toBe(
          '422 ground-without-public-communication /publicCommunication',
        );
        expect(
          await board.does('decisions', {
            ...publicly,
            publicCommunication: 'Op de website en in de huis-aan-huisbladen.',
          }),
        ).toEqual(['handler: communicate-publicly → subject-notifications']);
        const notice = await perspektief.letter('means=website');
        expect(notice).toContain('Iemand is zonder toestemming in de computers van dat bedrijf geweest.');
        expect(notice).toContain('Wat kunnen mensen zelf doen?');
        expect(notice).not.toMatch(/\b[Uu]w?\b|onze computers|Wolkwerk/);
        const informedAt = await desk.at('2026-04-14 17:00');
        await handler.fulfils('communicate-publicly', {
          ...{ informedAt, means: ['website', 'advertisement'], intended: 6_000 },
          content: 'Wat er is gebeurd en wat men kan doen.',
        });
        expect((await perspektief.form()).get('10.1.3')).toMatchObject({
          text: 'niet bekend: openbare mededeling',
        });
        await handler.does('closure', { conclusion: 'Aangevuld en openbaar verteld.' });
        expect(await perspektief.row()).toMatchObject({
          peopleReached: { intended: 6_000, restCoveredBy: 'public-communication', toBeTold: 0 },
          informPeople: { departsFrom: expect.arrayContaining(['computed-advice', 'assessed-risk']) },
          flags: [],
        });
        await perspektief.expectReplayed();
      });
    });

    describe('KesslerPerspektief turns out to be a processor itself', () => {
      let kessler: CaseFile;
      beforeAll(async () => {
        kessler = await told('2026-04-15 09:00', 'kesslerperspektief');
      });

      it('the duties of a controller fall away, and one comes: to tell the controller', async () => {
        const { handler } = kessler;
        await desk.at('2026-04-15 10:00');
        const next = await handler.does('organisation-role', {
          role: 'processor',
          reason: 'De gegevens zijn van de gemeente; wij voeren de administratie uit.',
        });
        expect(next[0]).toBe('handler: inform-controller → controller-notice');
        expect(next).not.toContain('board: decide-on-authority → decisions');
        expect((await kessler.seen()).clocks).toEqual([]);
        await handler.fulfils('inform-controller', { informedAt: dutch('2026-04-15 10:00') });
        await handler.fulfils('establish-awareness', {
          awareAt: dutch('2026-04-15 09:00'),
          facts: 'De mail van de subverwerker.',
        });
        await handler.fulfils('assess', taken(300, {}, { safetyRisk: 'no' }));
        expect(
          await handler.does('closure', { conclusion: 'De gemeente is ingelicht en meldt zelf.' }),
        ).toEqual([]);
        expect(await kessler.row()).toMatchObject({ organisationRole: 'processor', status: 'closed' });
        await kessler.expectReplayed();
      });
    });

    describe('Kadera: 700 women who must not be found', () => {
      let kadera: CaseFile;
      beforeAll(async () => {
        kadera = await told('2026-04-17 09:00', 'kadera');
      });

      it('the facts alone tell of danger: duties, a clock in minutes, and no letter home by whatever means', async () => {
        const { handler } = kadera;
        await desk.at('2026-04-17 10:00');
        await handler.does('awareness', {
          awareAt: dutch('2026-04-17 09:00'),
          facts: 'De mail van de verwerker.',
        });
        const next = await handler.does(
          'assessments',
          taken(
            700,
            { dataCategories: ['name', 'address'] },
            { dataCategories: ['name', 'address'], vulnerabilities: ['shelter'] },
          ),
        );
        expect(next.slice(0, 2)).toEqual([
          'handler: avert-danger → safety',
          'handler: establish-safe-contact → safety',
        ]);
        const known = await kadera.seen();
        expect(known.clocks).toContain('safety until 2026-04-17 10:30');
        const { reasons } = known.body.computed.computedAdvice.informPeople as { reasons: { key: string }[] };
        expect(reasons[0]?.key).toBe('safe-contact-first');
        for (const means of ['letter', 'email', 'website']) {
          expect(await kadera.letter(`means=${means}`)).toBe('409 safe-contact-first');
        }
      });

      it('with a safe contact each woman is told in a conversation, never in public, never by a name that betrays her', async () => {
        const { handler, board } = kadera;
        const at = await desk.at('2026-04-17 10:20');
        await handler.fulfils('avert-danger', {
          ...{ kind: 'measure', at, dangerAverted: true },
          note: 'Met de politie is per vrouw gekeken wie er gevaar loopt.',
        });
        await handler.fulfils('establish-safe-contact', {
          kind: 'safe-contact',
          at,
          note: 'Alleen door de eigen begeleider.',
        });
        expect(await kadera.letter('means=website')).toBe('409 not-in-public-in-danger');
        const told = await kadera.letter('means=in-person');
        expect(told).toContain('Er is iets misgegaan met uw gegevens.');
        expect(told).not.toMatch(/Kadera|huiselijk|opvang/);
        await board.fulfils('decide-on-authority', {
          outcome: 'yes',
          ground: 'risk',
          reason: 'Adressen van de opvang.',
        });
        await board.fulfils('decide-on-people', {
          outcome: 'yes',
          ground: 'high-risk',
          reason: 'Adressen van de opvang.',
        });
        const now = await desk.at('2026-04-18 09:00');
        await handler.fulfils('notify-authority', anApNotification(now, { number: 'Z2026-0403' }));
        await handler.fulfils('inform-people', {
          ...{ informedAt: now, means: ['in-person'], intended: 700, reached: 640, unreachable: 60 },
          content: 'Wat er is gebeurd en hoe men veilig blijft.',
        });
        expect((await kadera.seen()).duties).toEqual(['handler: inform-people → subject-notifications']);
        const later = await desk.at('2026-04-20 09:00');
        await handler.fulfils('inform-people', {
          ...{ informedAt: later, means: ['in-person'], intended: 60, reached: 60 },
          content: 'Hetzelfde, bij het volgende bezoek.',
        });
        expect(await handler.does('closure', { conclusion: 'Alle vrouwen zijn veilig ingelicht.' })).toEqual(
          [],
        );
        expect(await kadera.seen()).toMatchObject({ status: 'closed', flags: [] });
        await kadera.expectReplayed();
      });
    });

    it('and none of the three sees another', async () => {
      for (const file of files) {
        for (const other of files.filter(({ id }) => id !== file.id)) {
          expect(await other.played(file.handler.person).door()).toBe(404);
          expect((await file.handler.person.get('/v1/register')).text).not.toContain(
            other.reported.reference,
          );
        }
      }
    });
  });
};
