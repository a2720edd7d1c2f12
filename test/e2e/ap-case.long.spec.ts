import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DeskOfCases } from '../support/case/desk-of-cases.js';
import type { CaseFile } from '../support/case/case-file.js';
import { dutch } from '../support/case/in-words.js';
import { anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { papersOf } from '../support/http/papers-of-a-dossier.js';

const PAPERS = ['ap-form', 'edpb-template', 'timeline'] as const;

interface Entry {
  readonly revision: number;
  readonly event: string;
  readonly data: { readonly kind?: string; readonly number?: string; readonly corrects?: number } & {
    readonly corrected?: { readonly number?: string };
  };
}
interface Step {
  readonly what: string;
  readonly at: string;
  readonly revision: number;
  readonly papers: Readonly<Record<(typeof PAPERS)[number], Answer>>;
  readonly row: Answer['body'];
}

let desk: DeskOfCases;
let folder: CaseFile;
const steps: Step[] = [];

const found = (people: number, fields: object = {}): object =>
  anAssessment({
    ...{ incidentType: 'folder-too-accessible', specialCategories: [], subjectGroups: ['customers'] },
    ...{ severity: 'limited', risk: 'risk', subjectCount: { min: people, max: people } },
    summary: 'Een map met aanmeldingen stond open voor alle medewerkers.',
    ...fields,
  });

async function step(what: string): Promise<void> {
  const { person } = folder.handler;
  const [form, template, timeline] = await Promise.all(
    PAPERS.map((paper) => person.get(`/v1/breaches/${folder.id}/${paper}`)),
  );
  steps.push({
    ...{ what, at: now },
    revision: folder.revision,
    papers: { 'ap-form': form!, 'edpb-template': template!, timeline: timeline! },
    row: await folder.row(),
  });
}

let now = '';
const at = async (wallClock: string): Promise<string> => (now = await desk.at(wallClock));

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  desk = await DeskOfCases.open();
  now = dutch('2026-06-02 11:00');
  folder = await desk.reported('2026-06-02 11:00', {
    ...{ organisation: 'perspektief', description: 'Een map met aanmeldingen staat open.' },
    ...{ reporter: { kind: 'employed' }, incidentType: 'folder-too-accessible', safetyRisk: 'no' },
  });
  const { handler, board } = folder;
  await handler.does('awareness', { awareAt: now, facts: 'Een collega opende de map.' });
  await handler.does('assessments', found(30));
  await step('before the first notification');
  await at('2026-06-02 12:00');
  const decision = { question: 'notify-authority', outcome: 'yes', ground: 'risk', reason: 'Een risico.' };
  await board.does('decisions', decision);
  await handler.does(
    'ap-notifications',
    anApNotification(await at('2026-06-03 15:00'), { incomplete: true, number: 'Z-601' }),
  );
  await step('notified, incompletely');
  await at('2026-06-09 10:00');
  await handler.does('assessments', found(45));
  const supplement = { kind: 'supplement', incomplete: true, number: 'Z-610' };
  await handler.does('ap-notifications', { ...supplement, notifiedAt: now });
  const corrects = folder.revision;
  await step('supplemented, under a wrong number');
  await at('2026-06-10 10:00');
  const reason = 'Twee cijfers verwisseld.';
  await handler.does('corrections/ap-notification', { corrects, reason, number: 'Z-601' });
  await step('the number corrected');
  await at('2026-06-15 10:00');
  await handler.does('assessments', found(47));
  await handler.does('ap-notifications', {
    ...supplement,
    number: 'Z-601',
    incomplete: false,
    notifiedAt: now,
  });
  await step('supplemented once more');
  await at('2026-06-16 10:00');
  await handler.does('assessments', found(47, { risk: 'unlikely' }));
  await board.does('decisions', { ...decision, outcome: 'no', ground: 'risk-unlikely' });
  const withdrawal = { kind: 'withdrawal', number: 'Z-601', withdrawalReason: 'Een oefenbestand.' };
  await handler.does('ap-notifications', { ...withdrawal, notifiedAt: now });
  await step('withdrawn');
  await at('2026-06-25 09:00');
  await handler.does('assessments', found(5));
  await board.does('decisions', { ...decision, reason: 'Vijf namen waren echt.' });
  const anew = anApNotification(now, { number: 'Z-699', delayReason: 'De eerste melding was ingetrokken.' });
  await handler.does('ap-notifications', anew);
  await step('notified anew');
}, 120_000);
afterAll(() => desk.close());

