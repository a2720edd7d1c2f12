import { describe, expect, it } from '@jest/globals';
import { compoundFile, docx, heic, PDF, photo, png, webp, zipOf } from '../../support/attachments/files.js';
import { mediaTypeOf, nameFor } from '../../../src/attachments/media-type.js';

const typeOf = (content: Buffer | string, name = 'x.bin'): Promise<string | undefined> =>
  mediaTypeOf(async function* () {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += 65_536)
      yield await Promise.resolve(bytes.subarray(at, at + 65_536));
  }, name);

const OPEN = 'application/vnd.oasis.opendocument';

describe('what a file is', () => {
  it('stands in it, whatever it is called', async () => {
    expect(await typeOf(PDF, 'photo.jpg')).toBe('application/pdf');
    expect(await typeOf(photo())).toBe('image/jpeg');
    expect(await typeOf(png())).toBe('image/png');
    expect(await typeOf(webp())).toBe('image/webp');
    expect(await typeOf(heic())).toBe('image/heic');
    expect(await typeOf(await docx())).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(await typeOf(await zipOf({ mimetype: `${OPEN}.text`, 'content.xml': '<x/>' }))).toBe(
      `${OPEN}.text`,
    );
  });

  it('is known of documents and mails of before 2007 by what only they hold', async () => {
    expect(await typeOf(compoundFile('WordDocument'))).toBe('application/msword');
    expect(await typeOf(compoundFile('Workbook'))).toBe('application/vnd.ms-excel');
    expect(await typeOf(compoundFile('PowerPoint Document'))).toBe('application/vnd.ms-powerpoint');
    expect(await typeOf(compoundFile('__properties_version1.0'))).toBe('application/vnd.ms-outlook');
    expect(await typeOf(compoundFile('!_StringData'), 'install.msi')).toBeUndefined();
  });

  it('is text where all of it can be read, in UTF-8 or as Windows writes it', async () => {
    expect(await typeOf('Beste cliënt,\r\n', 'brief')).toBe('text/plain');
    expect(await typeOf(Buffer.from('caf\xe9', 'latin1'))).toBe('text/plain');
    expect(await typeOf('a;b\n1;2\n', 'lijst.CSV')).toBe('text/csv');
    expect(await typeOf('From: a@b.example\nSubject: x\n\ny', 'mail.eml')).toBe('message/rfc822');
    expect(await typeOf('no mail', 'mail.eml')).toBe('text/plain');
    // A letter of two bytes over the border of two pieces.
    expect(await typeOf(`${'x'.repeat(65_535)}é€œ\u0081`)).toBe('text/plain');
    expect(await typeOf('a\u0000b')).toBeUndefined();
    expect(await typeOf(Buffer.from([0x61, 0x81]))).toBeUndefined();
  });

  it('is not taken where it can run, or may hold anything', async () => {
    expect(await typeOf(Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'a.pdf')).toBeUndefined();
    expect(await typeOf(await zipOf({ 'a.txt': 'x' }), 'a.docx')).toBeUndefined();
    expect(await typeOf(await docx('document.macroEnabled', 'ms-word'), 'a.docx')).toBeUndefined();
    expect(await typeOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')).toBeUndefined();
    expect(await typeOf(Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'))).toBeUndefined();
  });

  it('stands in the end of its name when it leaves', () => {
    expect(nameFor('brief.PDF', 'application/pdf')).toBe('brief.PDF');
    expect(nameFor('foto.jpeg', 'image/jpeg')).toBe('foto.jpeg');
    expect(nameFor('page.html', 'text/plain')).toBe('page.html.txt');
    expect(nameFor('factuur.pdf.exe', 'application/pdf')).toBe('factuur.pdf.exe.pdf');
    expect(nameFor('brief', 'application/pdf')).toBe('brief.pdf');
  });
});
