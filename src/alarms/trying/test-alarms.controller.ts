import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { ListOf, Words } from '../../platform/http/answer-fields.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { OneOf, SlugField } from '../../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { CHANNELS, type Channel } from '../notice.js';
import { TestAlarmBody } from './test-alarm.body.js';
import { TestAlarms } from './test-alarms.service.js';

class TestAlarmPath {
  @SlugField() readonly organisation!: string;
}

class TestMessageAnswer {
  @Words({ description: 'Id of the step of the ladder.' }) readonly step!: string;
  @OneOf(CHANNELS) readonly channel!: Channel;
  @Words({ optional: true, description: '`waiting`, `sent`, `given-up` or `too-late`.' })
  readonly state?: string;
}

class TestAlarmAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'Opaque id of who sounded it.' }) readonly by!: string;
  @ListOf(() => TestMessageAnswer, { description: 'Each step by each of its channels.' })
  readonly messages!: readonly TestMessageAnswer[];
}

@ApiTags('alarms')
@Controller('v1/organisations/:organisation/test-alarms')
export class TestAlarmsController {
  constructor(private readonly alarms: TestAlarms) {}

  @Post()
  @Action('alarms.try')
  @HttpCode(200)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Send a test alarm to each step of the ladder; it is recorded' })
  @Answers(TestAlarmAnswer, { description: 'It is under way; the same at every repeat, as it stands then.' })
  soundTestAlarm(
    @Param() { organisation }: TestAlarmPath,
    @Body() { step }: TestAlarmBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<TestAlarmAnswer> {
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const route = `POST ${request.routeOptions.url ?? ''}`;
    return this.alarms.sound(by, organisation, commandId(by.principal.id, route, organisation, key), step);
  }
}
