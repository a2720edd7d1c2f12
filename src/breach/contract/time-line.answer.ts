import { ListOf, MapOf, Words } from '../../platform/http/answer-fields.js';
import { Count, Flag, Nested, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { BreachEvent } from '../domain/breach.js';

class ActorAnswer {
  @Words({ description: 'Actor id: opaque, the same at every act.' }) readonly id!: string;
  @Words({ description: 'The role in which it was done.' }) readonly role!: string;
}

/** One fact on the time line: when it happened in the world beside when it was written down. */
export class TimeLineEntryAnswer {
  @Count({ min: 0, max: 1_000_000 }) readonly revision!: number;
  @Words({ description: 'Type of the event, such as `AwarenessEstablished`.' })
  readonly event!: BreachEvent['type'];
  @MomentField() readonly happenedAt!: Moment;
  @MomentField() readonly recordedAt!: Moment;
  @Flag({ optional: true, description: 'The clock could not be believed when it was recorded.' })
  readonly clockUncertain?: true;
  @Nested(() => ActorAnswer) readonly by!: ActorAnswer;
  @Words({ description: 'Under which state of the law it was recorded.' }) readonly lawVersion!: string;
  @Count({
    min: 0,
    max: 1_000_000,
    optional: true,
    description: 'Revision of the latest event that corrected what is stated here.',
  })
  readonly correctedBy?: number;
  @MapOf(
    {},
    {
      description:
        'What was recorded, in the shape that this type of event had then: events are kept for ever and never reshaped.',
    },
  )
  readonly data!: object;
}

export class TimeLineAnswer {
  @UuidField() readonly id!: string;
  @ListOf(() => TimeLineEntryAnswer, { description: 'In the order in which they were recorded.' })
  readonly entries!: readonly TimeLineEntryAnswer[];
}
