import type { HeldPlace, FoundPlace, LeaveOutReason } from '../directory/held-of-people.port.js';
import type { Moment } from '../shared/moment.js';
import type { Personal } from '../shared/personal.js';
import type { DomainEvent, RecordedEvent } from '../shared/recorded-event.js';
import type { Wanted } from './wanted.js';

const PREFIX = 'access-request-';

export const ACCESS_REQUEST_STREAMS: readonly string[] = [PREFIX];
export const accessRequestStream = (id: string): string => `${PREFIX}${id}`;
export const accessRequestOf = (stream: string): string => stream.slice(PREFIX.length);

/** How it came. */
export const REQUEST_CHANNELS = ['e-mail', 'letter', 'telephone', 'in-person', 'other'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

/** How it was made sure who asks (Art. 12(6) GDPR); of a document nothing is copied. */
export const IDENTITY_WAYS = [
  'known-here',
  'own-account',
  'called-back',
  'letter-to-known-address',
  'document-shown',
  'representative-authorised',
] as const;
export type IdentityWay = (typeof IDENTITY_WAYS)[number];

/** Of Art. 12(3) GDPR. */
export const EXTENSION_REASONS = ['complex', 'many-requests'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** Of Art. 12(2) and 12(5) GDPR. */
export const REFUSAL_GROUNDS = ['not-identified', 'manifestly-unfounded', 'excessive'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** What was found, and what is left out of it. */
export interface Preparation {
  readonly searchedAt: Moment;
  readonly places: readonly FoundPlace[];
}

/** A place that was not handed over whole: ids alone. */
interface LeftOutPlace extends HeldPlace {
  readonly why: LeaveOutReason;
  /** Words of it; the rest was handed over. */
  readonly inPart: boolean;
}

type Received = DomainEvent<
  'AccessRequestReceived',
  {
    readonly asked: Personal<Wanted>;
    readonly receivedAt: Moment;
    readonly channel: RequestChannel;
    readonly dueAt: Moment;
    /** Of a colleague who asks: he decides on nothing of it. */
    readonly account?: string;
  }
>;
type Identified = DomainEvent<'RequesterIdentified', { readonly how: IdentityWay }>;
type Extended = DomainEvent<
  'AnswerTermExtended',
  { readonly reason: ExtensionReason; readonly dueAt: Moment }
>;
type Prepared = DomainEvent<
  'AccessAnswerPrepared',
  {
    readonly prepared: Personal<Preparation>;
    readonly places: number;
    /** Whether it was searched anew; else what is left out was changed. */
    readonly searched: boolean;
    /** It can be released. */
    readonly ready: boolean;
  }
>;
type Released = DomainEvent<
  'AccessAnswerReleased',
  {
    /** Revision of what was prepared. */
    readonly prepared: number;
    readonly places: number;
    readonly leftOut: readonly LeftOutPlace[];
    /** Forgotten with the rest: then the digest confirms nothing to anybody. */
    readonly salt: Personal<string>;
    readonly contentDigest: string;
  }
>;
type Refused = DomainEvent<'AccessRequestRefused', { readonly ground: RefusalGround }>;
type Withdrawn = DomainEvent<'AccessRequestWithdrawn', Record<string, never>>;
/** The keys of whatever it held of the person are forgotten. */
type Forgotten = DomainEvent<'AccessRequestForgotten', { readonly keys: number }>;

export type AccessRequestEvent =
  Received | Identified | Extended | Prepared | Released | Refused | Withdrawn | Forgotten;

export const ACCESS_REQUEST_EVENT_TYPES = {
  AccessRequestReceived: { schemaVersion: 1 },
  RequesterIdentified: { schemaVersion: 1 },
  AnswerTermExtended: { schemaVersion: 1 },
  AccessAnswerPrepared: { schemaVersion: 1 },
  AccessAnswerReleased: { schemaVersion: 1 },
  AccessRequestRefused: { schemaVersion: 1 },
  AccessRequestWithdrawn: { schemaVersion: 1 },
  AccessRequestForgotten: { schemaVersion: 1 },
} as const satisfies Record<AccessRequestEvent['type'], object>;

interface Done {
  readonly by: string;
  readonly at: Moment;
}

export const REQUEST_STATES = ['open', 'released', 'refused', 'withdrawn'] as const;

/** An access request as its events make it. */
export interface AccessRequest {
  readonly id: string;
  readonly organisation: string;
  readonly state: (typeof REQUEST_STATES)[number];
  readonly asked: Personal<Wanted>;
  readonly receivedAt: Moment;
  readonly channel: RequestChannel;
  readonly account?: string;
  readonly entered: Done;
  /** Until when it is to be answered, as it is now. */
  readonly dueAt: Moment;
  readonly identity?: Done & { readonly how: IdentityWay };
  readonly extension?: Done & { readonly reason: ExtensionReason };
  readonly preparation?: Done & {
    readonly revision: number;
    readonly content: Personal<Preparation>;
    readonly places: number;
    readonly ready: boolean;
  };
  /** Whoever searched or said what is left out. */
  readonly preparedBy: readonly string[];
  readonly release?: Done & Omit<Released['data'], 'salt'> & { readonly salt: Personal<string> };
  readonly refusal?: Done & { readonly ground: RefusalGround };
  readonly endedAt?: Moment;
  readonly forgottenAt?: Moment;
}

/** What people call it. */
export const referenceOfRequest = (id: string): string => `IV-${id.slice(0, 8).toUpperCase()}`;

export function foldAccessRequest(
  history: readonly RecordedEvent[],
  before?: AccessRequest,
): AccessRequest | undefined {
  return history.reduce<AccessRequest | undefined>(after, before);
}

function after(request: AccessRequest | undefined, recorded: RecordedEvent): AccessRequest {
  const { revision, stream, metadata } = recorded;
  const event = recorded.event as AccessRequestEvent;
  const done = { by: metadata.actor.id, at: metadata.recordedAt };
  if (event.type === 'AccessRequestReceived')
    return {
      ...event.data,
      id: accessRequestOf(stream),
      organisation: metadata.organisation,
      state: 'open',
      entered: done,
      preparedBy: [],
    };
  if (request === undefined) throw new Error('an access request begins by being received');
  switch (event.type) {
    case 'RequesterIdentified':
      return { ...request, identity: { ...done, ...event.data } };
    case 'AnswerTermExtended':
      return {
        ...request,
        dueAt: event.data.dueAt,
        extension: { ...done, reason: event.data.reason },
      };
    case 'AccessAnswerPrepared': {
      const { prepared: content, places, ready } = event.data;
      return {
        ...request,
        preparation: { ...done, revision, content, places, ready },
        preparedBy: [...new Set([...request.preparedBy, done.by])],
      };
    }
    case 'AccessAnswerReleased':
      return { ...request, state: 'released', release: { ...done, ...event.data }, endedAt: done.at };
    case 'AccessRequestRefused':
      return { ...request, state: 'refused', refusal: { ...done, ...event.data }, endedAt: done.at };
    case 'AccessRequestWithdrawn':
      return { ...request, state: 'withdrawn', endedAt: done.at };
    case 'AccessRequestForgotten':
      return { ...request, forgottenAt: done.at };
  }
}
