import {
  ErasableText,
  ListOf,
  ListOfWords,
  Words,
  type Withheld,
} from '../../platform/http/answer-fields.js';
import { Count, Nested, OneOf, SlugField, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { KEY_SCOPES, type KeyScope } from '../../shared/personal.js';
import {
  DELIVERIES,
  INQUIRERS,
  OMISSION_GROUNDS,
  type Delivery,
  type Inquirer,
  type OmissionGround,
} from './inquiry.js';

/** An inquiry in a list. */
export class ListedInquiryAnswer {
  @UuidField() readonly id!: string;
  @Words({ description: 'What people call it.' }) readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @OneOf(INQUIRERS) readonly inquirer!: Inquirer;
  @MomentField() readonly from!: Moment;
  @MomentField() readonly until!: Moment;
  @MomentField() readonly openedAt!: Moment;
  @MomentField({ optional: true }) readonly closedAt?: Moment;
  @ListOfWords({ description: 'Ids of its dossiers.' }) readonly dossiers!: readonly string[];
  @Count({ min: 0, max: 1_000_000, description: 'Bundles that were made.' }) readonly bundles!: number;
}

export class InquiriesAnswer {
  @ListOf(() => ListedInquiryAnswer, { description: 'Open ones first, the newest first.' })
  readonly inquiries!: readonly ListedInquiryAnswer[];
}

class OmissionAnswer {
  @UuidField() readonly dossier!: string;
  @Count({ min: 0, max: 1_000_000, optional: true }) readonly revision?: number;
  @Words({ optional: true }) readonly pointer?: string;
  @OneOf(KEY_SCOPES, { optional: true }) readonly scope?: KeyScope;
  @OneOf(OMISSION_GROUNDS) readonly ground!: OmissionGround;
}

class BundleDoneAnswer {
  @Words({ description: 'Actor id.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
}

class BundleDeliveryAnswer extends BundleDoneAnswer {
  @MomentField() readonly deliveredAt!: Moment;
  @OneOf(DELIVERIES) readonly how!: Delivery;
  @ErasableText() readonly to!: string | Withheld;
}

export class BundleAnswer extends BundleDoneAnswer {
  @Words({ description: 'SHA-256 of its list of files: which bundle it is.' }) readonly manifest!: string;
  @Count({ min: 0, max: 1_000_000 }) readonly files!: number;
  @Count({ min: 0, max: 10_000_000, description: 'Texts that are not shown.' }) readonly leftOut!: number;
  @ListOf(() => BundleDeliveryAnswer) readonly deliveries!: readonly BundleDeliveryAnswer[];
}

export class InquiryAnswer extends ListedInquiryAnswer {
  @Count({ min: 0, max: 1_000_000 }) readonly revision!: number;
  @ErasableText() readonly askedBy!: string | Withheld;
  @Words() readonly ground!: string;
  @ListOf(() => OmissionAnswer) readonly omitted!: readonly OmissionAnswer[];
  @ListOfWords({ optional: true, description: 'Absent: every auditor.' })
  readonly auditors?: readonly string[];
  @Nested(() => BundleDoneAnswer) readonly opened!: BundleDoneAnswer;
  @ListOf(() => BundleAnswer) readonly made!: readonly BundleAnswer[];
}

export class InquiryDoneAnswer {
  @UuidField() readonly id!: string;
  @Count({ min: 0, max: 1_000_000 }) readonly revision!: number;
}
