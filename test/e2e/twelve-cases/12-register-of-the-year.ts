import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '../../support/case/case-file.js';
import type { DeskOfCases } from '../../support/case/desk-of-cases.js';
import { csvRecords, refusalInWords } from '../../support/case/in-words.js';

type Rows = readonly Readonly<Record<string, string>>[];
interface Entry {
  readonly reference: string;
  readonly receivedAt: string;
  readonly status: string;
  readonly flags: readonly string[];
}

/** An inspector asks, in January, for the register of the year in which all the other cases were played. */
export const registerOfTheYear = (theDesk: () => DeskOfCases): void => {
  describe('case 12: the register of a whole year', () => {
    let desk: DeskOfCases;
    let december: CaseFile;
    let january: CaseFile;
    const END_OF_YEAR = '2026-12-31';
    beforeAll(async () => {
      desk = theDesk();
      const dossier = (at: string): Promise<CaseFile> =>
        desk.reported(at, {
          ...{ organisation: 'kesslerperspektief', safetyRisk: 'no', reporter: { kind: 'employed' } },
          description: 'Een map stond open.',
        });
      december = await dossier('2026-12-30 15:00');
      january = await dossier('2027-01-05 09:00');
      await desk.at('2027-01-05 10:00');
      await january.handler.does('restriction', { restricted: true });
      await desk.lekwacht.projected();
    });

    const registerOf = async (query = ''): Promise<readonly Entry[]> =>
      (await december.fg.person.get(`/v1/register?limit=500${query}`)).body.entries as Entry[];
    const csvOf = async (who: CaseFile['fg'], query = ''): Promise<Rows> =>
      csvRecords((await who.person.get(`/v1/register?${query}`, { accept: 'text/csv' })).text);

    it('as of New Year’s Eve it holds what was known then: nothing of January, and December not yet dealt with', async () => {
      const then = await registerOf(`&asOf=${END_OF_YEAR}`);
      expect(then.map(({ reference }) => reference)).toContain(december.reported.reference);
      expect(then.map(({ reference }) => reference)).not.toContain(january.reported.reference);
      expect(then.every(({ receivedAt }) => receivedAt.startsWith('2026'))).toBe(true);
      await december.handler.does('dismissal', { ground: 'no-personal-data', reason: 'Een lege map.' });
      await desk.lekwacht.projected();
      const statusIn = (entries: readonly Entry[]): string | undefined =>
        entries.find(({ reference }) => reference === december.reported.reference)?.status;
      expect(statusIn(await registerOf(`&asOf=${END_OF_YEAR}`))).toBe('reported');
      expect(statusIn(await registerOf())).toBe('dismissed');
    });

    it('every report of the year has its line, however it ended, oldest first', async () => {
      const year = await registerOf(`&asOf=${END_OF_YEAR}`);
      const received = year.map(({ receivedAt }) => receivedAt);
      expect(received).toEqual([...received].sort());
      const statuses = new Map<string, number>();
      for (const { status } of year) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // Of cases 3, 4 and 10, and of this one.
      expect(Object.fromEntries(statuses)).toEqual({ closed: 3, dismissed: 2, merged: 1, reported: 1 });
    });

    it('the file has one line for each line of the list, the same in any page size, and is never cut off', async () => {
      const { fg } = december;
      const whole = await csvOf(fg);
      expect(whole.map((line) => line['Referentie'])).toEqual(
        (await registerOf()).map(({ reference }) => reference),
      );
      const part = await fg.person.get('/v1/register?limit=1', { accept: 'text/csv' });
      expect(refusalInWords(part.status, part.body)).toBe('422 file-is-whole /limit');
      const paged: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const { body } = await fg.person.get(
          `/v1/register?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...(body.entries as Entry[]).map(({ reference }) => reference));
        cursor = body.next as string | undefined;
      }
      expect(paged).toEqual(whole.map((line) => line['Referentie']));
    });

    it('it is read without an explanation: why, how many, when, under which number, and what went wrong', async () => {
      const year = await csvOf(december.fg);
      const peek = year.find((line) => line['Soort'] === 'een collega keek in een dossier zonder reden');
      expect(peek).toMatchObject({
        Stand: 'gesloten',
        Risico: 'er is een hoog risico',
        'Nummers van de AP': 'Z2026-0301 (van kracht)',
        'Besluit over melden aan de AP': 'ja',
        'Besluit over melden aan de AP: grond': 'er is een risico voor mensen',
        'Besluit over melden aan de AP: reden': 'Met de FG eens.',
        'Besluit over inlichten van mensen': 'ja',
        ...{
          'Mensen: betrokken, hoogstens': '1',
          'Mensen: bereikt': '1',
          'Wat anders liep dan het hoort': '',
        },
        'Bekend bij de organisatie (begin van de 72 uur)': '2026-03-02 16:00',
      });
      expect(peek?.['Maatregelen genomen']).toContain('De toegang van deze medewerker is ingetrokken');
    });

    it('it tells of no other organisation, names nobody, and runs no formula', async () => {
      const { text } = await december.fg.person.get('/v1/register', { accept: 'text/csv' });
      expect(text).not.toMatch(/perspektief|Kadera|AanZien|Kwartier/);
      expect(text).not.toMatch(/J\. Bakker|de Groot|06 1\d \d\d/);
      expect(text).not.toMatch(/(^|[;,])"?[=+@-]/m);
    });

    it('who hands it on is told what is restricted; a handler is told nothing', async () => {
      const { fg, colleague } = december;
      const { body } = await fg.person.get('/v1/register');
      expect([body.restricted, body.shut]).toEqual([2, []]);
      expect((await colleague.person.get('/v1/register')).body).not.toHaveProperty('restricted');
      expect((await csvOf(colleague)).map((line) => line['Referentie'])).not.toContain(
        january.reported.reference,
      );
    });

    it('what it cannot be asked for is refused, not left out', async () => {
      for (const [query, refusal] of [
        ['jaar=2026', '422 unknown-field /jaar'],
        ['year=26', '422 out-of-range /year'],
        ['asOf=2026-13-01', '422 not-a-moment /asOf'],
        ['limit=0', '422 out-of-range /limit'],
      ]) {
        const { status, body } = await december.fg.person.get(`/v1/register?${query}`);
        expect(refusalInWords(status, body)).toBe(refusal);
      }
      const holder = await december.mandateHolder.person.get('/v1/register');
      expect(refusalInWords(holder.status, holder.body)).toBe('403 not-allowed');
    });
  });
};
