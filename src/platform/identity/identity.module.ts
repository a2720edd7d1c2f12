import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { actorKey } from './actor-key.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { developmentIssuer } from './development-issuer.js';
import type { IdentitySettings } from './identity-settings.js';
import { Sightings } from './sightings.port.js';
import { TokenVerifier } from './token-verifier.js';

@Module({})
export class IdentityModule {
  static of(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      providers: [
        {
          provide: TokenVerifier,
          inject: [{ token: Sightings, optional: true }],
          useFactory: (sightings?: Sightings) => tokenVerifier(settings, sightings),
        },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
      ],
      exports: [TokenVerifier],
    };
  }
}

function tokenVerifier(settings: IdentitySettings, sightings: Sightings | undefined): TokenVerifier {
  const { issuers } = settings;
  const accepted = settings.developmentIssuer ? [...issuers, developmentIssuer(settings)] : issuers;
  return new TokenVerifier(accepted, actorKey(settings), sightings);
}
