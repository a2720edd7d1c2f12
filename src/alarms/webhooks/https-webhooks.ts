import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.port.js';
import { plusHours, toMilliseconds } from '../../shared/moment.js';
import { noticeId, type Notice } from '../notice.js';
import { NotAnswered, postOutside, type OutsideRules } from '../outside/post-outside.js';
import { WebhookSending, type Handed } from '../sending.port.js';
import { cloudEventOf } from './cloud-event.js';
import { WebhookDeliveries } from './webhook-deliveries.js';
import { outcomeOf } from './webhook-outcome.js';
import { WebhookRows, type Webhook } from './webhook-rows.js';
import { signedHeaders } from './webhook-signature.js';

/** Which addresses may be reached: those of the internet, and in a test what it says. */
export const OUTSIDE_RULES = Symbol('OUTSIDE_RULES');

/** So long the secret of before signs as well: whoever receives it takes the new one over meanwhile. */
const SECRETS_OVERLAP_HOURS = 24;

interface Sent {
  /** `webhook-id`. */
  readonly message: string;
  readonly type: string;
  readonly body: string;
}

/** Events to webhooks, in the form of CloudEvents and Standard Webhooks; each try is noted (ADR 53). */
@Injectable()
export class HttpsWebhooks extends WebhookSending {
  constructor(
    private readonly rows: WebhookRows,
    private readonly deliveries: WebhookDeliveries,
    private readonly clock: Clock,
    @Inject(OUTSIDE_RULES) private readonly rules: OutsideRules,
  ) {
    super();
  }

  /** Each event by itself, under an id of its own: one that went is known again where all are tried again. */
  override async send(
    _id: string,
    webhook: string,
    notices: readonly Notice[],
    signal: AbortSignal,
  ): Promise<Handed> {
    const target = await this.rows.find(webhook);
    if (target === undefined) return { never: 'no-webhook' };
    let worst: Handed = 'sent';
    for (const notice of notices) {
      const event = cloudEventOf(notice);
      const sent = { message: noticeId(notice), type: event.type, body: JSON.stringify(event) };
      worst = worse(worst, await this.deliver(target, sent, signal));
    }
    return worst;
  }

  /** The same once more, as it was. @returns nothing where it is not known (any more) */
  async again(webhook: Webhook, message: string, signal: AbortSignal): Promise<Handed | undefined> {
    const known = await this.deliveries.find(webhook.id, message);
    return known && this.deliver(webhook, { message, ...known }, signal);
  }

  private async deliver(webhook: Webhook, sent: Sent, signal: AbortSignal): Promise<Handed> {
    const handed = await this.post(webhook, sent, signal);
    await this.deliveries.note(webhook.id, { ...sent, outcome: outcomeOf(handed) });
    return handed;
  }

  private async post(
    { url, secrets }: Webhook,
    { message, body }: Sent,
    signal: AbortSignal,
  ): Promise<Handed> {
    const now = this.clock.now();
    const [newest, ...before] = secrets;
    const overlapping =
      newest !== undefined && now < plusHours(newest.since, SECRETS_OVERLAP_HOURS) ? before.slice(0, 1) : [];
    const signing = [...(newest === undefined ? [] : [newest]), ...overlapping].map(({ secret }) => secret);
    try {
      const { status } = await postOutside(
        {
          url: new URL(url),
          headers: {
            'content-type': 'application/cloudevents+json; charset=utf-8',
            'user-agent': 'Lekwacht',
            ...signedHeaders(message, Math.floor(toMilliseconds(now) / 1_000), body, signing),
          },
          body,
          signal,
        },
        this.rules,
      );
      return byStatus(status);
    } catch (error) {
      if (signal.aborted || !(error instanceof NotAnswered)) throw error;
      return { later: error.code };
    }
  }
}

/** A redirect is not followed, and gone is gone (Standard Webhooks); all else may be mended over there. */
function byStatus(status: number): Handed {
  if (status >= 200 && status < 300) return 'sent';
  return status === 410 ? { never: 'answered-410' } : { later: `answered-${status}` };
}

/** Of two what has to be told: something to try again, before what is refused for good. */
function worse(one: Handed, other: Handed): Handed {
  if (one === 'sent') return other;
  if (other === 'sent' || 'later' in one) return one;
  return other;
}
