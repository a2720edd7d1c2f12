import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ActCatalogue, type Act } from '../../src/breach/acts/act-catalogue.js';
import { POLICY } from '../../src/breach/dossier/access.policy.js';
import { fieldShapes } from '../../src/platform/http/field-shapes.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { ACT_GROUPS, nameIn, slugOf } from '../../src/web/acts/act-groups.js';
import type { ActWords } from '../../src/web/words/act-words.js';
import { wordsIn } from '../../src/web/words/words.js';
import { anApNotification, aReport } from '../support/http/acts-over-http.js';
import { shownIn } from '../support/html/shown-fields.js';
import { Browser, type Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { grantByCommandLine } from '../../src/grant.cli.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };

const acts = (): readonly Act[] => lekwacht.application.app.get(ActCatalogue).all();
const address = (id: string, act?: string): string =>
  `${lekwacht.url}/desk/dossiers/${id}${act === undefined ? '' : `/acts/${slugOf(act)}`}`;
const open = (browser: Browser, url: string): Promise<Page> => browser.go(url, undefined, HTML);

/** The form of a page as a browser would send it. */
function formIn({ text }: Page): Record<string, string> {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}

const send = (browser: Browser, url: string, form: Record<string, string>): Promise<Page> =>
  browser.go(url, ({ pathname }) => /dossiers\/[\w-]+$|ingelogd$/.test(pathname), {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
  });

describe('an act of the API as a form', () => {
  it.each(['nl', 'en'] as const)('has its words in %s, and so has each of its fields', (language) => {
    const words: Readonly<Record<string, ActWords | undefined>> = wordsIn(language).acts.of;
    const lacking = acts().flatMap(({ name, body, parameters }) => {
      const said = words[name];
      if (said === undefined) return [name];
      // The assessment has a page of its own, with words of its own.
      const fields =
        name === 'assessBreach' ? [] : [...parameters, ...fieldShapes(body).map((field) => field.name)];
      return fields.filter((field) => said.fields[field] === undefined).map((field) => `${name}.${field}`);
    });
    expect(lacking).toEqual([]);
    expect(Object.keys(words).sort()).toEqual(
      acts()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(['nl', 'en'] as const)(
    'says at one place, in one way, whether a field may stay empty (%s): as the contract has it',
    (language) => {
      const words: Readonly<Record<string, ActWords | undefined>> = wordsIn(language).acts.of;
      const said = acts().flatMap(({ name, body }) =>
        name === 'assessBreach'
          ? []
          : fieldShapes(body).map((shape) => {
              const field = words[name]?.fields[shape.name];
              return { place: `${name}.${shape.name}`, shape, ...(typeof field === 'object' && field) };
            }),
      );
      const conditional = said.filter(({ shape }) => shape.conditional).map(({ place }) => place);
      expect(said.filter(({ needed }) => needed !== undefined).map(({ place }) => place)).toEqual(
        conditional,
      );
      expect(conditional).toContain('recordSafety.note');
      // What the label says, no hint says again or otherwise; that is left to what an empty field means.
      const hints = said.filter(({ hint = '' }) =>
        /(^|\. )(alleen )?nodig|(only )?needed (where|for|to|unless)|nodig bij|verplicht/i.test(hint),
      );
      expect(hints.map(({ place }) => place)).toEqual([]);
    },
  );

  it('offers the present minute for what happened, and for nothing that is to come', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const { text } = await open(browser, address(id, 'recordMeasure'));
    const buttonAt = (name: string): boolean =>
      /data-now/.test(text.slice(text.indexOf(`name="${name}.time"`)).split('</fieldset>')[0] ?? '');
    expect([buttonAt('takenAt'), buttonAt('dueAt')]).toEqual([true, false]);
    // It is pressed, never filled in beforehand.
    expect(text).toMatch(/name="takenAt\.day" value(="")?[ />]/);
    expect(text).toContain('Wat? (nodig bij een nieuwe maatregel)');
    const safety = (await open(browser, address(id, 'recordSafety'))).text;
    expect(safety).toContain('(nodig als u meer vastlegt dan een gevaar)');
    expect(safety).not.toMatch(/afgesproken\? \(mag leeg blijven\)/);
  });

  it('stands in one group, and its address leads back to it', () => {
    expect(Object.values(ACT_GROUPS).flat().sort()).toEqual(
      acts()
        .map(({ name }) => name)
        .sort(),
    );
    for (const { name } of acts()) expect(nameIn(slugOf(name))).toBe(name);
  });

  it.each(ROLES.filter((role) => role !== 'processor').map((role) => [role]))(
    'is shown to %s where the policy lets him do it, and to nobody else',
    async (role: Role) => {
      const { id } = await lekwacht.report({ organisation: 'kadera' });
      const browser = await loggedIn(lekwacht.url, `${role}-of-kadera`);
      const allows = (roles: readonly Role[]): boolean => roles.includes(role);
      const sees = allows(POLICY['breach.read']);
      const shown = await Promise.all(
        acts().map(async ({ name, action }) => {
          const { response } = await open(browser, address(id, name));
          return [name, response.status, allows(POLICY[action])] as const;
        }),
      );
      for (const [name, status, may] of shown)
        expect([name, status]).toEqual([name, sees ? (may ? 200 : 403) : 404]);
    },
    30_000,
  );
});

describe('since when the organisation knows', () => {
  it('is asked with whose knowledge counts, beside the moment that stands', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const { text } = await open(
      await loggedIn(lekwacht.url, 'handler-of-kadera'),
      address(id, 'establishAwareness'),
    );
    expect(text).toContain('Wat een medewerker weet, weet de organisatie, ook als de teamleider');
    expect(text).toContain('Kiest u een later moment dan hieronder al staat?');
    expect(text).toMatch(/name="awareAt\.day" value="2026-/);
  });
});

describe('a duty of somebody else', () => {
  it('is what one waits for, and no order to who reads it', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    await (
      await lekwacht.as('handler', 'kadera')
    ).acts(id, 'advice-requests', { questions: ['inform-people'] });
    const toDo = async (person: string): Promise<string> =>
      (await open(await loggedIn(lekwacht.url, person), address(id))).text;
    const [handler, fg] = [await toDo('handler-of-kadera'), await toDo('fg-of-kadera')];
    expect(handler).toContain('Wacht op de FG: advies: Lichten we de betrokken mensen in?');
    expect(handler).not.toContain('Geef als FG advies');
    expect(fg).toContain('Geef als FG advies over de vraag');
    expect(fg).toContain('Wacht op het bestuur: het besluit over melden aan de AP <');
    expect(await toDo('board-of-kadera')).not.toMatch(/Wacht op het bestuur: het besluit/);
  });
});

describe('a link to something to do', () => {
  it.each(['handler', 'fg'])('leads to a field that is there: a fold around it opens (%s)', async (role) => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, `${role}-of-kadera`);
    const follow = async (): Promise<ReadonlySet<string>> => {
      const { text } = await open(browser, address(id));
      const links = [...text.matchAll(/href="([^"#]+)#(f-[^"]+)"/g)];
      for (const [, path = '', place = ''] of links) {
        const { fields } = shownIn(
          (await open(browser, `${lekwacht.url}${path.replaceAll('&amp;', '&')}`)).text,
        );
        expect([place, fields.has(place)]).toEqual([place, true]);
      }
      return new Set(links.map(([, , place = '']) => place));
    };
    const toAsk = role === 'handler' ? ['f-request-questions'] : [];
    expect(await follow()).toEqual(new Set(toAsk));
    await (
      await lekwacht.as('handler', 'kadera')
    ).acts(id, 'advice-requests', { questions: ['inform-people'] });
    expect(await follow()).toEqual(new Set(role === 'fg' ? ['f-fg-inform-people-outcome'] : toAsk));
  });
});

describe('what is wrong with a form', () => {
  it.each(['nothing at all', 'nonsense', 'moments alone'])(
    'is led to where it can be mended, at every act (%s)',
    async (typed) => {
      const { id } = await lekwacht.report({ organisation: 'kadera', discoveredAt: undefined });
      const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
      const overview = (await open(browser, address(id))).text;
      const own = acts().filter(({ name }) => overview.includes(`/acts/${slugOf(name)}?`));
      expect(own.length).toBeGreaterThan(20);
      for (const { name, body } of own) {
        const filledIn = fieldShapes(body).flatMap((shape): [string, string][] => {
          const isMoment = shape.kind === 'moment' || shape.kind === 'day-or-moment';
          if (typed === 'nothing at all' || (typed === 'moments alone' && !isMoment)) return [];
          if (!isMoment) return [[shape.name, '###']];
          const day = typed === 'nonsense' ? '###' : '2026-05-30';
          return [
            [`${shape.name}.day`, day],
            [`${shape.name}.time`, '16:30'],
          ];
        });
        const form = { ...formIn(await open(browser, address(id, name))), ...Object.fromEntries(filledIn) };
        const { text } = await send(browser, address(id, name), form);
        const [, summary = ''] = /<div class="lw-summary".*?<ul>(.*?)<\/ul>/.exec(text) ?? [];
        const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, place = '']) => place);
        const { fields } = shownIn(text);
        expect([name, links.filter((place) => !fields.has(place))]).toEqual([name, []]);
        // Each is said at a field, or has no field to be said at.
        const unlinked = [...summary.matchAll(/<li>(?!<a)(.*?)<\/li>/g)].map(([, fault]) => fault);
        const atField = unlinked.filter((fault) => text.split(`>${fault}<`).length > 2);
        expect([name, atField]).toEqual([name, []]);
      }
    },
    60_000,
  );
});

