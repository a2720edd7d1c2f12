import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Action as PolicyAction, Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { commandId } from '../breach/dossier/command-id.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import type { ProfileCommand } from '../organisations/profile-book.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { SlugField } from '../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import { partInBody } from './part-in-body.js';
import { ProfileChangeBody, ProfileProposalAnswerBody, ProfileProposalBody } from './profile-change.body.js';
import { profileAnswer, ProfileAnswer } from './profile.answer.js';
import { ProfileChanges } from './profile-changes.service.js';

class ProfilePath {
  @SlugField() readonly organisation!: string;
}
class ProfileParameters {
  @MomentField({ optional: true, description: 'As it was then; absent: as it is.' }) readonly at?: Moment;
}

const Command = (path: string, action: PolicyAction, summary: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    Action(action),
    HttpCode(200),
    WithIdempotencyKey(),
    ApiOperation({ summary }),
    Answers(ProfileAnswer, { description: 'The profile as it is after it.' }),
  );

/** What of a profile can be changed while the desk runs, and by whom (ADR 60). */
@ApiTags('identity')
@Controller('v1/organisations/:organisation/profile')
export class ProfileController {
  constructor(private readonly changes: ProfileChanges) {}

  @Get()
  @Action('profile.read')
  @ApiOperation({
    summary: 'What counts of the profile, what was changed of it here and what waits for the board',
  })
  @Answers(ProfileAnswer, { description: 'As it is, or as it was then.' })
  async getProfile(
    @Param() { organisation }: ProfilePath,
    @Query() { at }: ProfileParameters,
    @AskedBy() asker: Asker,
  ): Promise<ProfileAnswer> {
    return profileAnswer(await this.changes.of(asker, organisation, at));
  }

  @Command('changes', 'profile.change', 'Change who is called or how they are reached: it counts at once')
  changeProfile(
    @Param() path: ProfilePath,
    @Body() body: ProfileChangeBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<ProfileAnswer> {
    return this.act(path, by, request, (profile) => ({
      ...{ type: 'ChangeProfile', change: partInBody(body, profile), seen: body.seen },
    }));
  }

  @Command('proposals', 'profile.propose', 'Propose what binds the organisation: the board confirms it')
  proposeProfileChange(
    @Param() path: ProfilePath,
    @Body() body: ProfileProposalBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<ProfileAnswer> {
    return this.act(path, by, request, (profile) => ({
      ...{ type: 'ProposeProfileChange', change: partInBody(body, profile), seen: body.seen },
    }));
  }

  @Command('confirmation', 'profile.confirm', 'Confirm, as board, what somebody else proposed')
  confirmProfileChange(
    @Param() path: ProfilePath,
    @Body() { proposal }: ProfileProposalAnswerBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<ProfileAnswer> {
    return this.act(path, by, request, () => ({ type: 'ConfirmProfileChange', proposal }));
  }

  @Command('rejection', 'profile.reject', 'Reject, as board, a change; or take back your own')
  rejectProfileChange(
    @Param() path: ProfilePath,
    @Body() { proposal }: ProfileProposalAnswerBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<ProfileAnswer> {
    return this.act(path, by, request, () => ({ type: 'RejectProfileChange', proposal }));
  }

  private async act(
    { organisation }: ProfilePath,
    by: Asker,
    request: FastifyRequest,
    commandOn: (profile: OrganisationProfile) => ProfileCommand,
  ): Promise<ProfileAnswer> {
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const route = `POST ${request.routeOptions.url ?? ''}`;
    const id = commandId(by.principal.id, route, organisation, key);
    await this.changes.act({ organisation, commandId: id, by }, commandOn);
    return profileAnswer(await this.changes.of({ ...by, action: 'profile.read' }, organisation));
  }
}
