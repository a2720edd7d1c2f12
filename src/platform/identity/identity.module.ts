import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SystemClock } from '../time/clock.port.js';
import { actorKey } from './actor-key.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { developmentIssuer } from './development-issuer.js';
import { FreshProofs } from './fresh-proofs.js';
import type { IdentitySettings } from './identity-settings.js';
import { TokenVerifier } from './token-verifier.js';

/** Global: the login asks for proofs, and whatever is acted on demands them. */
@Global()
@Module({})
export class IdentityModule {
  static of(settings: IdentitySettings): DynamicModule {
    const { issuers } = settings;
    const accepted = settings.developmentIssuer ? [...issuers, developmentIssuer(settings)] : issuers;
    return {
      module: IdentityModule,
      providers: [
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(accepted, actorKey(settings)) },
        {
          provide: FreshProofs,
          useFactory: () => new FreshProofs(accepted, settings.freshProofMinutes * 60, new SystemClock()),
        },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
      ],
      exports: [TokenVerifier, FreshProofs],
    };
  }
}
