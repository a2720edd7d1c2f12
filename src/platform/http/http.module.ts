import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** Needs Log, READINESS_CHECKS and PROBLEM_MAPPINGS from a global module. */
@Module({})
export class HttpModule {
  static of(settings: HttpSettings): DynamicModule {
    return {
      module: HttpModule,
      controllers: [HealthController, MetricsController],
      providers: [Metrics, { provide: HTTP_SETTINGS, useValue: settings }],
      exports: [Metrics],
    };
  }
}
