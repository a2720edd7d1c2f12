import { type Handed, PhoneSending, ReporterAddresses, WebhookSending } from './sending.port.js';

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
