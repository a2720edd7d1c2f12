import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advise, type Advice } from '../../law/advice/advise.js';
import { lawInForceAt } from '../../law/law-version.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Clock } from '../../platform/time/clock.port.js';
import { SlugField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { CurrentPrincipal } from '../../platform/identity/current-principal.decorator.js';
import type { Principal } from '../../platform/identity/principal.js';
import { Action } from '../../platform/http/route-action.decorator.js';
import type { Moment } from '../../shared/moment.js';
import { organisationsAsked } from '../dossier/organisations-asked.js';
import { FactsBody, factsOf } from './facts.body.js';

class AdviceQuery {
  /** Whose promises join the advice; without it those of the asker's organisation, when he has one. */
  @SlugField({ optional: true }) readonly organisation?: string;
  /** Under the law of which moment; default now. */
  @MomentField({ optional: true }) readonly awareAt?: Moment;
}

/** Advice from bare facts, without a dossier; nothing is recorded. */
@ApiTags('judgement')
@Controller('v1/advice')
export class AdviceController {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Action('advice.compute')
  compute(
    @Body() facts: FactsBody,
    @Query() { organisation, awareAt }: AdviceQuery,
    @CurrentPrincipal() principal: Principal,
  ): Advice {
    const [own, ...others] = organisationsAsked(principal, 'advice.compute', organisation);
    const promises = own === undefined || others.length > 0 ? [] : (this.profiles.find(own)?.promises ?? []);
    return advise(factsOf(facts), { law: lawInForceAt(awareAt ?? this.clock.now()), promises });
  }
}
