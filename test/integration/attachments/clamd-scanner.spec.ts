import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeClamd, HARMFUL } from '../../support/attachments/fake-clamd.js';
import { ScannerSilent } from '../../../src/attachments/attachment-scanner.port.js';
import { ClamdScanner } from '../../../src/attachments/clamd-scanner.js';

let clamd: FakeClamd;
let scanner: ClamdScanner;
beforeAll(async () => {
  clamd = await FakeClamd.start();
  scanner = new ClamdScanner({ host: '127.0.0.1', port: clamd.port });
});
afterAll(() => clamd.close());

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}

describe('clamd', () => {
  it('is sent a file in pieces, and says what it thinks of it', async () => {
    expect(await scanner.scan(inPieces('a', 'b'.repeat(100_000)))).toEqual({ verdict: 'clean' });
    expect(clamd.scanned.at(-1)).toBe(100_001);
    const found = await scanner.scan(inPieces(HARMFUL.slice(0, 5), HARMFUL.slice(5)));
    expect(found).toEqual({ verdict: 'infected', signature: 'Kwetter.Test-1' });
  });

  it('that finds a file too large has judged nothing', async () => {
    clamd.largest = 1_000;
    const large = Array.from({ length: 200 }, () => 'x'.repeat(60_000));
    await expect(scanner.scan(inPieces(...large))).rejects.toThrow(ScannerSilent);
    clamd.largest = Number.POSITIVE_INFINITY;
  });

  it('that is not there is silent', async () => {
    const nowhere = new ClamdScanner({ path: '/nowhere/clamd.ctl' });
    await expect(nowhere.scan(inPieces('a'))).rejects.toThrow(ScannerSilent);
  });

  it('does not take a file for clean that could not be read to its end', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('a'));
      throw new Error('a piece is missing');
    };
    const before = clamd.scanned.length;
    await expect(scanner.scan(broken())).rejects.toThrow('a piece is missing');
    expect(clamd.scanned).toHaveLength(before);
  });
});
