import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
const ALL = ['perspektief', 'kadera', 'kwartier', 'aanzien', 'kesslerperspektief'];

interface Entered {
  readonly id: string;
  readonly organisation: string;
  readonly reference: string;
  readonly recorded: boolean;
}
interface Incident {
  readonly incident: string;
  readonly dossiers: readonly Entered[];
}

let lekwacht: RunningLekwacht;
/** FG of all of them. */
let fg: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  fg = await lekwacht.withGrants(
    'fg',
    'perspektief',
    'fg of all',
    ALL.slice(1).map((one) => `${one}:fg`),
  );
});
afterAll(() => lekwacht.close());

const anEntry = (organisations: readonly string[], fields: object = {}) => ({
  organisations,
  channel: 'mail',
  firstContactAt: '2026-05-31T22:00:00+02:00',
  involved: { processor: 'A hosting firm' },
  ...fields,
  report: {
    description: 'Our servers were locked by an attacker.',
    reporter: { kind: 'processor' },
    processor: { name: 'A hosting firm' },
  },
});
const send = (who: Person, body: object, key: string = randomUUID()) =>
  who.post('/v1/reports/entries', body, { 'idempotency-key': key });
async function enter(organisations: readonly string[], key?: string, fields?: object): Promise<Incident> {
  const { status, body, text } = await send(fg, anEntry(organisations, fields), key);
  if (status !== 200) throw new Error(text);
  return body as Incident;
}
const typesOf = (id: string) => lekwacht.eventTypes(id);

