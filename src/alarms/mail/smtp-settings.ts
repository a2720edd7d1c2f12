import { existsSync, readFileSync } from 'node:fs';
import { isLoopback } from '../outside/loopback.js';

/** Where mail is handed over, as whom. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS. */
  readonly isSecure: boolean;
  /** Without TLS nothing is said; only where the server is on the same machine, outside production, it may be left out. */
  readonly mustEncrypt: boolean;
  /** A plain address. */
  readonly from: string;
  /** Absent: the server asks nobody who he is. */
  readonly login?: { readonly user: string } & (
    { readonly password: string } | { readonly tokens: TokenSettings }
  );
}

/** Client credentials (RFC 6749, 4.4), for XOAUTH2: the mail services of large providers take no passwords any more. */
export interface TokenSettings {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
}

/** The variables as they are set. */
export interface SmtpVariables {
  readonly url: string | undefined;
  readonly from: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly passwordFile: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly clientId: string | undefined;
  readonly scope: string | undefined;
}

/** One address and nothing else: neither a name, nor a second one, nor a comment. */
const PLAIN_ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}$/;

export const isPlainAddress = (text: string): boolean => text.length <= 254 && PLAIN_ADDRESS.test(text);

/** Adds what is wrong to `problems`, without its value. @returns nothing where no server is set */
export function readSmtp(
  read: SmtpVariables,
  isProduction: boolean,
  problems: string[],
): SmtpSettings | undefined {
  const { url: text, from } = read;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSmtp = url !== undefined && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
  if (!isSmtp || url.username !== '' || !['', '/'].includes(url.pathname) || url.search !== '') {
    problems.push(
      'LEKWACHT_SMTP_URL must be smtp://host:port or smtps://host:port, without a user or a path',
    );
    return undefined;
  }
  if (from === undefined || !isPlainAddress(from)) {
    problems.push('LEKWACHT_SMTP_FROM must be one plain mail address');
    return undefined;
  }
  const isSecure = url.protocol === 'smtps:';
  const login = readLogin(read, problems);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    ...{ isSecure, from, mustEncrypt: isProduction || !isLoopback(url.hostname) },
    ...(login && { login }),
  };
}

function readLogin(read: SmtpVariables, problems: string[]): SmtpSettings['login'] {
  const { user, tokenUrl, clientId, scope } = read;
  const password = readPassword(read, problems);
  if (user === undefined) {
    if (password !== undefined || tokenUrl !== undefined) problems.push('LEKWACHT_SMTP_USER is missing');
    return undefined;
  }
  if (password === undefined) {
    problems.push('LEKWACHT_SMTP_PASSWORD or LEKWACHT_SMTP_PASSWORD_FILE is missing');
    return undefined;
  }
  if (tokenUrl === undefined) return { user, password };
  if (!URL.canParse(tokenUrl) || !isSafe(new URL(tokenUrl)) || clientId === undefined) {
    problems.push('LEKWACHT_SMTP_TOKEN_URL must be an https address, with LEKWACHT_SMTP_CLIENT_ID beside it');
    return undefined;
  }
  return { user, tokens: { url: tokenUrl, clientId, clientSecret: password, ...(scope && { scope }) } };
}

const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || isLoopback(hostname);

function readPassword({ password, passwordFile }: SmtpVariables, problems: string[]): string | undefined {
  if (passwordFile === undefined) return password;
  if (password === undefined && existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trimEnd();
  problems.push(
    'LEKWACHT_SMTP_PASSWORD_FILE must be a file that is there, and LEKWACHT_SMTP_PASSWORD not set',
  );
  return undefined;
}
