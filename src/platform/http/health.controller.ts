import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Log } from '../log/log.js';
import { Public } from './public.decorator.js';
import { ServedDuringStart } from './start-gate.js';
import { ListOf, Words } from './answer-fields.js';
import { Answers } from './answers.decorator.js';
import { Flag, OneOf } from './dto-fields.js';
import { Problem } from './problem.js';
import { READINESS_CHECKS, runCheck, type ReadinessCheck } from './readiness-check.js';

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
  constructor(
    @Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[],
    private readonly log: Log,
  ) {}

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
    const checks = await Promise.all(this.checks.map((check) => runCheck(check, this.log)));
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
}
