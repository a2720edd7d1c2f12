import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Postgres } from '../postgres/postgres.port.js';
import { SystemClock } from '../time/clock.port.js';
import { actorKey } from './actor-key.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { developmentIssuer } from './development-issuer.js';
import { FreshProofs } from './fresh-proofs.js';
import { GivenGrants } from './given-grants.js';
import type { IdentitySettings } from './identity-settings.js';
import { MirrorToken } from './mirror-token.js';
import { TokenVerifier } from './token-verifier.js';

/** Global: the login asks for proofs, and whatever is acted on demands them. Needs Postgres. */
@Global()
@Module({})
export class IdentityModule {
  static of(settings: IdentitySettings): DynamicModule {
    const { issuers } = settings;
    const accepted = settings.developmentIssuer ? [...issuers, developmentIssuer(settings)] : issuers;
    return {
      module: IdentityModule,
      providers: [
        {
          provide: TokenVerifier,
          useFactory: () => new TokenVerifier(accepted, actorKey(settings)),
        },
        {
          provide: GivenGrants,
          inject: [Postgres],
          useFactory: (postgres: Postgres) => new GivenGrants(postgres),
        },
        {
          provide: FreshProofs,
          useFactory: () => new FreshProofs(accepted, settings.freshProofMinutes * 60, new SystemClock()),
        },
        { provide: MirrorToken, useValue: new MirrorToken(settings.auditToken) },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
      ],
      exports: [TokenVerifier, FreshProofs, GivenGrants],
    };
  }
}