describe('the terms of a report that nobody looked at', () => {
  it('begin with the date that is claimed, which is called late only when it is', async () => {
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const termsOf = async (discoveredAt: string): Promise<string> => {
      const { id } = await lekwacht.report({ organisation: 'kadera', discoveredAt });
      return (await open(browser, `${lekwacht.url}/desk/dossiers/${id}`)).text;
    };
    const soon = await termsOf('2026-05-31T20:00:00+02:00');
    const [claimed, counted] = [soon.indexOf('wo 3 jun, 20:00'), soon.indexOf('do 4 jun, 09:00')];
    expect([claimed > 0, claimed < counted, soon.includes('te laat')]).toEqual([true, true, false]);
    expect(await termsOf('2026-05-20T12:00:00+02:00')).toContain('Dan is het al te laat.');
  });
});

describe('a form on a dossier', () => {
  it('that closes it says what it still lacks beside its duties, with where that is recorded', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const handler = await lekwacht.as('handler', 'kadera');
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const bare = (await open(browser, address(id, 'closeBreach'))).text;
    expect(bare).toContain('Het dossier kan pas worden gesloten als dit is gedaan.');
    expect(bare).not.toContain('Sluit u het dossier toch?');
    expect(bare).toContain(`/desk/dossiers/${id}/acts/record-measure?taal=nl">Er is geen maatregel`);
    expect(bare).toContain('De oorzaak is niet vastgelegd');
    expect(bare).not.toMatch(/verplichte vragen|Alles is gedaan/);
    await handler.acts(id, 'ap-notifications', anApNotification(lekwacht.clock.now()));
    await handler.acts(id, 'root-cause', { cause: 'Typing by hand.' });
    const told = (await open(browser, address(id, 'closeBreach'))).text;
    expect(told).toMatch(/De AP kreeg nog geen antwoord op [1-9]\d* verplichte vragen/);
    expect(told).not.toContain('De oorzaak is niet vastgelegd');
  });

  it('does its act once however often it is sent, and leads back to the dossier', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = { ...formIn(await open(browser, address(id, 'recordLesson'))), lesson: 'Bel terug.' };
    const [first, second] = await Promise.all([
      send(browser, address(id, 'recordLesson'), form),
      send(browser, address(id, 'recordLesson'), form),
    ]);
    expect([first.url.search, second.url.search]).toEqual(Array(2).fill('?gedaan=record-lesson&taal=nl'));
    const { body } = await (await lekwacht.as('handler', 'kadera')).dossier(id);
    expect(body.lessons).toEqual(['Bel terug.']);
    expect((await open(browser, first.url.href)).text).toContain('‘Wat we ervan leren’ is vastgelegd.');
  });

  it('comes back with what was typed and with what others recorded meanwhile, and is sent again', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = { ...formIn(await open(browser, address(id, 'recordLesson'))), lesson: 'Bel eerst.' };
    await (
      await lekwacht.as('fg', 'kadera')
    ).acts(id, 'root-cause', { cause: 'Twee namen leken op elkaar.' });
    const back = await send(browser, address(id, 'recordLesson'), form);
    expect(back.response.status).toBe(412);
    for (const text of ['Bel eerst.', 'Oorzaak vastgesteld', 'Twee namen leken op elkaar.'])
      expect(back.text).toContain(text);
    const again = await send(browser, address(id, 'recordLesson'), { ...form, ...formIn(back) });
    expect(again.url.search).toContain('gedaan=record-lesson');
  });

  it('tells at the field, in Dutch, what a rule of the domain refuses, and records nothing', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = { ...formIn(await open(browser, address(id, 'recordSafety'))), kind: 'measure' };
    const moment = { 'at.day': '2026-06-01', 'at.time': '08:30' };
    const back = await send(browser, address(id, 'recordSafety'), { ...form, ...moment });
    expect(back.response.status).toBe(422);
    expect(back.text).toContain('<title>Fout: Gevaar en veilig contact</title>');
    expect(back.text).toContain('href="#f-note"');
    expect(back.text).toMatch(/id="f-at-day"|name="at.day" value="2026-06-01"/);
  });

  it.each(['', 'x', '-1', '9999'])('with the revision %p, seen by nobody, changes nothing', async (seen) => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = { ...formIn(await open(browser, address(id, 'recordLesson'))), lesson: 'Bel.', seen };
    expect((await send(browser, address(id, 'recordLesson'), form)).response.status).toBe(412);
  });

  it('whose session ended goes back to its browser whole, records nothing, and is sent again after a login', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = {
      ...formIn(await open(browser, address(id, 'recordLesson'))),
      lesson: 'Bel <b>"eerst"</b>.',
    };
    browser.setCookie(lekwacht.url, '__Host-lekwacht', 'gone');
    const kept = await send(browser, address(id, 'recordLesson'), form);
    expect(kept.response.status).toBe(401);
    expect(kept.text).toContain('U was niet meer ingelogd');
    expect(kept.text).not.toContain('<b>');
    expect((await (await lekwacht.as('handler', 'kadera')).dossier(id)).body.lessons).toEqual([]);
    const again = await loggedIn(lekwacht.url, 'handler-of-kadera');
    expect((await send(again, address(id, 'recordLesson'), form)).url.search).toContain('gedaan');
  });

  it('on a dossier out of sight is answered as if there were none', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'aanzien', aboutHandler: true }));
    await lekwacht.projected();
    const fg = await loggedIn(lekwacht.url, 'fg-of-aanzien');
    const desk = await open(fg, `${lekwacht.url}/desk`);
    const id = /dossiers\/([\w-]{36})/.exec(desk.text)?.[1] ?? '';
    expect(desk.text).toContain(String(body.reference));
    const handler = await loggedIn(lekwacht.url, 'handler-of-aanzien');
    const form = { submission: crypto.randomUUID(), seen: '2', lesson: 'Bel.' };
    const answers = [
      await open(handler, address(id)),
      await open(handler, address(id, 'recordLesson')),
      await send(handler, address(id, 'recordLesson'), form),
    ];
    expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404]);
    expect(answers.some(({ text }) => text.includes(String(body.reference)))).toBe(false);
  });

  it('sent by a foreign page is refused', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const form = { ...formIn(await open(browser, address(id, 'recordLesson'))), lesson: 'Bel.' };
    const { response } = await browser.go(address(id, 'recordLesson'), undefined, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { accept: 'text/html', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });
});

