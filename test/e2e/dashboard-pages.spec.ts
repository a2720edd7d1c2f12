import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aReport } from '../support/http/acts-over-http.js';
import { Browser, type Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };

/** The dashboard he has not seen yet. */
const loggedInElsewhere = (person: string): Promise<Browser> =>
  loggedIn(lekwacht.url, person, '/desk/register');

/** A page as it is, or where it sends the browser. */
const see = (browser: Browser, path: string): Promise<Page> =>
  browser.go(`${lekwacht.url}${path}`, ({ pathname }) => pathname === '/login', HTML);

const send = (
  browser: Browser,
  path: string,
  form: readonly (readonly [string, string])[],
): Promise<Response> =>
  browser.ask(`${lekwacht.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form.map(([name, value]) => [name, value])),
    headers: { ...HTML.headers, 'sec-fetch-site': 'same-origin' },
  });

describe('the desk by itself', () => {
  it('folds the form also where something is chosen, and says what: the dossiers come first on a phone', async () => {
    const browser = await loggedInElsewhere('handler-of-perspektief');
    const folded = (text: string): string | undefined =>
      /<details class="lw-more lw-noprint"><summary>(U ziet[^<]*|Kies[^<]*)</.exec(text)?.[1];
    expect(folded((await see(browser, '/desk')).text)).toBe('Kies wat u ziet');
    const { text } = await see(browser, '/desk?wacht=ik&telaat=true');
    expect(folded(text)).toBe('U ziet: Wacht op mij; Alleen wat te laat is voor de AP. Kies anders');
    expect(text.slice(text.indexOf('U ziet:'))).toContain('</details><p class="lw-noprint"><a');
  });

  it('the list alone is the list of the page, keeps no session open, and is no look at the desk', async () => {
    lekwacht.moveTo('2026-06-01T09:00:00+02:00');
    const { reference } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedInElsewhere('fg-of-kadera');
    const page = await see(browser, '/desk');
    const list = await see(browser, '/desk/list?taal=nl');
    expect([list.response.status, list.text.includes('<html')]).toEqual([200, false]);
    expect(page.text).toContain(list.text.slice(0, 40));
    expect(list.text).toContain(reference);
    for (const minute of ['20', '29']) {
      lekwacht.moveTo(`2026-06-01T09:${minute}:00+02:00`);
      expect((await see(browser, '/desk/list')).response.status).toBe(200);
    }
    lekwacht.moveTo('2026-06-01T09:31:00+02:00');
    const { url } = await see(browser, '/desk/list');
    // To a page, not to a part of one.
    expect([url.pathname, url.search]).toEqual(['/login', '']);
  });

  it('says what is new to somebody since his visit before: his own, and through all of this one', async () => {
    lekwacht.moveTo('2026-06-02T09:00:00+02:00');
    const old = await lekwacht.report({ organisation: 'aanzien' });
    const first = await loggedInElsewhere('handler-of-aanzien');
    expect((await see(first, '/desk')).text).not.toContain('lw-badge">');
    lekwacht.moveTo('2026-06-02T10:00:00+02:00');
    const news = await lekwacht.report({ organisation: 'aanzien' });
    const fg = await lekwacht.as('fg', 'aanzien');
    await fg.acts(old.id, 'supplements', { text: 'Somebody called.' });
    await fg.acts(old.id, 'awareness', { awareAt: '2026-06-02T09:00:00+02:00', facts: 'By then.' });
    await lekwacht.projected();
    const again = await loggedInElsewhere('handler-of-aanzien');
    for (const minute of ['05', '20', '40']) {
      lekwacht.moveTo(`2026-06-02T10:${minute}:00+02:00`);
      const { text } = await see(again, '/desk');
      expect(text).toContain('Nieuw en gewijzigd tellen vanaf uw vorige bezoek: di 2 jun, 09:00.');
      expect([text.split('lw-badge">nieuw<').length, text.split('lw-badge">gewijzigd<').length]).toEqual([
        2, 2,
      ]);
    }
    const { text } = await see(again, '/desk?nieuw=true');
    expect([text.includes(news.reference), text.includes(old.reference)]).toEqual([true, true]);
    // Another person has another visit before this one.
    expect((await see(await loggedInElsewhere('fg-of-aanzien'), '/desk')).text).not.toContain(
      'gewijzigd tellen',
    );
    lekwacht.moveTo('2026-06-02T11:30:00+02:00');
    const nothing = await see(await loggedInElsewhere('handler-of-aanzien'), '/desk?nieuw=true');
    expect(nothing.text).toContain('0 nieuw of gewijzigd');
    expect(nothing.text).toContain('Niets dat hierbij past.');
  });

  it('keeps nothing of a visit but whose, when, and how far the list was', async () => {
    const { rows } = await lekwacht.database.postgres.query('select * from desk_visits limit 1');
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['actor_id', 'seen_at', 'seen_position', 'since_at', 'since_position'],
    ]);
  });
});

describe('what is asked of the desk', () => {
  it('shows what waits for whoever asks, for a role, and what is late: on the page as in the API', async () => {
    lekwacht.moveTo('2026-06-03T09:00:00+02:00');
    const handler = await lekwacht.as('handler', 'kwartier');
    const fg = await lekwacht.as('fg', 'kwartier');
    const mine = await lekwacht.report({ organisation: 'kwartier' });
    const boards = await lekwacht.report({ organisation: 'kwartier' });
    await handler.acts(boards.id, 'awareness', { awareAt: '2026-06-03T09:00:00+02:00', facts: 'Then.' });
    await handler.acts(boards.id, 'assessments', {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name'],
      specialCategories: [],
      subjectGroups: ['customers'],
      protection: 'none',
      organisationConsequences: ['seen-by-unauthorised'],
      subjectConsequences: ['professional-secrecy-lost'],
      severity: 'limited',
      risk: 'risk',
      summary: 'A mail went to the wrong address.',
    });
    await lekwacht.projected();
    const waiting = (await fg.get('/v1/dashboard?waitsFor=board')).body;
    expect(waiting.dossiers).toMatchObject([{ id: boards.id, yours: [] }]);
    // Both are for the board to decide on, also what a handler has to look at first.
    expect(waiting.counts).toMatchObject({ open: 2, mine: 0, waitsFor: { handler: 1, fg: 0, board: 2 } });
    // Nobody said how many people, nor who has the data.
    const lacks = (waiting.dossiers as { unanswered: { fact: string }[] }[])[0]?.unanswered;
    expect(lacks?.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['subjectCount', 'recipientKind']));
    expect((await handler.get('/v1/breaches?mine=true')).body.dossiers).toMatchObject([{ id: mine.id }]);
    expect((await handler.get('/v1/dashboard?changed=true')).status).toBe(422);

    const browser = await loggedInElsewhere('handler-of-kwartier');
    const shown = async (query: string): Promise<readonly boolean[]> => {
      const { text } = await see(browser, `/desk?${query}`);
      return [text.includes(`>${mine.reference}<`), text.includes(`>${boards.reference}<`)];
    };
    expect(await shown('organisatie=&stand=&wacht=&taal=nl')).toEqual([true, true]);
    expect(await shown('wacht=ik')).toEqual([true, false]);
    expect(await shown('wacht=board')).toEqual([true, true]);
    expect(await shown('stand=assessed')).toEqual([false, true]);
    expect(await shown('telaat=true')).toEqual([false, false]);
    await handler.acts(boards.id, 'involvement', { system: 'Cliëntdossier' });
    await handler.acts(mine.id, 'assignment', { person: (await handler.get('/v1/me')).body.id });
    await lekwacht.projected();
    expect(await shown('systeem=clientdossier')).toEqual([false, true]);
    expect(await shown('verwerker=clientdossier')).toEqual([false, false]);
    expect(await shown('wat=email-wrong-recipient')).toEqual([false, true]);
    expect(await shown('plaats=nergens')).toEqual([false, false]);
    expect(await shown('mijn=true')).toEqual([true, false]);
    const chosen = await see(browser, '/desk?systeem=clientdossier&wat=other&mijn=true&taal=en');
    expect(chosen.text).toContain('You see: Something else; System: clientdossier; Only what I handle.');
    expect(chosen.text).toContain(
      'data-fresh="/desk/list?mijn=true&amp;wat=other&amp;systeem=clientdossier&amp;taal=en"',
    );
    // Two decisions are the board's while the FG, who was asked, comes first.
    await handler.acts(boards.id, 'advice-requests', { questions: ['notify-authority', 'inform-people'] });
    await lekwacht.projected();
    const decider = await loggedInElsewhere('board-of-kwartier');
    const [all, own] = [await see(decider, '/desk'), await see(decider, '/desk?wacht=ik')];
    expect(all.text).toContain('2 wachten op u');
    for (const page of [all, own])
      expect([page.text.includes(boards.reference), page.text.includes('Ook u (2 te doen)')]).toEqual([
        true,
        true,
      ]);
    expect((await see(await loggedInElsewhere('fg-of-kwartier'), '/desk')).text).toContain('1 wacht op u');
    lekwacht.moveTo('2026-06-07T09:00:00+02:00');
    const later = await loggedInElsewhere('handler-of-kwartier');
    const { text } = await see(later, '/desk?telaat=true');
    expect(text).toContain(boards.reference);
    expect(text).toContain('2 te laat');
    expect((await see(later, '/desk?wacht=iedereen')).response.status).toBe(422);
  });
});

describe('many reports that nobody has looked at', () => {
  it('are dismissed together by one form, each with what came of it; danger takes two people', async () => {
    lekwacht.moveTo('2026-06-08T09:00:00+02:00');
    const [one, two, kept] = [
      await lekwacht.report({ organisation: 'perspektief' }),
      await lekwacht.report({ organisation: 'perspektief' }),
      await lekwacht.report({ organisation: 'perspektief' }),
    ];
    const danger = await lekwacht.report({ organisation: 'perspektief', safetyRisk: 'yes' });
    const foreign = await lekwacht.report({ organisation: 'kadera' });
    const handler = await loggedInElsewhere('handler-of-perspektief');
    const { text } = await see(handler, '/desk/unverified?alles=true');
    const boxes = [...text.matchAll(/name="ids" value="([^"]+)"( checked)?/g)];
    expect(boxes.find(([, id]) => id === danger.id)?.[2]).toBeUndefined();
    expect(boxes.find(([, id]) => id === one.id)?.[2]).toBe(' checked');
    expect(text).not.toContain(foreign.reference);

    const ticks = [one.id, two.id, danger.id, foreign.id].map((id) => ['ids', id] as const);
    const form = [...ticks, ['ground', 'test-report'], ['submission', randomUUID()]] as const;
    const faulty = await send(handler, '/desk/unverified', form);
    const back = await faulty.text();
    expect([faulty.status, back.includes('Vul dit in.')]).toEqual([422, true]);
    expect(back).toMatch(new RegExp(`value="${one.id}" checked`));

    const whole = [...form, ['reason', 'Een oefening.']] as const;
    const answer = await (await send(handler, '/desk/unverified', whole)).text();
    expect(answer).toContain('Afgewezen (2)');
    expect(answer).toContain('Niet afgewezen (2)');
    expect(answer).toContain('Iemand kan in gevaar zijn. Kijk er eerst naar');
    expect(answer).not.toContain(foreign.reference);
    // Sent twice it is done once, and says the same.
    expect(await (await send(handler, '/desk/unverified', whole)).text()).toContain('Afgewezen (2)');

    const dangerous = (): readonly (readonly [string, string])[] => [
      ...[
        ['ids', danger.id] as const,
        ['ground', 'test-report'] as const,
        ['reason', 'Een oefening.'] as const,
      ],
      ...[['includingDanger', 'true'] as const, ['submission', randomUUID()] as const],
    ];
    const proposed = await (await send(handler, '/desk/unverified', dangerous())).text();
    expect(proposed).toContain('Wacht op een tweede persoon (1)');
    await lekwacht.projected();
    const fg = await loggedInElsewhere('fg-of-perspektief');
    expect((await see(fg, '/desk/unverified')).text).toContain('een collega stelde voor');
    expect(await (await send(fg, '/desk/unverified', dangerous())).text()).toContain('Afgewezen (1)');
    await lekwacht.projected();
    const left = (await see(fg, '/desk/unverified')).text;
    expect([left.includes(kept.reference), left.includes(danger.reference)]).toEqual([true, false]);
  });

  it('are not for whoever may not dismiss them: neither the page, nor a link to it, nor the form', async () => {
    await lekwacht.report({ organisation: 'kadera' });
    const board = await loggedInElsewhere('board-of-kadera');
    expect((await see(board, '/desk/unverified')).response.status).toBe(403);
    expect((await see(board, '/desk')).text).not.toContain('/desk/unverified');
    const form = [
      ['ids', randomUUID()],
      ['submission', randomUUID()],
    ] as const;
    expect((await send(board, '/desk/unverified', form)).status).toBe(403);
    const reason = [
      ['ground', 'test-report'],
      ['reason', 'Een oefening.'],
    ] as const;
    expect((await send(board, '/desk/unverified', [...form, ...reason])).status).toBe(403);
  });

  it('that are restricted stay out of sight and out of the counts', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'kesslerperspektief', aboutHandler: true }));
    await lekwacht.projected();
    const handler = await loggedInElsewhere('handler-of-kesslerperspektief');
    for (const path of ['/desk', '/desk/list', '/desk/unverified'])
      expect((await see(handler, path)).text).not.toContain(String(body.reference));
    expect((await see(handler, '/desk')).text).toContain('0 open');
  });
});
