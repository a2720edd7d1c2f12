import { randomUUID } from 'node:crypto';
import { Addresses } from '../../../src/alarms/addresses.js';
import { Dispatch } from '../../../src/alarms/dispatch.js';
import type { Notice } from '../../../src/alarms/notice.js';
import { Messages } from '../../../src/alarms/outbox/messages.js';
import { Outbox } from '../../../src/alarms/outbox/outbox.js';
import { AlarmSender } from '../../../src/alarms/outbox/sender.timer.js';
import type { MailSending } from '../../../src/alarms/sending.port.js';
import { WrittenWords } from '../../../src/alarms/words/written-words.js';
import { KeepingPhone } from '../../../src/alarms/development/keeping.js';
import { KeptMessages } from '../../../src/alarms/development/kept-messages.js';
import type { LiveProfiles } from '../../../src/organisations/live-profiles.js';
import type { OrganisationLog } from '../../../src/organisations/organisation-log.js';
import { organisationProfile } from '../../../src/organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../../src/organisations/organisation-profiles.js';
import { createLog } from '../../../src/platform/log/log.js';
import type { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import type { Clock } from '../../../src/platform/time/clock.port.js';
import { moment } from '../../../src/shared/moment.js';

export const AT = moment('2026-06-01T09:00:00+02:00');

const texts = { intro: 'Meld het.', inDanger: 'Bel 112.', whatHappensNext: 'Bewaar het nummer.' };

/** Two on its ladder, of whom the second has no telephone, and an FG. */
const PROFILES = new OrganisationProfiles([
  organisationProfile.parse({
    ...{ slug: 'kadera', name: 'Kadera', document: { title: 'Privacy' }, statedIn: {}, notStated: [] },
    reporterTexts: { nl: texts, en: texts },
    fg: { name: 'Roos Canarie', contact: { email: 'fg@kadera.test' } },
    onCallLadder: [
      {
        ...{ id: 'dienst', role: 'achterwacht', function: 'on-call', afterMinutes: 0 },
        contact: { email: 'dienst@kadera.test', phone: '06-11111111' },
      },
      {
        ...{ id: 'bestuur', role: 'bestuurder', function: 'board', afterMinutes: 10 },
        contact: { email: 'bestuur@kadera.test' },
      },
    ],
  }),
]);

export const aNotice = (more: Partial<Notice> = {}): Notice => ({
  ...{ cause: randomUUID(), at: AT, organisation: 'kadera', breach: randomUUID(), kind: 'danger' },
  ...{ reference: 'DL-2026-7K3F-9Q2M', channel: 'mail', recipient: { kind: 'step', step: 'dienst' } },
  urgent: true,
  ...more,
});

/** The outbox and its sender as the desk puts them together, with whatever sends. */
export function alarmDesk(postgres: Postgres, mail: MailSending, clock: Clock) {
  const logged: string[] = [];
  const log = createLog(
    { environment: 'production', logLevel: 'debug' },
    { write: (line) => void logged.push(line) },
  );
  const kept = new KeptMessages();
  const phone = new KeepingPhone(kept, clock);
  const outbox = new Outbox(postgres, clock);
  const dispatch = new Dispatch(
    new Addresses(
      { asFarAsKnown: (slug: string) => Promise.resolve(PROFILES.find(slug)) } as LiveProfiles,
      {} as OrganisationLog,
      { of: () => Promise.resolve(undefined) },
    ),
    new WrittenWords(PROFILES, 'https://lekwacht.test'),
    mail,
    phone,
    { send: () => Promise.resolve({ never: 'no-webhook' }) },
    clock,
  );
  const messages = new Messages(postgres);
  const sender = new AlarmSender(messages, outbox, dispatch, phone, PROFILES, postgres, clock, log);
  return { outbox, messages, sender, logged, texts: kept };
}
