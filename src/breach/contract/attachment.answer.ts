import { ErasableText, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Count, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { LARGEST_FILE_BYTES } from '../../platform/http/upload.js';
import type { Moment } from '../../shared/moment.js';
import { MEDIA_TYPES, VERDICTS, type MediaType, type Verdict } from '../domain/attachments.js';

const REVISION = { min: 0, max: 1_000_000 } as const;

class ScanAnswer {
  @OneOf(VERDICTS) readonly verdict!: Verdict;
  @Words({ optional: true, description: 'What the scanner calls what it found.' })
  readonly signature?: string;
  @MomentField() readonly at!: Moment;
}

/** A file of the dossier; what stands in it is downloaded. */
export class AttachmentAnswer {
  @UuidField() readonly attachment!: string;
  @Count({ ...REVISION, description: 'Of the event that recorded it.' }) readonly revision!: number;
  @ErasableText() readonly name!: string | Withheld;
  @ErasableText({ optional: true }) readonly description?: string | Withheld;
  @OneOf(MEDIA_TYPES, { description: 'By what stands in it.' }) readonly mediaType!: MediaType;
  @Count({ min: 1, max: LARGEST_FILE_BYTES }) readonly bytes!: number;
  @Words({ description: 'SHA-256 (hex) over what is stored of it, which is sealed.' })
  readonly digest!: string;
  @MomentField({ description: 'When it came in.' }) readonly at!: Moment;
  @OneOf(['reporter', 'organisation'], { description: 'Who sent it.' })
  readonly from!: 'reporter' | 'organisation';
  @Nested(() => ScanAnswer, { optional: true, description: 'Absent: no scanner has judged it.' })
  readonly scan?: ScanAnswer;
  @Count({ ...REVISION, optional: true, description: 'Revision of the erasure with which it went.' })
  readonly erasedBy?: number;
}