/** What the AP was told by then, read from the time line alone: each notification, its number as it was corrected. */
function told({ body }: Answer): readonly { readonly kind: string; readonly number?: string }[] {
  const entries = body.entries as readonly Entry[];
  return entries.flatMap(({ event, revision, data }) => {
    if (event !== 'ApNotified') return [];
    const corrected = entries.findLast(
      (one) => one.event === 'StatementCorrected' && one.data.corrects === revision,
    );
    const number = corrected?.data.corrected?.number ?? data.number;
    return [{ kind: String(data.kind), ...(number !== undefined && { number }) }];
  });
}

describe('the AP case: incomplete, two supplements, a wrong number corrected, withdrawn, notified anew', () => {
  it('at every step form, template, register and time line say the same', () => {
    expect(steps).toHaveLength(7);
    for (const { what, papers, row } of steps) {
      const notifications = told(papers.timeline);
      const { kind, answers } = papers['ap-form'].body as {
        kind: string;
        answers: { question: string; text?: string }[];
      };
      const answer = (question: string) => answers.find((one) => one.question === question)?.text;
      const template = papers['edpb-template'].body as Record<string, unknown>;
      expect([what, row.authorityNotifications]).toMatchObject([what, notifications]);
      const isInitial = kind === 'initial';
      expect([what, template.field_3]).toEqual([what, isInitial ? 'a' : 'b']);
      expect([what, template.field_4 === 'c']).toEqual([what, kind === 'withdrawal']);
      const number = notifications.at(-1)?.number;
      expect([what, answer('1.1 (meldnummer)'), template.field_6]).toEqual(
        isInitial ? [what, undefined, undefined] : [what, number, number],
      );
      expect([what, answer('7.3')]).toEqual([what, String(template.field_68)]);
      expect([what, template.field_68]).toEqual([what, row.assessment.subjectCount.max]);
      const stands = notifications.at(-1) !== undefined && notifications.at(-1)?.kind !== 'withdrawal';
      expect([what, row.authorityNotified?.number]).toEqual([what, stands ? number : undefined]);
      // What is to be sent next: a supplement of what stands, else what was, or is to be, sent.
      expect([what, kind]).toEqual([
        what,
        stands ? 'supplement' : notifications.length === 0 ? 'initial' : 'withdrawal',
      ]);
    }
    expect(steps.map(({ papers }) => told(papers.timeline).map(({ number }) => number))).toEqual([
      [],
      ['Z-601'],
      ['Z-601', 'Z-610'],
      ['Z-601', 'Z-601'],
      ['Z-601', 'Z-601', 'Z-601'],
      ['Z-601', 'Z-601', 'Z-601', 'Z-601'],
      ['Z-601', 'Z-601', 'Z-601', 'Z-601', 'Z-699'],
    ]);
  });

  it('asked afterwards for every earlier moment, each paper answers what it answered then', async () => {
    const { person } = folder.handler;
    for (const { what, at: then, revision, papers } of steps) {
      for (const paper of PAPERS) {
        for (const asked of [`at=${encodeURIComponent(then)}`, `revision=${revision}`]) {
          const { text } = await person.get(`/v1/breaches/${folder.id}/${paper}?${asked}`);
          expect([what, paper, asked, text === papers[paper].text]).toEqual([what, paper, asked, true]);
        }
      }
    }
    await folder.expectReplayed();
  });

  it('and so does the register', async () => {
    const { person } = folder.board;
    for (const { what, at: then, row } of steps) {
      const { body } = await person.get(`/v1/register?asOf=${encodeURIComponent(then)}`);
      const line = (body.entries as { id: string }[]).find(({ id }) => id === folder.id);
      expect([what, line]).toEqual([what, row]);
    }
  });

  it('and the page that replays it shows of each step its number, and no number of later', async () => {
    const browser = await loggedIn(desk.lekwacht.url, 'fg-of-perspektief');
    const numbers = ['Z-601', 'Z-610', 'Z-699'];
    for (const { what, revision, papers } of steps) {
      const { text } = await browser.go(
        `${desk.lekwacht.url}/desk/dossiers/${folder.id}/replay?stap=${revision}`,
        undefined,
        { headers: { accept: 'text/html' } },
      );
      const known = numbers.filter((number) => papers.timeline.text.includes(number));
      expect([what, numbers.filter((number) => text.includes(number))]).toEqual([what, known]);
    }
  });

  it('whatever is answered has its source, and the template keeps to its schema, to the end', async () => {
    const { form } = await papersOf(folder.handler.person, folder.id);
    expect(form.get('1.1 (meldnummer)')).toMatchObject({ text: 'Z-699' });
  });
});
