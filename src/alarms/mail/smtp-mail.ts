import { createTransport, type NodemailerError, type Transporter } from 'nodemailer';
import type { Clock } from '../../platform/time/clock.port.js';
import { type Handed, MailSending, type Message } from '../sending.port.js';
import { AccessTokens } from './access-tokens.js';
import { isPlainAddress, type SmtpSettings } from './smtp-settings.js';

/** Milliseconds for each step; the whole of it has a limit too (`SENDING_MS`). */
const TIME_OUTS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
} as const;

/** Hands mail over to a server. One message is for one person, in the envelope and in its head. */
export class SmtpMail extends MailSending {
  private readonly transport: Transporter;

  /** @param authorities further certificates that a server may be signed by; Node knows of `NODE_EXTRA_CA_CERTS` by itself */
  constructor(
    private readonly settings: SmtpSettings,
    clock: Clock,
    authorities?: readonly string[],
  ) {
    super();
    const { host, port, isSecure, mustEncrypt, from, login } = settings;
    this.transport = createTransport({
      ...{ host, port, secure: isSecure, requireTLS: mustEncrypt && !isSecure, ...TIME_OUTS },
      // A mail server of this very machine has a certificate that nobody signed, and nothing to hide from itself.
      ignoreTLS: !mustEncrypt && !isSecure,
      tls: { minVersion: 'TLSv1.2', ...(authorities && { ca: [...authorities] }) },
      // The name of the machine is nobody's business.
      name: domainOf(from),
      ...(login && {
        auth:
          'password' in login
            ? { user: login.user, pass: login.password }
            : { type: 'OAuth2' as const, user: login.user },
      }),
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    if (login !== undefined && 'tokens' in login) {
      const tokens = new AccessTokens(login.tokens, clock);
      this.transport.set('oauth2_provision_cb', (_user: string, renew: boolean, done: Provided) => {
        tokens.get(renew).then(
          (token) => {
            done(null, token);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error('no token'));
          },
        );
      });
    }
  }

  override async send(message: Message, signal: AbortSignal): Promise<Handed> {
    const { from } = this.settings;
    const { id, to, subject, text, html, calendar, language } = message;
    if (!isPlainAddress(to)) return { never: 'no-plain-address' };
    try {
      await this.transport.sendMail({
        ...{ from: { name: '', address: from }, to: { name: '', address: to }, envelope: { from, to: [to] } },
        ...{ messageId: `<${id}@${domainOf(from)}>`, subject, text, signal, xMailer: false },
        ...(html !== undefined && { html }),
        ...(calendar !== undefined && {
          icalEvent: { method: 'PUBLISH', filename: 'lekwacht.ics', content: calendar },
        }),
        headers: {
          // Nobody's absence note answers it (RFC 3834, and what Exchange looks at).
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': language,
        },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      });
      return 'sent';
    } catch (error) {
      return refusal(error as NodemailerError);
    }
  }

  override async check(): Promise<string | undefined> {
    try {
      await this.transport.verify();
      return undefined;
    } catch (error) {
      return codeOf(error as NodemailerError);
    }
  }
}

type Provided = (error: Error | null, token?: string) => void;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A recipient or a message that is refused for good is refused at every try; everything else may be otherwise tomorrow. */
function refusal(error: NodemailerError): Handed {
  const { command, permanent } = error;
  const isOfMessage = command === 'RCPT TO' || command === 'DATA';
  return permanent === true && isOfMessage ? { never: codeOf(error) } : { later: codeOf(error) };
}

/** `smtp-550`, `esocket`: never what the server says, who may quote an address. */
const codeOf = ({ responseCode, code = 'failed' }: NodemailerError): string =>
  responseCode === undefined ? code.toLowerCase() : `smtp-${responseCode}`;
