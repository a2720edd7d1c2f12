import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Log } from '../log/log.js';
import { Public } from './public.decorator.js';
import { ServedDuringStart } from './start-gate.js';
import { ListOf, Words } from './answer-fields.js';
import { Answers } from './answers.decorator.js';
import { Flag, OneOf } from './dto-fields.js';
import { Problem } from './problem.js';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { READINESS_CHECKS, runCheck, type CheckResult, type ReadinessCheck } from './readiness-check.js';

/** What was seen counts for so long. */
const LASTS_MS = 1_000;

class LiveAnswer {
  @OneOf(['live']) readonly status!: 'live';
}

class CheckAnswer {
  @Words() readonly name!: string;
  @Flag() readonly ok!: boolean;
  @Flag({ description: 'Whether nothing can be taken in without it.' }) readonly fatal!: boolean;
  @Words({ description: 'How it stands, such as the lag of a list.' }) readonly detail!: string;
}

class ReadyAnswer {
  @OneOf(['ready']) readonly status!: 'ready';
  @ListOf(() => CheckAnswer) readonly checks!: readonly CheckAnswer[];
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  readonly #lastsMs: number;
  #looked: { readonly until: number; readonly results: Promise<readonly CheckResult[]> } | undefined;
  /** Names of checks that could not be made: told once, until they can be again. */
  readonly #failing = new Set<string>();

  constructor(
    @Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[],
    private readonly log: Log,
    @Inject(HTTP_SETTINGS) { environment }: HttpSettings,
  ) {
    // Tests change what is checked from one look to the next.
    this.#lastsMs = environment === 'test' ? 0 : LASTS_MS;
  }

  @Public()
  @ServedDuringStart()
  @Get('live')
  @ApiOperation({ summary: 'Does the process answer?' })
  @Answers(LiveAnswer, { description: 'It does.' })
  getLiveness(): LiveAnswer {
    return { status: 'live' };
  }

  /** A read model that lags is reported and does not take the intake off the air (DESIGN §4). */
  @Public()
  @ServedDuringStart()
  @Get('ready')
  @ApiOperation({ summary: 'Are reports taken in?' })
  @Answers(ReadyAnswer, { description: 'They are; each check says how it stands.' })
  async getReadiness(): Promise<ReadyAnswer> {
    const checks = await this.results();
    if (checks.every(({ ok, fatal }) => ok || !fatal)) return { status: 'ready', checks };
    throw new Problem({
      status: 503,
      code: 'not-ready',
      title: 'Nothing can be taken in at the moment',
      detail: 'See checks: what is fatal and not ok keeps reports out.',
      headers: { 'retry-after': '2' },
      extensions: { checks: checks.map((check) => ({ ...check })) },
    });
  }

  /** Anybody may ask, and a hundred who ask at once ask the database once. */
  private results(): Promise<readonly CheckResult[]> {
    if (this.#looked !== undefined && performance.now() < this.#looked.until) return this.#looked.results;
    const results = Promise.all(this.checks.map((check) => this.run(check)));
    const looked = { results, until: Infinity };
    this.#looked = looked;
    void results.finally(() => {
      looked.until = performance.now() + this.#lastsMs;
    });
    return results;
  }

  private async run(check: ReadinessCheck): Promise<CheckResult> {
    const failures: unknown[] = [];
    const result = await runCheck(check, (error) => void failures.push(error));
    if (failures.length === 0) this.#failing.delete(check.name);
    else if (!this.#failing.has(check.name)) {
      this.#failing.add(check.name);
      this.log.error('readiness check failed', failures[0], { check: check.name });
    }
    return result;
  }
}
