import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TimeStampAnchor } from '../../../src/proof/anchors/time-stamp-anchor.js';

const NOTE = 'localhost/lekwacht/0123abcd/1\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n\n— x AAAA\n';
const CONFIG = `[ca]
[tsa]
default_tsa = here
[here]
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

(hasOpenssl ? describe : describe.skip)('a time stamp of an authority made by openssl', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let answerWith: (request: Buffer) => Buffer;
  const openssl = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lekwacht-tsa-'));
    writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
    writeFileSync(join(folder, 'serial'), '01\n');
    writeFileSync(join(folder, 'ext.cnf'), 'extendedKeyUsage = critical,timeStamping\n');
    const key = ['-newkey', 'rsa:2048', '-nodes'];
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=ca');
    openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=tsa');
    openssl(
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      'tsa.pem',
      '-extfile',
      'ext.cnf',
    );
    answerWith = (request) => {
      writeFileSync(join(folder, 'request.tsq'), request);
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq', '-out', 'answer.tsr');
      return readFileSync(join(folder, 'answer.tsr'));
    };
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => response.end(answerWith(Buffer.concat(pieces))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }, 30_000);
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('is kept whole, and openssl verifies it against the note', async () => {
    const receipt = await new TimeStampAnchor(url).publish(NOTE);
    writeFileSync(join(folder, 'note'), NOTE);
    writeFileSync(join(folder, 'kept.tsr'), Buffer.from(receipt, 'base64'));
    const verified = openssl('ts', '-verify', '-data', 'note', '-in', 'kept.tsr', '-CAfile', 'ca.pem');
    expect(verified).toContain('Verification: OK');
  });

  it('of something else, or a refusal, is none', async () => {
    const [right, kept] = [answerWith, readFileSync(join(folder, 'kept.tsr'))];
    answerWith = () => kept;
    await expect(new TimeStampAnchor(url).publish(NOTE)).rejects.toThrow('of something else');
    answerWith = () => Buffer.from('30053003020102', 'hex');
    await expect(new TimeStampAnchor(url).publish(NOTE)).rejects.toThrow('status 02');
    answerWith = () => Buffer.from('no time stamp');
    await expect(new TimeStampAnchor(url).publish(NOTE)).rejects.toThrow();
    answerWith = right;
  });
});
