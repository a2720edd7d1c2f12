import type { NoticeKind } from '../notice.js';

/** What a message says of its dossier. None of it tells what happened, or to whom. */
export interface About {
  /** What the organisation is called. */
  readonly organisation: string;
  readonly reference?: string;
  /** A length of time in words, or that it is over. */
  readonly left?: string;
  /** Codes and numbers of the notice. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface KindWords {
  /** Of a mail: others see it on a locked screen. */
  readonly subject: string;
  /** What to do, in one sentence: whoever is woken reads no further at first. */
  readonly act: (about: About) => string;
  /** Why, in a sentence or two. */
  readonly why: (about: About) => string;
  /** Of a text message, which says it in a few words. */
  readonly brief: (about: About) => string;
}

/** The words of the messages in one language: a kind of notice that has none does not compile. */
export interface NoticeWords {
  readonly kinds: Readonly<Record<NoticeKind, KindWords>>;
  readonly organisation: string;
  readonly reference: string;
  /** Of the term that the message speaks of. */
  readonly term: string;
  readonly until: (at: string) => string;
  readonly over: (since: string) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  readonly link: string;
  /** Where this desk has no address that browsers reach. */
  readonly noLink: string;
  readonly several: (count: number) => string;
  readonly briefSeveral: (count: number) => string;
  /** At the end of a mail to somebody who works there, and to a reporter. */
  readonly footer: Readonly<Record<'staff' | 'reporter', (organisation: string) => string>>;
  /** A call: nobody sees who it is from. */
  readonly spoken: (said: string, organisation: string, reference: string | undefined) => string;
  readonly calendar: (organisation: string, reference: string | undefined) => string;
}
