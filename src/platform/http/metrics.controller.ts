import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { Public } from './public.decorator.js';
import { ServedDuringStart } from './start-gate.js';
import { Metrics } from './metrics.js';
import { Problem } from './problem.js';
import { isSameSecret } from './same-secret.js';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * With METRICS_TOKEN: whoever shows it. Without: loopback only, and not in production, where a reverse proxy on
 * the same machine makes the whole world look like loopback.
 */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(HTTP_SETTINGS) private readonly settings: HttpSettings,
  ) {}

  @Public()
  @ServedDuringStart()
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request))
      throw new Problem({ status: 404, code: 'not-found', title: 'There is nothing here' });
    return this.metrics.registry.metrics();
  }

  private mayRead(request: FastifyRequest): boolean {
    const { metricsToken, environment } = this.settings;
    if (metricsToken !== undefined)
      return isSameSecret(request.headers.authorization ?? '', `Bearer ${metricsToken}`);
    return environment !== 'production' && LOOPBACK.includes(request.socket.remoteAddress ?? '');
  }
}
