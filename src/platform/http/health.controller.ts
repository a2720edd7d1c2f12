import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Log } from '../log/log.js';
import { Public } from './public.decorator.js';
import { READINESS_CHECKS, runCheck, type CheckResult, type ReadinessCheck } from './readiness-check.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[],
    private readonly log: Log,
  ) {}

  @Public()
  @Get('live')
  @ApiOkResponse({ description: 'The process answers.' })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** A read model that lags is reported and does not take the intake off the air (DESIGN §4). */
  @Public()
  @Get('ready')
  @ApiOkResponse({
    description: 'Reports are taken in. Each check says how it stands, such as the lag of a projection.',
  })
  @ApiServiceUnavailableResponse({ description: 'A check without which nothing can be taken in fails.' })
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: 'ready' | 'not-ready'; checks: readonly CheckResult[] }> {
    const checks = await Promise.all(this.checks.map((check) => runCheck(check, this.log)));
    const ready = checks.every(({ ok, fatal }) => ok || !fatal);
    void reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', checks };
  }
}
