import { derivedUuid } from '../../shared/derived-uuid.js';
import type { MailSending } from '../../alarms/sending.port.js';
import type { Language } from '../../law/sentence.js';
import { CheckpointAnchor } from './anchor.port.js';

const DAY_MS = 24 * 60 * 60_000;
const SENDING_MS = 60_000;
const NAMESPACE = 'b8d6d0a4-1f0e-5b7c-9a51-0a6f8f4f2c3d';

/**
 * A mailbox of somebody outside, such as the FG's own or the accountant's: its server's date is good evidence of time. Each box is an
 * anchor of its own, so what one of them does not take is written again to that one alone.
 */
export class MailAnchor extends CheckpointAnchor {
  /** A person reads it: once a day is enough. */
  readonly everyMs = DAY_MS;

  /** @param name nothing of the address: it stands in answers and on pages @param to a plain address */
  constructor(
    readonly name: string,
    private readonly mail: MailSending,
    private readonly to: string,
    private readonly language: Language = 'nl',
  ) {
    super();
  }

  override async publish(note: string): Promise<string> {
    // The same at every try: a box that got it and could not say so gets nothing that looks new.
    const id = derivedUuid(`${this.to}\n${note}`, NAMESPACE);
    const message = { id, to: this.to, language: this.language, ...wordsOf(note) };
    const handed = await this.mail.send(message, AbortSignal.timeout(SENDING_MS));
    if (handed !== 'sent')
      throw new Error(`the mail was not taken: ${'later' in handed ? handed.later : handed.never}`);
    return `message-id ${id}`;
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
