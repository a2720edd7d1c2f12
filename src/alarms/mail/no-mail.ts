import { type Handed, MailSending } from '../sending.port.js';

/** No server is set: messages wait, and everybody who looks is told that they do. */
export class NoMail extends MailSending {
  override send(): Promise<Handed> {
    return Promise.resolve({ later: 'no-mail-server' });
  }

  override check(): Promise<string> {
    return Promise.resolve('no-mail-server');
  }
}