describe('whom a dossier waits for', () => {
  it('is told by name and function, once, with how he is reached; to who may read people', async () => {
    const { id } = await lekwacht.report({ organisation: 'kesslerperspektief' });
    const handler = await lekwacht.as('handler', 'kesslerperspektief');
    await handler.acts(id, 'advice-requests', { questions: ['notify-authority'] });
    await loggedIn(lekwacht.url, 'fg-of-kesslerperspektief');
    const seenBy = async (who: string): Promise<string> => {
      const { text } = await open(await loggedIn(lekwacht.url, who), address(id));
      const [, told = ''] = /Op wie het wacht<\/h3>(.*?)<\/dl>/s.exec(text) ?? [];
      return told;
    };
    const told = await seenBy('handler-of-kesslerperspektief');
    expect(told).toContain('<dt>FG</dt><dd>Frits Groen (kesslerperspektief) (FG)');
    expect(told).toContain('href="tel:0885300000"');
    // Each is named once, whatever waits for him; nobody is told to wait for himself.
    expect(told.split('<dt>FG').length - 1).toBe(1);
    expect(told).not.toContain('<dt>Behandelaar');
    expect(await seenBy('fg-of-kesslerperspektief')).not.toContain('<dt>FG');
    expect(await seenBy('mandate-holder-of-kesslerperspektief')).toBe('');
  });

  it('is somebody who was granted the role and never logged in, and where nobody was it says who gives it', async () => {
    const organisation = 'aanzien';
    const { id } = await lekwacht.report({ organisation });
    const handler = await lekwacht.as('handler', organisation);
    await handler.acts(id, 'advice-requests', { questions: ['notify-authority'] });
    const person = randomUUID();
    const seen = async (): Promise<string> =>
      (await open(await loggedIn(lekwacht.url, `handler-of-${organisation}`), address(id))).text;
    expect(await seen()).toContain('<dt>Bestuur</dt><dd>Niemand heeft hier deze rol. Vraag de beheerder');
    const given = { organisation, role: 'board', person, withdraw: false } as const;
    await grantByCommandLine(lekwacht.config, given);
    expect(await seen()).toContain(`<dt>Bestuur</dt><dd>${person.slice(0, 8)} (heeft nog niet ingelogd)`);
    expect(await seen()).not.toContain('<dt>Bestuur</dt><dd>Niemand');
  });

  it('is not somebody who stepped back from it, or to whom it is shut', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const [handler, board] = [await lekwacht.as('handler', 'kadera'), await lekwacht.as('board', 'kadera')];
    await handler.acts(id, 'advice-requests', { questions: ['notify-authority'] });
    const fg = await loggedIn(lekwacht.url, 'fg-of-kadera');
    const form = formIn(await open(fg, address(id, 'recuse')));
    await send(fg, address(id, 'recuse'), { ...form, function: 'fg', reason: 'It concerns my family.' });
    const { text } = await open(await loggedIn(lekwacht.url, 'board-of-kadera'), address(id));
    expect(text).toContain('Op wie het wacht');
    expect(text).not.toContain('<dd>Frits Groen');
    expect((await board.dossier(id)).body.recusals).toHaveLength(1);
  });
});
