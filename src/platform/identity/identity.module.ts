import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CONFIG, type Config } from '../../config.js';
import { actorKey } from './actor-key.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { developmentIssuer } from './development-issuer.js';
import { TokenVerifier } from './token-verifier.js';

/** Needs {@link CONFIG} from a global module. */
@Module({
  providers: [
    {
      provide: TokenVerifier,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new TokenVerifier(
          config.developmentIssuer ? [...config.issuers, developmentIssuer(config)] : config.issuers,
          actorKey(config),
        ),
    },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
  ],
  exports: [TokenVerifier],
})
export class IdentityModule {}
