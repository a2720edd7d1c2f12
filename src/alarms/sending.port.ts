import type { Language } from '../law/sentence.js';
import type { Channel, Notice } from './notice.js';

/** What goes out by mail or phone. */
export interface Message {
  /** UUID, the same at every try: a mail's Message-ID is made of it, a gateway recognises it by that. */
  readonly id: string;
  /** One plain address, or a phone number. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** An iCalendar object. */
  readonly calendar?: string;
  readonly language: Language;
}

/** What became of a message. Both texts are codes that are kept and shown: never a text of others, never an address. */
export type Handed =
  | 'sent'
  /** It may go another time. */
  | { readonly later: string }
  /** It will be refused whenever it is tried. */
  | { readonly never: string };

export abstract class MailSending {
  /** Answers also where nothing can be reached; never throws, but for an aborted signal. */
  abstract send(message: Message, signal: AbortSignal): Promise<Handed>;
  /** @returns a code of what is wrong; nothing where mail can go out */
  abstract check(): Promise<string | undefined>;
}

export abstract class PhoneSending {
  /** As that of {@link MailSending}. Where no gateway is set: `{ never: 'no-gateway' }`. */
  abstract send(channel: 'text' | 'voice', message: Message, signal: AbortSignal): Promise<Handed>;
  /** Whether a gateway is set for it. */
  abstract carries(channel: 'text' | 'voice'): boolean;
  /** As that of {@link MailSending}. */
  abstract check(): Promise<string | undefined>;
}

export abstract class WebhookSending {
  /**
   * As that of {@link MailSending}.
   * @param id of the message, the same at every try
   * @param notices of one organisation and one webhook
   */
  abstract send(
    id: string,
    webhook: string,
    notices: readonly Notice[],
    signal: AbortSignal,
  ): Promise<Handed>;
}

/** Where a notice goes to, and in which language. */
export interface Addressee {
  /** One plain address, or a phone number. */
  readonly to: string;
  readonly language: Language;
}

/** The address a reporter left in a dossier, where he may be written to. */
export abstract class ReporterAddresses {
  /** @returns nothing where there is none (any more), or he is not to be written to now */
  abstract of(breach: string, channel: Channel): Promise<Addressee | undefined>;
}
