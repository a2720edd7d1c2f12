import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HealthController } from './health.controller.js';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { StartGate } from './start-gate.js';

/**
 * Needs Log, READINESS_CHECKS and PROBLEM_MAPPINGS from a global module. Imported before whatever asks who somebody is: guards
 * stand in the order of their modules.
 */
@Module({})
export class HttpModule {
  static of(settings: HttpSettings): DynamicModule {
    return {
      module: HttpModule,
      controllers: [HealthController, MetricsController],
      providers: [
        Metrics,
        StartGate,
        { provide: APP_GUARD, useExisting: StartGate },
        { provide: HTTP_SETTINGS, useValue: settings },
      ],
      exports: [Metrics, StartGate],
    };
  }
}
