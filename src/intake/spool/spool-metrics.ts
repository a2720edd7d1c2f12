import { Injectable } from '@nestjs/common';
import { Metrics } from '../../platform/http/metrics.js';
import { Clock } from '../../platform/time/clock.port.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { SpoolSelfTest } from './spool-self-test.timer.js';
import { Spool } from './spool.js';
import { StoreBreaker } from './store-breaker.js';

/** What readiness says of the spool in words, as numbers that somebody can be woken by. */
@Injectable()
export class SpoolMetrics {
  constructor(metrics: Metrics, spool: Spool, breaker: StoreBreaker, selfTest: SpoolSelfTest, clock: Clock) {
    const secondsSince = (at: Moment | undefined): number =>
      at === undefined ? 0 : (toMilliseconds(clock.now()) - toMilliseconds(at)) / 1_000;
    const gauge = (name: string, help: string, read: () => number | Promise<number>): void => {
      metrics.gauge(`lekwacht_spool_${name}`, help, read);
    };
    gauge('reports_waiting', 'Reports that are kept beside the log', () => spool.waiting().count);
    gauge('oldest_waiting_seconds', 'How long the oldest of them waits; 0 where none does', () =>
      secondsSince(spool.waiting().oldest),
    );
    gauge('quarantined_files', 'Files that need somebody to look at', () => spool.waiting().quarantined);
    gauge('bytes', 'Size of what waits', () => spool.bytes);
    gauge('disk_used_ratio', 'Share of its disk that is in use', () => spool.fullness());
    gauge('breaker_open_seconds', 'How long the log has been away for reports; 0 where it is not', () =>
      secondsSince(breaker.openSince),
    );
    gauge('self_test_ok', 'Whether a report could be kept, read and removed when it was last tried', () =>
      Number(selfTest.health().ok),
    );
    gauge('self_test_age_seconds', 'How long ago that was; 0 before the first', () =>
      secondsSince(selfTest.triedAt),
    );
  }
}
