import { Global, Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../../log/log.js';
import { Postgres } from '../../postgres/postgres.port.js';
import { Clock } from '../../time/clock.port.js';
import { actorKey } from '../actor-key.js';
import { DevelopmentProvider } from '../development/development-provider.js';
import type { DevelopmentOrganisation } from '../development/development-persons.js';
import { FreshProofs } from '../fresh-proofs.js';
import { GivenGrants } from '../given-grants.js';
import type { IdentitySettings } from '../identity-settings.js';
import { Sessions } from '../sessions.js';
import { Sightings } from '../sightings.port.js';
import { BackChannelController } from './back-channel.controller.js';
import { LoginAttempts } from './login-attempts.js';
import { LoginController } from './login.controller.js';
import { configuredLogins, type LoginIssuer } from './login-issuer.js';
import { LOGIN_PAGES, type LoginPages } from './login.page.js';
import { Logins } from './logins.js';
import { LogoutController } from './logout.controller.js';
import { LogoutTokens } from './logout-tokens.js';
import { PUBLIC_URL } from './public-url.js';

/** Injection token of the issuers at which people log in. */
const LOGIN_ISSUERS = Symbol('login issuers');

export interface LoginOptions {
  /** Of whom one can be somebody in development. */
  readonly organisations: readonly DevelopmentOrganisation[];
  /** How its pages look. */
  readonly pages: LoginPages;
}

/** Logging in and out of pages. Global: the guard of every route looks for sessions. Needs Postgres, Clock and Log. */
@Global()
@Module({})
export class LoginModule implements OnModuleDestroy {
  constructor(@Inject(LOGIN_ISSUERS) private readonly issuers: readonly LoginIssuer[]) {}

  static of(settings: IdentitySettings, { organisations, pages }: LoginOptions): DynamicModule {
    const key = actorKey(settings);
    return {
      module: LoginModule,
      controllers: [LoginController, LogoutController, BackChannelController],
      providers: [
        { provide: PUBLIC_URL, useValue: settings.publicUrl },
        { provide: LOGIN_PAGES, useValue: pages },
        {
          provide: LOGIN_ISSUERS,
          inject: [Log],
          useFactory: (log: Log): readonly LoginIssuer[] => [
            ...configuredLogins(settings.issuers),
            ...(settings.developmentIssuer ? [new DevelopmentProvider(settings, organisations, log)] : []),
          ],
        },
        {
          provide: Sessions,
          inject: [Postgres, Clock, LOGIN_ISSUERS],
          useFactory: (postgres: Postgres, clock: Clock, issuers: readonly LoginIssuer[]) =>
            new Sessions(
              postgres,
              clock,
              issuers.map(({ config }) => config.issuer),
            ),
        },
        {
          provide: LoginAttempts,
          inject: [Postgres, Clock],
          useFactory: (postgres: Postgres, clock: Clock) => new LoginAttempts(postgres, clock),
        },
        {
          provide: Logins,
          inject: [
            LOGIN_ISSUERS,
            LoginAttempts,
            Sessions,
            FreshProofs,
            GivenGrants,
            { token: Sightings, optional: true },
          ],
          useFactory: (
            issuers: readonly LoginIssuer[],
            attempts: LoginAttempts,
            sessions: Sessions,
            proofs: FreshProofs,
            given: GivenGrants,
            sightings?: Sightings,
          ) => new Logins(issuers, attempts, sessions, key, proofs, given, sightings),
        },
        {
          provide: LogoutTokens,
          inject: [LOGIN_ISSUERS],
          useFactory: (issuers: readonly LoginIssuer[]) => new LogoutTokens(issuers, key),
        },
      ],
      exports: [Sessions, LoginAttempts, Logins, PUBLIC_URL],
    };
  }

  /** The provider for development, where there is one. @throws Problem 503 where it does not start */
  async startDevelopmentProvider(origin: string): Promise<void> {
    for (const issuer of this.issuers)
      if (issuer instanceof DevelopmentProvider) await issuer.address(origin);
  }

  async onModuleDestroy(): Promise<void> {
    for (const issuer of this.issuers) if (issuer instanceof DevelopmentProvider) await issuer.close();
  }
}
