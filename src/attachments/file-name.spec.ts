import { describe, expect, it } from '@jest/globals';
import { fileName, keptAs } from './file-name.js';

describe('what a file is called', () => {
  it('is the last part of what its sender says, without what cannot be seen', () => {
    expect(fileName('C:\\Users\\Ina\\brief aan cliënt.docx')).toBe('brief aan cliënt.docx');
    expect(fileName('../../etc/passwd')).toBe('passwd');
    expect(fileName('foto\u202egpj.exe')).toBe('fotogpj.exe');
    expect(fileName('a\u0000b\r\nc.pdf')).toBe('abc.pdf');
    expect(fileName('e\u0301.txt')).toBe('\u00e9.txt');
  });

  it('is nothing where no name is left', () => {
    for (const name of [undefined, '', '..', ' ', '/', '\u200b', 'a/'])
      expect(fileName(name)).toBeUndefined();
  });

  it('is cut, and keeps its end', () => {
    const name = fileName(`${'😀'.repeat(300)}.pdf`) ?? '';
    expect(Array.from(name)).toHaveLength(200);
    expect(name.endsWith('😀.pdf')).toBe(true);
  });

  it('is said in a header as RFC 6266 has it, and nothing breaks out of that', () => {
    expect(keptAs('brief.pdf')).toBe(`attachment; filename="brief.pdf"; filename*=UTF-8''brief.pdf`);
    expect(keptAs(`a"b\\c;é%'(1).pdf`)).toBe(
      `attachment; filename="a_b_c;__'(1).pdf"; filename*=UTF-8''a%22b%5Cc%3B%C3%A9%25%27%281%29.pdf`,
    );
  });
});
