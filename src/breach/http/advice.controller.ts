import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advise, type Advice } from '../../law/advice/advise.js';
import { lawInForceAt } from '../../law/law-version.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Clock } from '../../platform/time/clock.port.js';
import { SlugField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { organisationsAsked, type Asker } from '../dossier/access.policy.js';
import { Action, AskedBy } from '../dossier/action.decorator.js';
import { FactsBody } from './facts.body.js';

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
    @AskedBy() asker: Asker,
  ): Advice {
    const [own, ...others] = organisationsAsked(asker, organisation);
    const promises = own === undefined || others.length > 0 ? [] : (this.profiles.find(own)?.promises ?? []);
    return advise(facts, { law: lawInForceAt(awareAt ?? this.clock.now()), promises });
  }
}
