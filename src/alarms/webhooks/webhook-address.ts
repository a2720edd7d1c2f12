import { isIP } from 'node:net';
import { Refusal } from '../../shared/refusal.js';
import { isLoopback } from '../outside/loopback.js';
import { isPublicAddress } from '../outside/public-address.js';

export const LONGEST_WEBHOOK_ADDRESS = 2_000;

/**
 * Where events may be sent to: https, without a name and password in it. What its name leads to is looked at anew each time.
 * @throws Refusal
 */
export function webhookAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new Refusal(
      'webhook-needs-https',
      'It must be an address that begins with https, without a name or password in it.',
      'invalid',
      'url',
    );
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  if (isLoopback(url.hostname) || (isIP(host) !== 0 && !isPublicAddress(host)))
    throw new Refusal(
      'webhook-not-outside',
      'It must be an address on the internet, not one of the house where this desk runs.',
      'invalid',
      'url',
    );
  url.hash = '';
  return url.href;
}
