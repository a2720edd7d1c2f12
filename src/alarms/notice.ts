import { derivedUuid } from '../shared/derived-uuid.js';
import type { Moment } from '../shared/moment.js';

export const CHANNELS = ['mail', 'text', 'voice', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Resolved to an address when it is sent: no address lies in the outbox. */
export type Recipient =
  /** Id of a step of the organisation's ladder. */
  | { readonly kind: 'step'; readonly step: string }
  /** The FG of the profile. */
  | { readonly kind: 'fg' }
  /** A step of the ladder, or else the FG, as the profile had him before the event of that revision. */
  | { readonly kind: 'former'; readonly before: number; readonly step?: string }
  /** Of the dossier, where he may be written to. */
  | { readonly kind: 'reporter' }
  | { readonly kind: 'webhook'; readonly id: string };

export const NOTICE_KINDS = [
  'report',
  'danger',
  'rung',
  'nobody-reached',
  'deadline-near',
  'deadline-missed',
  'nobody-looked',
  'duty',
  'digest',
  'test-alarm',
  'sending-fails',
  'profile-changed',
  'profile-proposed',
  'reporter-received',
  'reporter-taken',
  'reporter-question',
  'reporter-outcome',
  'event',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** That somebody is to hear of something, over one channel. Nothing personal, and nothing of what a dossier says. */
export interface Notice {
  /** UUID: of the event it is about, or derived for digests and tests. */
  readonly cause: string;
  /** When that was recorded: what is older than its limit is not sent any more. */
  readonly at: Moment;
  /** Slug. */
  readonly organisation: string;
  readonly breach?: string;
  readonly reference?: string;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly recipient: Recipient;
  /** Sent alone and at once; others of one recipient within a minute are one message. */
  readonly urgent: boolean;
  /** Not before. */
  readonly notBefore?: Moment;
  /** End of the term it speaks of. */
  readonly dueAt?: Moment;
  /** Codes and numbers only (duty name, rung, deadline name, count): nothing personal, no content. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

const NAMESPACE = '0a0a6f0e-3d0b-5a53-8f0c-6c1f4f2d9b7e';

/** The same of one cause, channel and recipient for the reactor, the spool and every process. */
export function noticeId({ cause, channel, recipient }: Notice): string {
  return derivedUuid(JSON.stringify([cause, channel, recipientKey(recipient)]), NAMESPACE);
}

/** One text for one recipient of an organisation. */
export function recipientKey(recipient: Recipient): string {
  if (recipient.kind === 'step') return `step:${recipient.step}`;
  if (recipient.kind === 'former') return `former:${recipient.before}:${recipient.step ?? ''}`;
  return recipient.kind === 'webhook' ? `webhook:${recipient.id}` : recipient.kind;
}
