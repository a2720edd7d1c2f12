import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The measurements of this process; features add their own to `registry`. */
@Injectable()
export class Metrics {
  // Its own, not prom-client's global one: two applications in one process (tests) must not meet in it.
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of the request to the last of the answer, by pattern of the route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'lekwacht_refusals_total',
    help: 'Answers that are problems, by their code: one of our own list',
    labelNames: ['status', 'code'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  httpRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  refusal(status: number, code: string): void {
    this.refusals.inc({ status, code });
  }
}
