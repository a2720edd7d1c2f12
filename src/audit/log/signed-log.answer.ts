import { ListOf, ListOfWords, Words } from '../../platform/http/answer-fields.js';
import { Count, Flag } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { EventName } from './named-event.js';

const SIZE = { min: 1, max: Number.MAX_SAFE_INTEGER } as const;

export class LogAnchorAnswer {
  @Words({
    description: 'Who has it: `file`, `mail-1` (a mailbox by its place in the setting), `time-stamp`.',
  })
  readonly anchor!: string;
  @Count({ ...SIZE, description: 'Which part of the log.' }) readonly part!: number;
  @Count({ ...SIZE, description: 'Events in the newest checkpoint that it has.' }) readonly size!: number;
  @MomentField({ description: 'When it was given.' }) readonly at!: Moment;
  @Words({
    description:
      'What it gave: the name and digest of a file, the id of a mail, a `TimeStampResp` of RFC 3161 in base64.',
  })
  readonly receipt!: string;
}

/** A head of the log that was signed, and who outside can be asked for one. */
export class CheckpointAnswer {
  @Words({ description: 'Whose log, and which part of it.' }) readonly origin!: string;
  @Count({ ...SIZE, description: 'Events in it.' }) readonly size!: number;
  @Words({ description: 'Root of the RFC 6962 tree over them, base64.' }) readonly root!: string;
  @MomentField() readonly signedAt!: Moment;
  @Words({ description: 'The C2SP signed note: keep this.' }) readonly note!: string;
  @Flag({ description: 'Whether somebody outside has this very checkpoint. `false`: not anchored.' })
  readonly anchored!: boolean;
  @ListOf(() => LogAnchorAnswer, {
    description: 'The newest that each of them has; empty: nobody outside has any.',
  })
  readonly anchors!: readonly LogAnchorAnswer[];
  @ListOfWords({
    optional: true,
    description:
      'Where `since` was asked: that the log of that size is the beginning of this one (RFC 6962, section 2.1.2), hashes in base64.',
  })
  readonly consistency?: readonly string[];
}

/** That an event is in the log. */
export class LogProofAnswer {
  @EventName('As it was asked.') readonly event!: string;
  @Count({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'Its place in the log, from 0.' })
  readonly index!: number;
  @Words({
    description:
      'C2SP tlog-proof. `extra` is the entry of 65 bytes of which the leaf is made: 0x01, the tag of its stream, SHA-256 of its line.',
  })
  readonly proof!: string;
  @Flag({ description: 'Whether somebody outside has its checkpoint. `false`: not anchored.' })
  readonly anchored!: boolean;
}

export class LogKeysAnswer {
  @ListOfWords({ description: 'C2SP verifier keys of the log, the one that stays first.' })
  readonly keys!: readonly string[];
}
