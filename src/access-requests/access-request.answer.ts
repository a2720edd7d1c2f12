import {
  HELD_SOURCES,
  LEAVE_OUT_REASONS,
  MATCHES,
  type HeldSource,
  type LeaveOutReason,
  type Match,
} from '../directory/held-of-people.port.js';
import { Erasable, ListOf, ListOfWords, Words, type Withheld } from '../platform/http/answer-fields.js';
import { Count, Flag, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { ListOfUuids } from '../platform/http/list-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import {
  EXTENSION_REASONS,
  IDENTITY_WAYS,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  REQUEST_STATES,
  type AccessRequest,
  type ExtensionReason,
  type IdentityWay,
  type RefusalGround,
  type RequestChannel,
} from './access-request.js';
import { MOST_PLACES } from './deciding.js';

/** A request without anything of the person: what lists show. */
export class ListedRequestAnswer {
  @UuidField() readonly id!: string;
  @Words({ description: 'What people call it.' }) readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @OneOf(REQUEST_STATES) readonly state!: AccessRequest['state'];
  @MomentField() readonly receivedAt!: Moment;
  @MomentField({ description: 'Until when it is to be answered (Art. 12(3) GDPR).' }) readonly dueAt!: Moment;
  @Flag({ description: 'Not answered in time.' }) readonly late!: boolean;
  @Flag() readonly identified!: boolean;
  @Flag({ description: 'It waits for a second person, who releases it.' }) readonly ready!: boolean;
  @MomentField({ optional: true }) readonly endedAt?: Moment;
}

export class AccessRequestsAnswer {
  @MomentField() readonly asOf!: Moment;
  @ListOf(() => ListedRequestAnswer, { description: 'To be answered, the nearest term first.' })
  readonly open!: readonly ListedRequestAnswer[];
  @ListOf(() => ListedRequestAnswer, { description: 'Answered, refused or withdrawn, the latest first.' })
  readonly ended!: readonly ListedRequestAnswer[];
  @Words({ optional: true, description: 'Of the next page of what has ended; absent on the last.' })
  readonly next?: string;
}

export class AccessRequestDoneAnswer {
  @UuidField() readonly id!: string;
  @Count({ min: 0, max: 1_000_000 }) readonly revision!: number;
}

class AskedAnswer {
  @Words({ optional: true }) readonly name?: string;
  @Words({ optional: true }) readonly email?: string;
  @Words({ optional: true }) readonly phone?: string;
  @Words({ optional: true }) readonly clientNumber?: string;
}

