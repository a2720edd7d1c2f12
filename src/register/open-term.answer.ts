import { MATTER_KINDS, type MatterKind } from '../law/term/matter-kinds.js';
import { Words } from '../platform/http/answer-fields.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

export const OPEN_TERMS = ['authority-notification', 'safety', 'matter', 'confirmation', 'measure'] as const;

/** What has to be done by when: too late once that is past. */
export class OpenTermAnswer {
  @OneOf(OPEN_TERMS, { description: '`confirmation`: that a second person answers what one proposed.' })
  readonly term!: (typeof OPEN_TERMS)[number];
  @MomentField() readonly dueAt!: Moment;
  @OneOf(MATTER_KINDS, { optional: true, description: 'Of a matter.' }) readonly matter?: MatterKind;
  @Words({ optional: true, description: 'Of a measure that is planned.' }) readonly measure?: string;
}
