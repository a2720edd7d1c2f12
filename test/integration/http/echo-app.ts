import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Body,
  Controller,
  Get,
  Global,
  Headers,
  Module,
  Param,
  Post,
  Query,
  type Type,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../../../src/config.js';
import { AdjustableClock, Clock } from '../../../src/platform/time/clock.port.js';
import {
  Count,
  Flag,
  ManyOf,
  Nested,
  OneOf,
  SlugField,
  Text,
  UuidField,
} from '../../../src/platform/http/dto-fields.js';
import { createHttpApp } from '../../../src/platform/http/fastify-app.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../../src/platform/http/idempotency-key.js';
import { parseIfMatch, WithIfMatch } from '../../../src/platform/http/if-match.js';
import { DayOrMoment, MomentField } from '../../../src/platform/http/moment-fields.js';
import { PROBLEM_MAPPINGS, type ProblemMapping } from '../../../src/platform/http/problem-mapping.js';
import { PROBLEM_WORDS } from '../../../src/platform/http/problem-words.js';
import { problemInDutch } from '../../../src/web/problem-in-dutch.js';
import { PROBLEM_PAGE } from '../../../src/platform/http/problem-page.js';
import { READINESS_CHECKS, type ReadinessCheck } from '../../../src/platform/http/readiness-check.js';
import { StartGate } from '../../../src/platform/http/start-gate.js';
import { CurrentPrincipal } from '../../../src/platform/identity/current-principal.decorator.js';
import { IdentityModule } from '../../../src/platform/identity/identity.module.js';
import type { Principal } from '../../../src/platform/identity/principal.js';
import { Public } from '../../../src/platform/http/public.decorator.js';
import { Action } from '../../../src/platform/http/route-action.decorator.js';
import { createLog, Log } from '../../../src/platform/log/log.js';
import { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import { moment } from '../../../src/shared/moment.js';

export class ReporterDto {
  @OneOf(['employee', 'client'])
  kind!: string;

  @Text({ max: 20, optional: true })
  name?: string;

  @MomentField({ optional: true, notInFuture: true })
  awareAt?: string;
}

export class EchoDto {
  @SlugField()
  organisation!: string;

  @Text({ max: 10 })
  description!: string;

  @MomentField({ optional: true, notInFuture: true })
  discoveredAt?: string;

  @MomentField({ optional: true })
  reachableUntil?: string;

  @DayOrMoment({ optional: true, notInFuture: true })
  occurredFrom?: string;

  @ManyOf(['medical', 'contact'], { optional: true, max: 2 })
  dataCategories?: string[];

  @Flag({ optional: true })
  ongoing?: boolean;

  @Count({ optional: true, min: 0, max: 100 })
  subjects?: number;

  @Nested(() => ReporterDto, { optional: true })
  reporter?: ReporterDto;

  @UuidField({ optional: true })
  other?: string;
}

export class ListDto {
  @Count({ optional: true, min: 1, max: 100, inQuery: true })
  limit?: number;

  @Flag({ optional: true, inQuery: true })
  overdue?: boolean;

  @ManyOf(['open', 'closed'], { optional: true, max: 2, inQuery: true })
  state?: string[];
}

class ByIdDto {
  @UuidField()
  id!: string;
}

@Controller('v1/echo')
export class EchoController {
  @Public()
  @Post()
  echo(@Body() body: EchoDto): EchoDto {
    return body;
  }

  @Public()
  @Get()
  list(@Query() query: ListDto): ListDto {
    return query;
  }

  @Public()
  @Get('throws')
  throws(@Query('with') text: string): never {
    throw Object.assign(new Error(`value "${text}"\n    at ${text} (/x.ts:1:1)`), {
      detail: text,
      code: '23505',
    });
  }

  @Public()
  @Post('command')
  @WithIdempotencyKey()
  @WithIfMatch()
  command(@Headers() headers: Record<string, string>): object {
    return {
      key: parseIdempotencyKey(headers['idempotency-key']),
      revision: parseIfMatch(headers['if-match']),
    };
  }

  @Action('echo.read')
  @Get('me')
  me(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Public()
  @Get(':id')
  byId(@Param() params: ByIdDto): ByIdDto {
    return params;
  }
}

export interface EchoApp {
  readonly app: NestFastifyApplication;
  readonly clock: AdjustableClock;
  /** What was logged, as JSON lines. */
  readonly logged: string[];
  /** Ends the server and takes away the data directory it made. */
  close(): Promise<void>;
}

export interface EchoOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly controllers?: readonly Type<object>[];
  readonly mappings?: readonly ProblemMapping[];
  readonly checks?: readonly ReadinessCheck[];
}

/** The real server around a controller that gives back what it was given. Its clock stands at noon, 1 July 2026. */
export async function echoApp(options: EchoOptions = {}): Promise<EchoApp> {
  const data = mkdtempSync(join(tmpdir(), 'lekwacht-http-'));
  const config = readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: data, ...options.env });
  const logged: string[] = [];
  const log = createLog(
    { environment: 'production', logLevel: 'debug' },
    { write: (line) => void logged.push(line) },
  );
  const clock = new AdjustableClock(moment('2026-07-01T12:00:00Z'));

  const provided = [
    { provide: Clock, useValue: clock },
    { provide: Log, useValue: log },
    // Nobody was given a role here.
    { provide: Postgres, useValue: { query: () => Promise.resolve({ rows: [], rowCount: 0 }) } },
    { provide: PROBLEM_MAPPINGS, useValue: options.mappings ?? [] },
    { provide: PROBLEM_PAGE, useValue: () => false },
    { provide: PROBLEM_WORDS, useValue: problemInDutch },
    { provide: READINESS_CHECKS, useValue: options.checks ?? [] },
  ];
  @Global()
  @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
  class RootProviders {}

  @Module({
    imports: [RootProviders, HttpModule.of(config), IdentityModule.of(config)],
    controllers: [...(options.controllers ?? [EchoController])],
  })
  class EchoModule {}

  const removeData = (): void => {
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const app = await createHttpApp(EchoModule, config, log);
    app.get(StartGate).open();
    return { app, clock, logged, close: () => app.close().then(removeData) };
  } catch (error) {
    removeData();
    throw error;
  }
}
