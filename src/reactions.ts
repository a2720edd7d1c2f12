import type { Type } from '@nestjs/common';
import { AccessRequestSweep } from './access-requests/access-request-sweep.timer.js';
import { accessRequestProjection } from './access-requests/access-request.projection.js';
import { GoneLists } from './affected-people/gone-lists.process-manager.js';
import { ListTerms } from './affected-people/list-term.timer.js';
import { AlarmReactor } from './alarms/alarm.reactor.js';
import { AlarmSweep } from './alarms/outbox/alarm-sweep.timer.js';
import { AlarmSender } from './alarms/outbox/sender.timer.js';
import { AlarmWatch } from './alarms/alarm-watch.timer.js';
import { Digests } from './alarms/whom/digest.timer.js';
import { AttachmentScans } from './attachments/attachment-scans.timer.js';
import { AttachmentSweep } from './attachments/attachment-sweep.timer.js';
import { GoneAttachments } from './attachments/gone-attachments.process-manager.js';
import { inquiryProjection } from './audit/inquiry/inquiry.projection.js';
import { LookDigests } from './audit/look-digests.timer.js';
import { LookSweep } from './audit/look-sweep.timer.js';
import { MergeProcess } from './breach/acts/merge.process-manager.js';
import { lookUpsProjection } from './breach/lists/look-ups.projection.js';
import { dashboardProjection } from './dashboard/dashboard.projection.js';
import { DeadlineTimer } from './deadline/deadline-timer.js';
import { dueDeadlinesProjection } from './deadline/due-deadlines.projection.js';
import { ErasureProcess } from './erasure/erasure.process-manager.js';
import { retentionProjection } from './erasure/retention.projection.js';
import { LoginSweep } from './platform/identity/login/login-sweep.js';
import { DraftSweep } from './drafts/draft-sweep.timer.js';
import { KeptAlarms } from './intake/spool/kept-alarms.timer.js';
import { Drainer } from './intake/spool/drainer.timer.js';
import { SpoolSelfTest } from './intake/spool/spool-self-test.timer.js';
import { RotationTimer } from './platform/personal-data/rotation.timer.js';
import { SpentKeys } from './platform/personal-data/spent-keys.js';
import { Anchors } from './proof/anchors.js';
import { CheckpointSigner } from './proof/checkpoint-signer.js';
import { Sequencer } from './proof/sequencer.js';
import type { LogFollower } from './platform/subscriptions/log-follower.js';
import type { ProcessManager } from './platform/subscriptions/process-manager.js';
import type { Projection } from './platform/subscriptions/projection.js';
import type { Reactor } from './platform/subscriptions/reactor.js';
import type { Timer } from './platform/time/timer.js';
import { registerProjection } from './register/register.projection.js';

export interface Reactions {
  /** Computed from the log. */
  readonly lists: readonly Projection<object>[];
  /** Answer events with commands. */
  readonly processManagers: readonly Type<ProcessManager>[];
  /** Tell somebody outside of an event. */
  readonly reactors: readonly Type<Reactor>[];
  /** Take in the whole log as it is stored. */
  readonly logFollowers: readonly Type<LogFollower>[];
  /** Look at the clock. */
  readonly timers: readonly Type<Timer>[];
}

/**
 * The index of everything that runs by itself. The module, the start, readiness and the rebuild command read it:
 * what is named here runs, and what is not does not.
 */
export const REACTIONS: Reactions = {
  lists: [
    registerProjection,
    dashboardProjection,
    dueDeadlinesProjection,
    lookUpsProjection,
    retentionProjection,
    accessRequestProjection,
    inquiryProjection,
  ],
  processManagers: [MergeProcess, ErasureProcess, GoneLists, GoneAttachments],
  reactors: [AlarmReactor],
  logFollowers: [Sequencer],
  timers: [
    AccessRequestSweep,
    DeadlineTimer,
    LoginSweep,
    LookDigests,
    LookSweep,
    DraftSweep,
    RotationTimer,
    SpentKeys,
    Drainer,
    KeptAlarms,
    SpoolSelfTest,
    ListTerms,
    AttachmentSweep,
    AttachmentScans,
    AlarmSender,
    Digests,
    AlarmWatch,
    AlarmSweep,
    CheckpointSigner,
    Anchors,
  ],
};
