import { describe, expect, it } from '@jest/globals';
import { peopleInFile, textOfFile } from './people-file.js';

const bodies = (text: string): readonly object[] => peopleInFile(text).lines?.map(({ body }) => body) ?? [];
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a table of people', () => {
  const ANNA = { name: 'Anna de Vries', clientNumber: '17', email: 'anna@example.test' };

  it.each([
    ['semicolons, as Excel saves it in Dutch', ';'],
    ['commas', ','],
    ['tabs, as cells are copied', '\t'],
  ])('has %s between its cells', (_how, sign) => {
    const lines = [
      ['Naam', 'Cliëntnummer', 'E-mail'],
      ['Anna de Vries', '17', 'anna@example.test'],
    ];
    expect(bodies(lines.map((cells) => cells.join(sign)).join('\r\n'))).toEqual([ANNA]);
  });

  it('says its own delimiter where Excel was asked to', () => {
    expect(peopleInFile('sep=|\r\nnaam|telefoon\r\nAnna|06 12').lines).toMatchObject([
      { line: 3, body: { name: 'Anna', phone: '06 12' } },
    ]);
  });

  it('is read in UTF-8, with a mark or without, and in Windows-1252', () => {
    const text = 'naam;adres\nZoë Ábels;Één 1\n';
    const expected = [{ name: 'Zoë Ábels', address: 'Één 1' }];
    expect(bodies(textOfFile(Buffer.from(text)))).toEqual(expected);
    expect(bodies(textOfFile(Buffer.from(`\uFEFF${text}`)))).toEqual(expected);
    expect(bodies(textOfFile(latin1(text)))).toEqual(expected);
    expect(bodies(textOfFile(Uint8Array.from([...latin1('naam\n'), 0x93, 0x80])))).toEqual([{ name: '“€' }]);
  });

  it('may hold several lines in a cell, and says on which line a person begins', () => {
    const { lines } = peopleInFile('naam;adres\n"Anna";"Kade 1\n1234 AB Zwolle"\n\nBo;"Plein ""2"""\n');
    expect(lines).toMatchObject([
      { line: 2, body: { name: 'Anna', address: 'Kade 1\n1234 AB Zwolle' } },
      { line: 5, body: { name: 'Bo', address: 'Plein "2"' } },
    ]);
  });

  it('says in words, or in codes, what is chosen from a list', () => {
    const heading =
      'naam;veilig via;veilig contact;taal;lezer;vertegenwoordiger;naam vertegenwoordiger;gelekt';
    const bo = 'Bo;Telefoon;06 12;Engels;onder 16;Voogd;Mia;adres, burgerservicenummer (BSN), health';
    expect(bodies(`${heading}\n${bo}`)).toEqual([
      {
        ...{ name: 'Bo', language: 'en', reader: 'under-sixteen' },
        safeContact: { means: 'phone', to: '06 12' },
        representative: { role: 'guardian', name: 'Mia' },
        leaked: ['address', 'bsn', 'health'],
      },
    ]);
    expect(bodies('name;leaked\nBo;geboortedatum of leeftijd')).toEqual([
      { name: 'Bo', leaked: ['birth-date'] },
    ]);
  });

  it('is refused where a heading is unknown or stands twice, without repeating what stands there', () => {
    const read = peopleInFile('naam;Anna de Vries;name\nBo;;');
    expect(read).toEqual({
      faults: [
        { line: 1, column: 2, code: 'unknown-column' },
        { line: 1, column: 3, field: 'name', code: 'repeated' },
      ],
    });
  });

  it('is refused where it is no table', () => {
    expect(peopleInFile('naam;adres\nAnna;"Kade').faults).toMatchObject([{ code: 'not-a-table' }]);
    expect(peopleInFile('').faults).toMatchObject([{ line: 1, code: 'empty-file' }]);
    expect(peopleInFile('naam\nAnna;twee\n').faults).toEqual([
      { line: 2, column: 2, code: 'too-many-cells' },
    ]);
  });

  it('gives no field a name that it made up', () => {
    expect(peopleInFile('__proto__;constructor\nx;y').faults.map(({ code }) => code)).toEqual([
      'unknown-column',
      'unknown-column',
    ]);
  });
});
