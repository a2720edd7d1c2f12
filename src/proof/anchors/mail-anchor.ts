import { v4 as uuidv4 } from 'uuid';
import type { MailSending } from '../../alarms/sending.port.js';
import type { Language } from '../../law/sentence.js';
import { CheckpointAnchor } from './anchor.port.js';

const DAY_MS = 24 * 60 * 60_000;
const SENDING_MS = 60_000;

/** Mailboxes of people outside, such as the FG's own or the accountant's. Their server's date is good evidence of time. */
export class MailAnchor extends CheckpointAnchor {
  readonly name = 'mail';
  /** A person reads it: once a day is enough. */
  readonly everyMs = DAY_MS;

  /** @param to plain addresses */
  constructor(
    private readonly mail: MailSending,
    private readonly to: readonly string[],
    private readonly language: Language = 'nl',
  ) {
    super();
  }

  override async publish(note: string): Promise<string> {
    const ids: string[] = [];
    for (const to of this.to) {
      const id = uuidv4();
      const message = { id, to, language: this.language, ...wordsOf(note) };
      const handed = await this.mail.send(message, AbortSignal.timeout(SENDING_MS));
      if (handed !== 'sent')
        throw new Error(`the mail was not taken: ${'later' in handed ? handed.later : handed.never}`);
      ids.push(id);
    }
    return `message-id ${ids.join(' ')}`;
  }
}

/** In both languages: who keeps it may be anybody. */
function wordsOf(note: string): { readonly subject: string; readonly text: string } {
  return {
    subject: 'Lekwacht: controlepunt / checkpoint',
    text: [
      'Bewaar dit bericht. Met de regels hieronder laat zich later aantonen dat het logboek van het datalekmeldpunt tot en met',
      'dit punt niet is veranderd. Er staat niets persoonlijks in.',
      '',
      'Keep this message. The lines below later prove that the log of the breach desk was not changed up to this point.',
      'They hold nothing personal.',
      '',
      note,
    ].join('\n'),
  };
}
