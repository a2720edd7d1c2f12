import { Count } from '../../platform/http/dto-fields.js';
import { EventName } from './named-event.js';

/** Which checkpoint is known already. */
export class CheckpointParameters {
  @Count({
    min: 1,
    max: 1_000_000_000_000,
    optional: true,
    inQuery: true,
    description:
      'Size of a checkpoint that you hold: with JSON the answer proves that this log goes on from there.',
  })
  readonly since?: number;
}

export class LogProofParameters {
  @EventName('Which event: `<stream>@<revision>`, from 0.') readonly event!: string;
}
