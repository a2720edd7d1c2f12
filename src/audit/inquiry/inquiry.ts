import type { KeyScope, Personal } from '../../shared/personal.js';
import type { Moment } from '../../shared/moment.js';
import type { DomainEvent, RecordedEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';

const PREFIX = 'inquiry-';

export const INQUIRY_STREAMS: readonly string[] = [PREFIX];
export const inquiryStream = (id: string): string => `${PREFIX}${id}`;
export const inquiryOf = (stream: string): string => stream.slice(PREFIX.length);

/** Who asks. */
export const INQUIRERS = ['ap', 'court', 'external-auditor', 'internal-audit', 'other'] as const;
export type Inquirer = (typeof INQUIRERS)[number];

/** Why a text is not shown, though it is asked for. */
export const OMISSION_GROUNDS = [
  'rights-of-others',
  'professional-secrecy',
  'legal-privilege',
  'safety-of-person',
  'outside-the-inquiry',
] as const;
export type OmissionGround = (typeof OMISSION_GROUNDS)[number];

/**
 * What is not shown of a dossier: one text, all texts of an event, or all of one kind. Codes, moments and decisions are always
 * shown: without them nobody could see that the dossier is whole.
 */
export interface Omission {
  readonly dossier: string;
  /** Of the event; absent: wherever it stands. */
  readonly revision?: number;
  /** JSON pointer into its data, as it is stored; absent: all of the event. */
  readonly pointer?: string;
  /** Absent: of every kind. */
  readonly scope?: KeyScope;
  readonly ground: OmissionGround;
}

/** How a bundle was handed over. */
export const DELIVERIES = ['in-person', 'secure-transfer', 'registered-post', 'other'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface InquiryAsked {
  readonly dossiers: readonly string[];
  /** What it is about; dossiers are shown whole. */
  readonly from: Moment;
  readonly until: Moment;
  readonly inquirer: Inquirer;
  /** Who it is, and by which letter. */
  readonly askedBy: Personal<string>;
  readonly ground: RegisterText;
  readonly omitted: readonly Omission[];
  /** Actor ids; without, every auditor of the organisation. */
  readonly auditors?: readonly string[];
}

type Opened = DomainEvent<'InquiryOpened', InquiryAsked>;
/** Everything that can be read of the dossiers was put together; proofs follow it, up to this very event. */
type BundleMade = DomainEvent<
  'InquiryBundleMade',
  {
    /** SHA-256, hex, of the list that says the digest of every file. */
    readonly manifest: string;
    readonly files: number;
    /** Of each dossier the last event that can be read in it. */
    readonly through: readonly { readonly dossier: string; readonly revision: number }[];
    /** How many texts are not shown. */
    readonly leftOut: number;
  }
>;
type Delivered = DomainEvent<
  'InquiryBundleDelivered',
  {
    readonly manifest: string;
    readonly deliveredAt: Moment;
    readonly how: Delivery;
    readonly to: Personal<string>;
  }
>;
type Closed = DomainEvent<'InquiryClosed', Record<string, never>>;

export type InquiryEvent = Opened | BundleMade | Delivered | Closed;

export const INQUIRY_EVENT_TYPES = {
  InquiryOpened: { schemaVersion: 1, registerTexts: ['/ground'] },
  InquiryBundleMade: { schemaVersion: 1 },
  InquiryBundleDelivered: { schemaVersion: 1 },
  InquiryClosed: { schemaVersion: 1 },
} as const satisfies Record<InquiryEvent['type'], object>;

interface Done {
  readonly by: string;
  readonly at: Moment;
}

export interface Bundle extends Done, Omit<BundleMade['data'], 'through'> {
  readonly deliveries: readonly (Done & Omit<Delivered['data'], 'manifest'>)[];
}

export interface Inquiry extends InquiryAsked {
  readonly id: string;
  readonly organisation: string;
  readonly opened: Done;
  readonly bundles: readonly Bundle[];
  readonly closed?: Done;
}

/** What people call it. */
export const referenceOfInquiry = (id: string): string => `OZ-${id.slice(0, 8).toUpperCase()}`;

export function foldInquiry(history: Iterable<RecordedEvent>, before?: Inquiry): Inquiry | undefined {
  let inquiry = before;
  for (const recorded of history) inquiry = after(inquiry, recorded);
  return inquiry;
}

function after(inquiry: Inquiry | undefined, recorded: RecordedEvent): Inquiry {
  const { stream, metadata } = recorded;
  const event = recorded.event as InquiryEvent;
  const done = { by: metadata.actor.id, at: metadata.recordedAt };
  if (event.type === 'InquiryOpened')
    return {
      ...event.data,
      id: inquiryOf(stream),
      organisation: metadata.organisation,
      opened: done,
      bundles: [],
    };
  if (inquiry === undefined) throw new Error('an inquiry begins by being opened');
  switch (event.type) {
    case 'InquiryBundleMade': {
      const { through: _through, ...made } = event.data;
      return { ...inquiry, bundles: [...inquiry.bundles, { ...made, ...done, deliveries: [] }] };
    }
    case 'InquiryBundleDelivered': {
      const { manifest, ...delivered } = event.data;
      return {
        ...inquiry,
        bundles: inquiry.bundles.map((bundle) =>
          bundle.manifest === manifest
            ? { ...bundle, deliveries: [...bundle.deliveries, { ...delivered, ...done }] }
            : bundle,
        ),
      };
    }
    case 'InquiryClosed':
      return { ...inquiry, closed: done };
  }
}

/** Whether it is open for this auditor, and about this dossier. */
export function isOpenFor(inquiry: Inquiry, person: string, dossier: string): boolean {
  const { closed, auditors, dossiers } = inquiry;
  return (
    closed === undefined &&
    dossiers.includes(dossier) &&
    (auditors === undefined || auditors.includes(person))
  );
}
