import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { isSamePlace, type PersonalDataErased } from './erasure.js';
import { append, fields } from './fields.js';

/** What a file may be, by what stands in it and not by what it is called. */
export const MEDIA_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.ms-outlook',
  'message/rfc822',
  'text/csv',
  'text/plain',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** In one dossier. */
export const MOST_ATTACHMENTS = 10;

/** A file came in. What stands in it lies beside the log, sealed under a key of its own (ADR 47). */
export type AttachmentReceived = DomainEvent<
  'AttachmentReceived',
  {
    readonly attachment: string;
    readonly name: Personal<string>;
    readonly description?: Personal<string>;
    readonly mediaType: MediaType;
    readonly bytes: number;
    /** SHA-256 (hex) over the sealed pieces: it tells that one is missing or another, and confirms no guess. */
    readonly digest: string;
    /** Whoever forgets the key of this value forgets the file. As numbers, which no search for a text meets. */
    readonly fileKey: Personal<readonly number[]>;
  }
>;

export const VERDICTS = ['clean', 'infected'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type AttachmentScanned = DomainEvent<
  'AttachmentScanned',
  {
    readonly attachment: string;
    readonly verdict: Verdict;
    /** What the scanner calls what it found. */
    readonly signature?: string;
  }
>;

export type ReceiveAttachment = Command<'ReceiveAttachment', AttachmentReceived['data']>;
export type RecordScan = Command<'RecordScan', AttachmentScanned['data']>;

type Received = AttachmentReceived['data'];

export interface Attachment extends Received {
  /** Of the event that recorded it. */
  readonly revision: number;
  readonly at: Moment;
  /** Whether the reporter sent it, or somebody here. */
  readonly from: 'reporter' | 'organisation';
  /** Absent: not scanned. */
  readonly scan?: Omit<AttachmentScanned['data'], 'attachment'> & { readonly at: Moment };
  /** Revision of the erasure with which it went. */
  readonly erasedBy?: number;
}

export interface AttachmentFields {
  readonly attachments: readonly Attachment[];
}

const FILE_KEY = '/fileKey';

export const attachments = fields<
  AttachmentFields,
  AttachmentReceived | AttachmentScanned | PersonalDataErased
>({
  initial: { attachments: [] },
  on: {
    AttachmentReceived: (_, data, { revision, recordedAt: at, actor }) => ({
      attachments: append({
        ...data,
        ...{ revision, at },
        from: actor.role === 'reporter' ? 'reporter' : 'organisation',
      }),
    }),
    AttachmentScanned: ({ attachments: all }, { attachment, ...scan }, { recordedAt: at }) => ({
      attachments: all.map((one) =>
        one.attachment === attachment ? { ...one, scan: { ...scan, at } } : one,
      ),
    }),
    PersonalDataErased: ({ attachments: all }, { places }, { revision: erasedBy }) => ({
      attachments: all.map((one) => {
        const place = { revision: one.revision, pointer: FILE_KEY };
        return places.some((erased) => isSamePlace(erased, place)) ? { ...one, erasedBy } : one;
      }),
    }),
  },
});

/** What was erased makes room. @throws Refusal */
export function refuseTooMany({ attachments: all }: AttachmentFields): void {
  if (all.filter(({ erasedBy }) => erasedBy === undefined).length >= MOST_ATTACHMENTS) {
    throw new Refusal('too-many-attachments', `A dossier holds at most ${MOST_ATTACHMENTS} files.`);
  }
}

/** What a reporter adds after the end opens the dossier again, as what he writes does. */
function receiveAttachment(
  breach: AttachmentFields & EndingFields,
  { type: _type, ...data }: ReceiveAttachment,
  { actor }: DecisionContext,
): readonly (AttachmentReceived | BreachReopened)[] {
  if (breach.attachments.some(({ attachment }) => attachment === data.attachment)) return [];
  refuseTooMany(breach);
  return [
    { type: 'AttachmentReceived', data },
    ...(actor.role === 'reporter' ? reopenedByNewEvent(breach, 'report-supplemented') : []),
  ];
}

function recordScan(
  { attachments: all }: AttachmentFields,
  { type: _type, ...data }: RecordScan,
): readonly AttachmentScanned[] {
  const known = all.find(({ attachment }) => attachment === data.attachment);
  const isToScan = known !== undefined && known.scan === undefined && known.erasedBy === undefined;
  return isToScan ? [{ type: 'AttachmentScanned', data }] : [];
}

export const attachmentDecisions = {
  // What somebody finds later belongs to it as well.
  ReceiveAttachment: alsoWhen('ended', receiveAttachment),
  RecordScan: alsoWhen('ended-or-merged', recordScan),
} satisfies Decisions;