describe('one report of a processor that names several organisations', () => {
  it('is a dossier and a clock of its own for each of them, linked', async () => {
    const { incident, dossiers } = await enter(['perspektief', 'kadera', 'kwartier']);
    expect(dossiers.map(({ organisation }) => organisation)).toEqual(['perspektief', 'kadera', 'kwartier']);
    for (const { id, organisation } of dossiers) {
      const { body } = await fg.dossier(id);
      expect(body).toMatchObject({ organisation, incident, involved: { processor: 'A hosting firm' } });
      expect(body.deadlines).toMatchObject([{ deadline: 'authority-notification' }]);
      expect(await typesOf(id)).toEqual([
        'BreachReported',
        'ReportEntered',
        'InvolvementEstablished',
        'IncidentLinked',
      ]);
    }
    await lekwacht.projected();
    const { body } = await fg.get(`/v1/breaches?incident=${incident}`);
    expect(body.dossiers).toHaveLength(3);
  });

  it('in any order, in parts, at once or after a failure half way: one key is one incident', async () => {
    const parts = fc.array(fc.subarray(ALL, { minLength: 1 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parts, async (asked) => {
        const key = randomUUID();
        const answers = await Promise.all(asked.map((organisations) => enter(organisations, key)));
        const whole = await enter(ALL, key);
        expect(new Set([...answers, whole].map(({ incident }) => incident)).size).toBe(1);
        for (const { dossiers } of answers)
          expect(whole.dossiers).toEqual(expect.arrayContaining([...dossiers]));
        for (const { id } of whole.dossiers) expect(await typesOf(id)).toHaveLength(4);
      }),
      { numRuns: 5 },
    );
  });

  it('a dossier that was there under its number is linked too, and says that nothing else was recorded', async () => {
    const number = { number: 'INC-7', source: 'the hosting firm' };
    const own = await send(await lekwacht.as('fg', 'kadera'), {
      ...anEntry(['kadera'], number),
      report: { description: 'They wrote us a letter.', reporter: { kind: 'outsider' } },
    });
    const [there] = own.body.dossiers as Entered[];
    const { incident, dossiers } = await enter(['perspektief', 'kadera'], undefined, number);
    expect(dossiers[1]).toEqual({ ...there, recorded: false });
    expect((await fg.dossier(there!.id)).body.incident).toBe(incident);
  });
});

describe('one controller learns nothing of another', () => {
  let several: Incident;
  let single: Incident;
  beforeAll(async () => {
    several = await enter(['perspektief', 'kadera', 'aanzien']);
    single = await enter(['kadera']);
    await lekwacht.projected();
  });
  const inKadera = ({ dossiers }: Incident): string =>
    dossiers.find(({ organisation }) => organisation === 'kadera')!.id;
  /** What there is to read of a dossier, and of everything else, by somebody. */
  const exits = (id: string, incident: string): readonly string[] => [
    ...['', '/timeline', '/as-of?revision=3', '/ap-form', '/edpb-template', '/looks'].map(
      (part) => `/v1/breaches/${id}${part}`,
    ),
    ...['/v1/breaches', `/v1/breaches?incident=${incident}`, '/v1/dashboard', '/v1/register'],
  ];

  it.each(['handler', 'fg', 'board', 'mandate-holder'] as const)(
    'neither name, nor reference, nor id, by any exit: %s',
    async (role) => {
      const who = await lekwacht.as(role, 'kadera');
      const profiles = lekwacht.application.app.get(OrganisationProfiles);
      const others = several.dossiers.filter(({ organisation }) => organisation !== 'kadera');
      const secrets = others.flatMap(({ id, reference, organisation }) => [
        ...[id, reference, organisation, profiles.get(organisation).name],
      ]);
      const answers = await Promise.all([
        ...exits(inKadera(several), several.incident).map((path) => who.get(path)),
        who.get('/v1/register', { accept: 'text/csv' }),
        who.post('/v1/breaches/search', { text: 'A hosting firm' }),
      ]);
      for (const { text } of answers) for (const secret of secrets) expect(text).not.toContain(secret);
      for (const { id } of others) expect((await who.dossier(id)).status).toBe(404);
    },
  );

  it('nor whether there is another: the dossier of one that was named alone looks the same', async () => {
    const who = await lekwacht.as('handler', 'kadera');
    const [one, other] = await Promise.all(
      [several, single].map(async (of) => {
        const id = inKadera(of);
        const reference = of.dossiers.find((dossier) => dossier.id === id)!.reference;
        const answers = await Promise.all(
          [`/v1/breaches/${id}`, `/v1/breaches/${id}/timeline`, `/v1/breaches?incident=${of.incident}`].map(
            async (path) => (await who.get(path)).text,
          ),
        );
        return answers
          .join('\n')
          .replaceAll(id, '#id')
          .replaceAll(reference, '#reference')
          .replaceAll(of.incident, '#incident');
      }),
    );
    expect(other).toBe(one);
  });

  it('somebody of two of them sees the link for these two, and no restricted one', async () => {
    const two = await lekwacht.withGrants('handler', 'kadera', 'handler of two', ['aanzien:handler']);
    const seen = async (): Promise<string[]> => {
      await lekwacht.projected();
      const { body } = await two.get(`/v1/breaches?incident=${several.incident}`);
      return (body.dossiers as Entered[]).map(({ organisation }) => organisation).sort();
    };
    expect(await seen()).toEqual(['aanzien', 'kadera']);
    const theirs = several.dossiers.find(({ organisation }) => organisation === 'aanzien')!;
    await fg.acts(theirs.id, 'restriction', { restricted: true });
    expect(await seen()).toEqual(['kadera']);
  });
});

describe('what is refused, with nothing recorded', () => {
  const refused = async (who: Person, body: object) => {
    const before = await lekwacht.countEvents();
    const answer = await send(who, body);
    expect(await lekwacht.countEvents()).toBe(before);
    const [fault] = (answer.body.errors ?? []) as { code: string }[];
    return [answer.status, fault?.code ?? String(answer.body.code)];
  };

  it('for an organisation in which one has no role for it', async () => {
    const here = await lekwacht.withGrants('handler', 'perspektief', 'half', ['kadera:board']);
    expect(await refused(here, anEntry(['perspektief', 'kadera']))).toEqual([403, 'not-allowed']);
    expect(await refused(here, anEntry(['perspektief', 'nobody-here']))).toEqual([403, 'not-allowed']);
  });

  it('for several, of somebody who is no processor', async () => {
    const report = { description: 'Seen.', reporter: { kind: 'outsider' } };
    const entry = { ...anEntry(['perspektief', 'kadera']), report };
    expect(await refused(fg, entry)).toEqual([422, 'several-without-processor']);
  });

  it('a text that names one of those that it is for: each of the others would read it', async () => {
    const { name } = lekwacht.application.app.get(OrganisationProfiles).get('kadera');
    for (const fields of [
      { report: { ...anEntry([]).report, description: `It is about ${name}, too.` } },
      { source: `${name} case` },
    ]) {
      const entry = { ...anEntry(['perspektief', 'kadera']), ...fields };
      expect(await refused(fg, entry)).toEqual([422, 'names-an-organisation']);
    }
    expect((await send(fg, { ...anEntry(['kadera']), source: `${name} case` })).status).toBe(200);
  });
});
