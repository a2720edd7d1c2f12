import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** Needs CONFIG, Log, READINESS_CHECKS and PROBLEM_MAPPINGS from a global module. */
@Module({ controllers: [HealthController, MetricsController], providers: [Metrics], exports: [Metrics] })
export class HttpModule {}