class DoneAnswer {
  @UuidField({ description: 'Actor id.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
}

class IdentityAnswer extends DoneAnswer {
  @OneOf(IDENTITY_WAYS) readonly how!: IdentityWay;
}

class ExtensionAnswer extends DoneAnswer {
  @OneOf(EXTENSION_REASONS) readonly reason!: ExtensionReason;
}

class RefusalAnswer extends DoneAnswer {
  @OneOf(REFUSAL_GROUNDS) readonly ground!: RefusalGround;
}

/** A place that was found, as the reader may see it. */
class ShownPlaceAnswer {
  @OneOf(HELD_SOURCES) readonly source!: HeldSource;
  @UuidField({ description: 'Of the dossier or the person.' }) readonly of!: string;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Of a dossier.' }) readonly revision?: number;
  @Words({ description: 'JSON pointer.' }) readonly pointer!: string;
  @OneOf(MATCHES, { description: '`part`: only a part of the name.' }) readonly match!: Match;
  @Words({ optional: true, description: 'What people call the dossier.' }) readonly reference?: string;
  @Words({ optional: true, description: 'Type of the event it stands in.' }) readonly event?: string;
  @MomentField({ optional: true }) readonly at?: Moment;
  @Words({ optional: true, description: 'All of it; absent where it was erased since.' })
  readonly text?: string;
  @OneOf(LEAVE_OUT_REASONS, { optional: true, description: 'Why nothing of it is handed over.' })
  readonly why?: LeaveOutReason;
  @ListOfWords({ optional: true, description: 'Blacked out in it.' }) readonly words?: readonly string[];
  @OneOf(LEAVE_OUT_REASONS, { optional: true }) readonly wordsWhy?: LeaveOutReason;
}

class PreparationAnswer extends DoneAnswer {
  @Flag() readonly ready!: boolean;
  @MomentField({ optional: true, description: 'Absent: forgotten.' }) readonly searchedAt?: Moment;
  @ListOfUuids({ max: 500, description: 'Whoever searched or chose: actor ids.' })
  readonly preparedBy!: readonly string[];
  @ListOf(() => ShownPlaceAnswer, { description: 'As far as the reader may see them.' })
  readonly places!: readonly ShownPlaceAnswer[];
  @Count({
    min: 1,
    max: MOST_PLACES,
    optional: true,
    description: 'Restricted dossiers that are shut to the reader and hold something; told to FG and board.',
  })
  readonly dossiersOutOfSight?: number;
}

export class AccessRequestAnswer extends ListedRequestAnswer {
  @Count({ min: 0, max: 1_000_000 }) readonly revision!: number;
  @Erasable(AskedAnswer, { description: 'By what the person is found.' })
  readonly asked!: AskedAnswer | Withheld;
  @OneOf(REQUEST_CHANNELS) readonly channel!: RequestChannel;
  @UuidField({ optional: true, description: 'Of a colleague who asks.' }) readonly account?: string;
  @Nested(() => DoneAnswer) readonly entered!: DoneAnswer;
  @Nested(() => IdentityAnswer, { optional: true }) readonly identity?: IdentityAnswer;
  @Nested(() => ExtensionAnswer, { optional: true }) readonly extension?: ExtensionAnswer;
  @Nested(() => PreparationAnswer, { optional: true }) readonly preparation?: PreparationAnswer;
  @Flag({ description: 'Whether the reader could release it as it is.' }) readonly mayRelease!: boolean;
  @Nested(() => DoneAnswer, { optional: true }) readonly release?: DoneAnswer;
  @Nested(() => RefusalAnswer, { optional: true }) readonly refusal?: RefusalAnswer;
  @MomentField({ optional: true, description: 'When what it held of the person was forgotten.' })
  readonly forgottenAt?: Moment;
}

class SentenceOfAnswer {
  @Words() readonly nl!: string;
  @Words() readonly en!: string;
}

class ToldAnswer {
  @Words({ description: 'Of the GDPR.' }) readonly article!: string;
  @Nested(() => SentenceOfAnswer) readonly title!: SentenceOfAnswer;
  @ListOf(() => SentenceOfAnswer) readonly lines!: readonly SentenceOfAnswer[];
}

class HandedOverAnswer {
  @OneOf(HELD_SOURCES) readonly source!: HeldSource;
  @Words({ optional: true, description: 'What people call the dossier.' }) readonly reference?: string;
  @Words({ optional: true, description: 'Type of the event it stands in.' }) readonly event?: string;
  @MomentField({ optional: true, description: 'When it was recorded.' }) readonly at?: Moment;
  @Words() readonly text!: string;
  @OneOf(LEAVE_OUT_REASONS, { optional: true, description: 'Why words of it are black.' })
  readonly blackedOut?: LeaveOutReason;
}

class NotHandedOverAnswer {
  @OneOf(LEAVE_OUT_REASONS) readonly why!: LeaveOutReason;
  @Count({ min: 1, max: MOST_PLACES }) readonly places!: number;
}

/** The answer to the person: what is held of him, and what Art. 15(1) GDPR asks to tell with it. */
export class AccessAnswerAnswer {
  @UuidField() readonly id!: string;
  @Words() readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @Erasable(AskedAnswer) readonly asked!: AskedAnswer | Withheld;
  @MomentField() readonly receivedAt!: Moment;
  @MomentField({ description: 'As of when.' }) readonly searchedAt!: Moment;
  @MomentField() readonly releasedAt!: Moment;
  @UuidField({ description: 'Actor id.' }) readonly releasedBy!: string;
  @ListOf(() => HandedOverAnswer) readonly texts!: readonly HandedOverAnswer[];
  @ListOf(() => NotHandedOverAnswer, { description: 'Of what is his: kept back, or black in part.' })
  readonly leftOut!: readonly NotHandedOverAnswer[];
  @ListOf(() => ToldAnswer) readonly told!: readonly ToldAnswer[];
  @Flag({
    description: 'It is what was released, to the letter; not so where something of it was erased since.',
  })
  readonly asReleased!: boolean;
}
