import { Injectable } from '@nestjs/common';
import { within } from '../time/within.js';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Labelled<Label extends string> = readonly [Readonly<Partial<Record<Label, string>>>, number];

/** A scrape must come to an end while a database hangs. */
const LONGEST_MS = 1_000;

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

  /** @param read asked at each look at the metrics; where it fails, or takes longer than a second, there is no value */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    this.gauges(name, help, [], async () => [[{}, await read()]]);
  }

  /** The same with labels, whose values are a closed list. */
  gauges<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: () => Promise<readonly Labelled<Label>[]>,
  ): void {
    new Gauge({
      ...{ name, help, labelNames: [...labelNames], registers: [this.registry] },
      async collect() {
        this.reset();
        const values = await within(LONGEST_MS, read()).catch(() => undefined);
        // Of one without labels a reset leaves a zero, which would be an answer.
        if (values === undefined) this.remove({} as never);
        for (const [labels, value] of values ?? []) this.set(labels, value);
      },
    });
  }

  httpRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  refusal(status: number, code: string): void {
    this.refusals.inc({ status, code });
  }
}
