import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Controller, Get, Global, Module, Post } from '@nestjs/common';
import { readConfig, type Config } from '../../../src/config.js';
import { DirectorySightings } from '../../../src/directory/directory-sightings.js';
import { SealedNames } from '../../../src/directory/sealed-names.js';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import { SealedRows } from '../../../src/platform/personal-data/sealed-rows.js';
import { SpentKeys } from '../../../src/platform/personal-data/spent-keys.js';
import { Vault } from '../../../src/platform/personal-data/vault.js';
import { createHttpApp } from '../../../src/platform/http/fastify-app.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { PROBLEM_MAPPINGS } from '../../../src/platform/http/problem-mapping.js';
import { PROBLEM_WORDS } from '../../../src/platform/http/problem-words.js';
import { problemInDutch } from '../../../src/web/problem-in-dutch.js';
import { PROBLEM_PAGE } from '../../../src/platform/http/problem-page.js';
import { READINESS_CHECKS } from '../../../src/platform/http/readiness-check.js';
import { StartGate } from '../../../src/platform/http/start-gate.js';
import { Action } from '../../../src/platform/http/route-action.decorator.js';
import { loginPages } from '../../../src/web/desk/login.page.js';
import { CurrentPrincipal } from '../../../src/platform/identity/current-principal.decorator.js';
import { IdentityModule } from '../../../src/platform/identity/identity.module.js';
import { LoginAttempts } from '../../../src/platform/identity/login/login-attempts.js';
import { LoginModule } from '../../../src/platform/identity/login/login.module.js';
import { LoginSweep } from '../../../src/platform/identity/login/login-sweep.js';
import { MeController } from '../../../src/platform/identity/me.controller.js';
import type { Principal } from '../../../src/platform/identity/principal.js';
import { Sessions } from '../../../src/platform/identity/sessions.js';
import { Sightings } from '../../../src/platform/identity/sightings.port.js';
import { createLog, Log } from '../../../src/platform/log/log.js';
import { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import { AdjustableClock, Clock } from '../../../src/platform/time/clock.port.js';
import { moment } from '../../../src/shared/moment.js';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';
import { Browser, type Page } from './browser.js';

/** A page of the desk, and a form of one. */
@Controller('desk')
class DeskController {
  @Get()
  @Action('me.read')
  read(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Post()
  @Action('me.read')
  write(): string {
    return '';
  }
}

export const AT = '2026-06-01T09:00:00+02:00';

/** The login with its sessions on a real database and nothing else of Lekwacht, listening; its clock stands still. */
export class DeskToLogInAt {
  private constructor(
    readonly url: string,
    readonly config: Config,
    readonly clock: AdjustableClock,
    readonly database: TestDatabase,
    readonly names: SealedNames,
    readonly logged: readonly string[],
    readonly sessions: Sessions,
    readonly sweep: LoginSweep,
    readonly close: () => Promise<void>,
  ) {}

  static async open(env: NodeJS.ProcessEnv = {}): Promise<DeskToLogInAt> {
    // oidc-provider says so at each start on Node 20.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const database = await createTestDatabase();
    const data = mkdtempSync(join(tmpdir(), 'lekwacht-login-'));
    const config = readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: data, ...env });
    const logged: string[] = [];
    const log = createLog(
      { environment: 'production', logLevel: 'debug' },
      { write: (line) => void logged.push(line) },
    );
    const clock = new AdjustableClock(moment(AT));
    const vault = await openVault(database.postgres, new FileCustody(join(data, 'keys')), ({ stream }) => {
      throw new Error(`${stream} holds what does not open`);
    });
    const given = [
      { provide: Clock, useValue: clock },
      { provide: Log, useValue: log },
      { provide: Postgres, useValue: database.postgres },
      { provide: PROBLEM_MAPPINGS, useValue: [] },
      { provide: PROBLEM_PAGE, useValue: () => false },
      { provide: PROBLEM_WORDS, useValue: problemInDutch },
      { provide: READINESS_CHECKS, useValue: [] },
      { provide: Vault, useValue: vault },
      { provide: SealedRows, useValue: vault.rows },
      { provide: SealedNames, useClass: SealedNames },
      { provide: SpentKeys, useClass: SpentKeys },
      { provide: Sightings, useClass: DirectorySightings },
    ];
    @Global()
    @Module({ providers: given, exports: given.map(({ provide }) => provide) })
    class Given {}

    const organisations = ['perspektief', 'kadera'].map((slug) => ({ slug, name: slug }));
    @Module({
      imports: [
        Given,
        HttpModule.of(config),
        IdentityModule.of(config),
        LoginModule.of(config, { organisations, pages: loginPages }),
      ],
      controllers: [DeskController, MeController],
    })
    class DeskModule {}

    const app = await createHttpApp(DeskModule, config, log);
    app.get(StartGate).open();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const close = async (): Promise<void> => {
      await app.close();
      await database.drop();
      rmSync(data, { recursive: true });
    };
    const sessions = app.get(Sessions);
    return new DeskToLogInAt(
      `http://127.0.0.1:${port}`,
      config,
      clock,
      database,
      app.get(SealedNames),
      logged,
      sessions,
      new LoginSweep(sessions, app.get(LoginAttempts)),
      close,
    );
  }

  /** Until the provider's answer, which is not given to the desk yet. @returns the address of the callback */
  async toCallback(browser: Browser, subject: string, path = '/login?return=/desk'): Promise<URL> {
    const chooser = await browser.go(`${this.url}${path}`);
    const { url } = await browser.post(chooser.url, { person: subject }, ({ pathname }) =>
      pathname.startsWith('/login/callback'),
    );
    return url;
  }

  async logIn(browser: Browser, subject: string, path?: string): Promise<Page> {
    return browser.go(await this.toCallback(browser, subject, path));
  }

  /** Whether a browser is let in, and not sent to log in. */
  async letsIn(browser: Browser): Promise<boolean> {
    return (await browser.ask(`${this.url}/desk`)).status === 200;
  }

  /** Everything the login keeps, as text. */
  async kept(): Promise<string> {
    const tables = ['login_attempts', 'login_sessions', 'logout_tokens'];
    const rows = await Promise.all(
      tables.map((table) => this.database.postgres.query(`select t::text from ${table} t`)),
    );
    return JSON.stringify(rows.map(({ rows }) => rows));
  }
}
