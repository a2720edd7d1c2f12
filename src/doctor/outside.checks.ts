import { lookup } from 'node:dns/promises';
import { connect } from 'node:tls';
import type { SmtpMail } from '../alarms/mail/smtp-mail.js';
import { isPublicAddress } from '../alarms/outside/public-address.js';
import type { Config } from '../config.js';
import { SystemClock } from '../platform/time/clock.port.js';
import { toMilliseconds } from '../shared/moment.js';
import { counted, failed, ok, warning, type Check } from './finding.js';

const A_DAY = 86_400_000;
const DAYS_TO_RENEW = 14;
const CONNECT_MS = 8_000;

/** The certificate that browsers are shown at the public address. */
export function ofCertificate(publicUrl: string | undefined): Check {
  return {
    name: 'certificate',
    run: async () => {
      if (publicUrl === undefined) return warning('there is no public address', 'set LEKWACHT_PUBLIC_URL');
      const { protocol, hostname, port } = new URL(publicUrl);
      if (protocol !== 'https:')
        return warning(`${publicUrl} is without TLS`, 'put a proxy with TLS before it');
      const until = await validUntil(hostname, port === '' ? 443 : Number(port));
      const days = Math.floor((until - toMilliseconds(new SystemClock().now())) / A_DAY);
      const says = `${counted(days, 'day')} left for ${hostname}`;
      return days < DAYS_TO_RENEW
        ? warning(says, 'renew it, and look why that did not happen by itself')
        : ok(says);
    },
  };
}

/** @returns milliseconds since 1970 @throws Error where nobody would trust it */
function validUntil(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, timeout: CONNECT_MS }, () => {
      resolve(Date.parse(socket.getPeerCertificate().valid_to));
      socket.end();
    });
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('it does not answer')));
  });
}

/** Connects, says who it is, and sends nothing. @param mail absent: none is set */
export function ofMail(mail: Pick<SmtpMail, 'check'> | undefined): Check {
  return {
    name: 'mail',
    run: async () => {
      if (mail === undefined) return warning('no server is set: nobody is mailed', 'set LEKWACHT_SMTP_URL');
      const wrong = await mail.check();
      return wrong === undefined
        ? ok('the server takes mail from us')
        : failed(
            `the server is not there, or does not want us: ${wrong}`,
            'look at LEKWACHT_SMTP_URL, and at LEKWACHT_SMTP_USER and its password or LEKWACHT_SMTP_TOKEN_URL',
          );
    },
  };
}

/** Whether there is a road; what goes over it costs money, so none is sent. */
export function ofGateways(gateways: Config['gateways']): Check {
  return {
    name: 'gateways',
    run: () => {
      const set = Object.keys(gateways);
      return Promise.resolve(
        set.length === 0
          ? warning(
              'nobody is called or texted',
              'set LEKWACHT_VOICE_GATEWAY where people are sheltered, or LEKWACHT_TEXT_GATEWAY',
            )
          : ok(`set: ${set.join(', ')}; try them with a test alarm`),
      );
    },
  };
}

/** @param addresses of all of them; none is printed: it may hold a secret */
export function ofWebhooks(addresses: () => Promise<readonly string[]>): Check {
  return {
    name: 'webhooks',
    run: async () => {
      const urls = await addresses();
      const reached = await Promise.all(urls.map((url) => leadsOutside(new URL(url).hostname)));
      const lost = reached.filter((is) => !is).length;
      return lost === 0
        ? ok(
            urls.length === 0
              ? 'none is set'
              : `${counted(urls.length, 'is set, and its name leads', 'are set, and their names lead')} to the internet`,
          )
        : warning(
            `of ${urls.length}, the names of ${lost} lead nowhere, or into this house`,
            'ask whoever set them up (page Alarmen)',
          );
    },
  };
}

async function leadsOutside(host: string): Promise<boolean> {
  const found = await lookup(host.replaceAll(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return found.length > 0 && found.every(({ address }) => isPublicAddress(address));
}
