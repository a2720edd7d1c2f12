import type { Provider } from '@nestjs/common';
import type { Config } from '../config.js';
import { Clock } from '../platform/time/clock.port.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Addresses } from './addresses.js';
import { AlarmMetrics } from './alarm-metrics.js';
import { HEARTBEAT_URL } from './alarm-watch.timer.js';
import { KeepingMail, KeepingPhone } from './development/keeping.js';
import { KeptMessages } from './development/kept-messages.js';
import { Dispatch } from './dispatch.js';
import { NoMail } from './mail/no-mail.js';
import { SmtpMail } from './mail/smtp-mail.js';
import { Messages } from './outbox/messages.js';
import { SentStates } from './outbox/sent-states.js';
import { TestAlarms } from './trying/test-alarms.service.js';
import { Outbox } from './outbox/outbox.js';
import { MailSending, PhoneSending, ReporterAddresses, WebhookSending } from './sending.port.js';
import { GatewaySending } from './phone/gateway-sending.js';
import { DossierReporterAddresses } from './reporters/dossier-reporter-addresses.js';
import { HttpsWebhooks, OUTSIDE_RULES } from './webhooks/https-webhooks.js';
import { INTERNET_ONLY } from './outside/post-outside.js';
import { WebhookDeliveries } from './webhooks/webhook-deliveries.js';
import { WebhookNotices } from './webhooks/webhook-notices.js';
import { WebhookRows } from './webhooks/webhook-rows.js';
import { Webhooks } from './webhooks/webhooks.service.js';
import { DeskWhom } from './whom/desk-whom.js';
import { WrittenWords } from './words/written-words.js';
import { Whom } from './whom.port.js';
import { Wording } from './wording.port.js';

/** Whether messages are shown to whoever tries Lekwacht, and go nowhere: outside production, where no mail server is set. */
export const keepsMessages = ({ environment, smtp }: Pick<Config, 'environment' | 'smtp'>): boolean =>
  environment !== 'production' && smtp === undefined;

/** What alarms are made of. Outside production nothing leaves the machine where no mail server is set. */
export function alarmProviders(config: Config): readonly Provider[] {
  const { smtp, gateways, heartbeatUrl, publicUrl } = config;
  const isKept = keepsMessages(config);
  return [
    { provide: HEARTBEAT_URL, useValue: heartbeatUrl },
    ...(isKept ? [KeptMessages] : []),
    isKept
      ? {
          provide: MailSending,
          inject: [KeptMessages, Clock],
          useFactory: (kept: KeptMessages, clock: Clock) => new KeepingMail(kept, clock),
        }
      : {
          provide: MailSending,
          inject: [Clock],
          useFactory: (clock: Clock) => (smtp === undefined ? new NoMail() : new SmtpMail(smtp, clock)),
        },
    isKept
      ? {
          provide: PhoneSending,
          inject: [KeptMessages, Clock],
          useFactory: (kept: KeptMessages, clock: Clock) => new KeepingPhone(kept, clock),
        }
      : { provide: PhoneSending, useValue: new GatewaySending(gateways) },
    { provide: OUTSIDE_RULES, useValue: INTERNET_ONLY },
    HttpsWebhooks,
    { provide: WebhookSending, useExisting: HttpsWebhooks },
    { provide: ReporterAddresses, useClass: DossierReporterAddresses },
    WebhookDeliveries,
    WebhookNotices,
    WebhookRows,
    Webhooks,
    SentStates,
    TestAlarms,
    {
      provide: Wording,
      inject: [OrganisationProfiles],
      useFactory: (profiles: OrganisationProfiles) => new WrittenWords(profiles, publicUrl),
    },
    { provide: Whom, useClass: DeskWhom },
    Addresses,
    AlarmMetrics,
    Dispatch,
    Messages,
    Outbox,
  ];
}
