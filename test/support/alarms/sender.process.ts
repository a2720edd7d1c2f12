// Sends what the outbox holds until it is killed: <database> <port of a mail server> [new-ids]. With `new-ids`, every try is another message.
import { randomUUID } from 'node:crypto';
import { SmtpMail } from '../../../src/alarms/mail/smtp-mail.js';
import type { Message } from '../../../src/alarms/sending.port.js';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { SystemClock } from '../../../src/platform/time/clock.port.js';
import { Ticking } from '../../../src/platform/time/ticking.js';
import { alarmDesk } from './alarm-desk.js';

class NewIds extends SmtpMail {
  override send(message: Message, signal: AbortSignal) {
    return super.send({ ...message, id: randomUUID() }, signal);
  }
}

const [connectionString = '', port = '', fault] = process.argv.slice(2);
const postgres = await openPostgres({ connectionString }, { maxConnections: 6 });
const clock = new SystemClock();
const settings = {
  ...{ host: '127.0.0.1', port: Number(port), isSecure: false, mustEncrypt: false },
  from: 'meldplek@lekwacht.test',
};
const mail = fault === 'new-ids' ? new NewIds(settings, clock) : new SmtpMail(settings, clock);
const { sender } = alarmDesk(postgres, mail, clock);
new Ticking([sender], (_name, error) => {
  process.stderr.write(`${String(error)}\n`);
}).start();
process.stdout.write('it sends\n');
