import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { advise } from '../../law/advice/advise.js';
import { lawInForceAt } from '../../law/law-version.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Clock } from '../../platform/time/clock.port.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { SlugField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { Refusal } from '../../shared/refusal.js';
import type { Moment } from '../../shared/moment.js';
import { organisationsAsked, type Asker } from '../dossier/access.policy.js';
import { Action, AskedBy } from '../dossier/action.decorator.js';
import { AdviceAnswer } from '../contract/advice.answer.js';
import { FactsBody } from '../contract/facts.body.js';

class AdviceQuery {
  @SlugField({
    optional: true,
    description:
      'Whose promises join the advice; needed by whoever works for several, else those of the asker’s own.',
  })
  readonly organisation?: string;
  @MomentField({ optional: true, description: 'Under the law of which moment; default now.' })
  readonly awareAt?: Moment;
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
  @ApiOperation({ summary: 'Advice from bare facts, without a dossier; nothing is recorded' })
  @Answers(AdviceAnswer, { description: 'The advice.' })
  computeAdvice(
    @Body() facts: FactsBody,
    @Query() { organisation, awareAt }: AdviceQuery,
    @AskedBy() asker: Asker,
  ): AdviceAnswer {
    const [own, ...others] = organisationsAsked(asker, organisation);
    if (others.length > 0) {
      throw new Refusal(
        'organisation-needed',
        'You work for several organisations: say whose promises join the advice.',
        'invalid',
        'organisation',
      );
    }
    const promises = own === undefined ? [] : (this.profiles.find(own)?.promises ?? []);
    return advise(facts, { law: lawInForceAt(awareAt ?? this.clock.now()), promises });
  }
}
