import { join } from 'node:path';
import type { MailSending } from '../alarms/sending.port.js';
import type { ApNotified } from '../breach/domain/authority-notification.js';
import type { Config } from '../config.js';
import type { EventStore } from '../platform/event-store/event-store.port.js';
import type { Postgres } from '../platform/postgres/postgres.port.js';
import type { Clock } from '../platform/time/clock.port.js';
import { Anchors } from './anchors.js';
import type { CheckpointAnchor } from './anchors/anchor.port.js';
import { FileAnchor } from './anchors/file-anchor.js';
import { MailAnchor } from './anchors/mail-anchor.js';
import { TimeStampAnchor } from './anchors/time-stamp-anchor.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { HeadFile } from './head-file.js';
import { LogKeys } from './log-keys.js';
import { logKeys, tagKey } from './own-keys.js';
import { ProofRecords } from './proof-records.js';
import { Sequencer } from './sequencer.js';
import { StreamTags } from './stream-tags.js';

/** Somebody outside was told of what is in the log: its head is signed then, and not minutes later. */
const SIGNED_AT_ONCE: readonly string[] = ['ApNotified' satisfies ApNotified['type']];

interface Parts {
  readonly config: Pick<
    Config,
    'logKey' | 'logKeyBefore' | 'tagKey' | 'dataDirectory' | 'anchors' | 'publicUrl'
  >;
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly clock: Clock;
  /** Absent: nobody is written to, whatever is set. */
  readonly mail?: MailSending;
}

/** Everything by which the log proves itself (ADR 63, 64). */
export class Proof {
  readonly keys: LogKeys;
  readonly tags: StreamTags;
  readonly records: ProofRecords;
  readonly headFile: HeadFile;
  readonly anchors: Anchors;
  readonly signer: CheckpointSigner;
  readonly sequencer: Sequencer;

  constructor({ config, postgres, store, clock, mail }: Parts) {
    this.keys = new LogKeys(logKeys(config).filter((key) => key !== undefined));
    this.tags = new StreamTags(tagKey(config));
    this.records = new ProofRecords(postgres);
    this.headFile = new HeadFile(join(config.dataDirectory, 'proof', 'last-checkpoint'));
    this.anchors = new Anchors(postgres, this.records, anchorsOf(config, mail), clock);
    this.signer = new CheckpointSigner({
      ...{ postgres, store, clock, publicUrl: config.publicUrl },
      ...{ records: this.records, keys: this.keys, headFile: this.headFile, anchors: this.anchors },
    });
    this.sequencer = new Sequencer(this.tags, (events) => {
      if (events.some(({ type }) => SIGNED_AT_ONCE.includes(type))) this.signer.wantSoon();
    });
  }
}

function anchorsOf(
  { anchors: { folder, mail: boxes, timeStampUrl } }: Parts['config'],
  mail: MailSending | undefined,
): readonly CheckpointAnchor[] {
  return [
    ...(folder === undefined ? [] : [new FileAnchor(folder)]),
    ...(mail === undefined ? [] : boxes.map((to, at) => new MailAnchor(`mail-${at + 1}`, mail, to))),
    ...(timeStampUrl === undefined ? [] : [new TimeStampAnchor(timeStampUrl)]),
  ];
}
