import { type Handed, PhoneSending, ReporterAddresses, WebhookSending } from './sending.port.js';
import type { Notice } from './notice.js';
import { Wording, type Words } from './wording.port.js';

export class NoGateway extends PhoneSending {
  override send(): Promise<Handed> {
    return Promise.resolve({ never: 'no-gateway' });
  }

  override carries(): boolean {
    return false;
  }

  override check(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

export class NoWebhooks extends WebhookSending {
  override send(): Promise<Handed> {
    return Promise.resolve({ never: 'no-webhook' });
  }
}

export class NoReporters extends ReporterAddresses {
  override of(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

export class PlainWording extends Wording {
  override messageOf(notices: readonly Notice[]): Words {
    return {
      subject: 'Bericht',
      text: notices.map(({ kind, reference = '' }) => `${kind} ${reference}`).join('\n'),
    };
  }
}
