import { PlaceAnswer } from '../breach/contract/erasure.answer.js';
import { SentenceAnswer } from '../breach/contract/duty.answer.js';
import { ERASABLE, ERASURE_GROUNDS, type Erasable, type ErasureGround } from '../breach/domain/erasure.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Count, Flag, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

const REVISION = { min: 0, max: 1_000_000 } as const;

class ErasedPlaceAnswer extends PlaceAnswer {
  @Words({ description: 'Type of the event it stood in.' }) readonly event!: string;
  @Flag({ description: 'Whether another text is shown instead.' }) readonly replaced!: boolean;
}

class LeftTheHouseAnswer {
  @Count({ ...REVISION, description: 'Of the event.' }) readonly revision!: number;
  @Words({ description: 'Its type.' }) readonly event!: string;
  @MomentField() readonly at!: Moment;
}

/** What was erased, by whom, on which ground, and what that means. Holds nothing that was erased. */
export class CertificateAnswer {
  @UuidField() readonly id!: string;
  @Words() readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @Count({ ...REVISION, description: 'Revision of the event that proposed it.' }) readonly erasure!: number;
  @OneOf(ERASABLE) readonly what!: Erasable;
  @OneOf(ERASURE_GROUNDS) readonly ground!: ErasureGround;
  @Words() readonly reason!: string;
  @UuidField({ description: 'Actor id.' }) readonly proposedBy!: string;
  @MomentField() readonly proposedAt!: Moment;
  @UuidField({ description: 'Actor id of the second person.' }) readonly approvedBy!: string;
  @MomentField({ description: 'From then on it is shown nowhere.' }) readonly approvedAt!: Moment;
  @Words({ optional: true, description: 'Why, against the objection of the FG.' })
  readonly despiteObjection?: string;
  @ListOf(() => ErasedPlaceAnswer) readonly places!: readonly ErasedPlaceAnswer[];
  @MomentField({ optional: true, description: 'When the keys were forgotten; absent: not yet.' })
  readonly keysForgottenAt?: Moment;
  @Words({ optional: true, description: 'Day from which no backup should open it either; with that moment.' })
  readonly definitiveBy?: string;
  @Flag({ description: 'Whether every wrapping key that could still open it in a backup is destroyed.' })
  readonly definitive!: boolean;
  @Count({
    min: 1,
    max: 1_000_000,
    optional: true,
    description: 'People on the list of people concerned, which was erased with the dossier.',
  })
  readonly affectedPeople?: number;
  @ListOf(() => LeftTheHouseAnswer, { description: 'What was sent before, and is out of reach.' })
  readonly leftTheHouse!: readonly LeftTheHouseAnswer[];
  @ListOf(() => SentenceAnswer, { description: 'What this certificate says and does not say, for people.' })
  readonly remarks!: readonly SentenceAnswer[];
}
