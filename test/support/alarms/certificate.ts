import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that signs itself, for servers of tests. @param names of hosts */
export function selfSigned(names: readonly string[]): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lekwacht-certificate-'));
  try {
    const alternative = names.map((name) => `DNS:${name}`).join(',');
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${names[0] ?? ''}`],
        ...['-addext', `subjectAltName=${alternative}`, '-keyout', 'key.pem', '-out', 'cert.pem'],
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    const [key = '', cert = ''] = ['key.pem', 'cert.pem'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    return { key, cert };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
