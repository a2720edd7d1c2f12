import { Injectable } from '@nestjs/common';
import { Metrics } from '../platform/http/metrics.js';
import { Clock } from '../platform/time/clock.port.js';
import { toMilliseconds } from '../shared/moment.js';
import { AlarmWatch } from './alarm-watch.timer.js';

/** What readiness says of alarms in words, as numbers that somebody can be woken by. */
@Injectable()
export class AlarmMetrics {
  constructor(metrics: Metrics, watch: AlarmWatch, clock: Clock) {
    const gauge = (name: string, help: string, read: () => number): void => {
      metrics.gauge(`lekwacht_alarms_${name}`, help, read);
    };
    gauge('waiting', 'Notices that are not handed over yet', () => watch.waiting);
    gauge('not_going_out_seconds', 'How long alarms have not gone out; 0 where they do', () => {
      const since = watch.notGoingOutSince;
      return since === undefined ? 0 : (toMilliseconds(clock.now()) - toMilliseconds(since)) / 1_000;
    });
    gauge('heartbeat_heard', 'Whether the last heartbeat was answered', () => Number(watch.isHeard));
  }
}
