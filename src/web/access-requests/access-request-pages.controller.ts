import { randomUUID } from 'node:crypto';
import {
  applyDecorators,
  Controller,
  createParamDecorator,
  Get,
  Post,
  Query,
  Res,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccessRequestBody,
  ExtensionBody,
  IdentityBody,
  NothingBody,
  PreparationBody,
  RefusalBody,
} from '../../access-requests/access-request.body.js';
import { AccessRequests, type AskedCommand } from '../../access-requests/access-requests.service.js';
import { AccessRequestViews } from '../../access-requests/access-requests.query.js';
import { accessRequestIdFrom } from '../../access-requests/no-such-access-request.js';
import { requestIn } from '../../access-requests/request-in-body.js';
import {
  organisationsWhere,
  type Action as PolicyAction,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { Action, askerOf } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Directory, type Person } from '../../directory/directory.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Text } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Clock } from '../../platform/time/clock.port.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { accessRequestPath } from './access-request-paths.js';
import { accessAnswerPage } from './answer.page.js';
import { choicesIn } from './chosen-in-form.js';
import { accessRequestsPage } from './list.page.js';
import type { RequestAct, SentAct } from './request-form.js';
import { accessRequestPage } from './request.page.js';

const HANDLE = 'access-request.handle';
const RELEASE = 'access-request.release';

class RequestsPageQuery extends LanguageQuery {
  @Text({ max: 500, optional: true }) readonly verder?: string;
}

/** A form of a request: what it could not do is told on the page of the request, which is a look. */
const FormOf = (act: RequestAct, action: PolicyAction): MethodDecorator =>
  applyDecorators(
    Post(`:request/${act}`),
    RouteConfig({ form: true }),
    Action(action),
    Looks('access-request'),
  );

/** A page that is asked for, or a form that was sent. */
interface Here {
  readonly form: FormBody;
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const Here = createParamDecorator((_data: unknown, context: ExecutionContext): Here => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  return { form: (request.body ?? {}) as FormBody, asker: askerOf(context), request, reply };
});

/** Access requests on the desk: entered, prepared, released, and the answer to print. */
@ApiExcludeController()
@Controller('desk/access-requests')
export class AccessRequestPagesController {
  constructor(
    private readonly requests: AccessRequests,
    private readonly views: AccessRequestViews,
    private readonly forms: ActForms,
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action(HANDLE)
  @Looks('access-requests')
  getRequests(
    @Query() { verder }: RequestsPageQuery,
    @Here() here: Here,
    @Res() _reply: FastifyReply,
  ): Promise<void> {
    return this.sendList(here, freshForm([]), 200, verder);
  }

  @Post()
  @RouteConfig({ form: true })
  @Action(HANDLE)
  @Looks('access-requests')
  async enter(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    const { form, asker, request } = here;
    const language = languageOf(request);
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    const attempted = await this.forms.attempt({ form, language }, AccessRequestBody, (body) => {
      const { organisation } = body;
      const id = commandId(asker.principal.id, 'form access-request', organisation, submission);
      const asked = { id, organisation, commandId: id, correlationId: request.id, content: { ...form } };
      return this.requests.receive(asker, asked, requestIn(body, this.clock.now()));
    });
    if ('done' in attempted) this.sendOn(here, attempted.done.id);
    else {
      const { filled, status } = attempted;
      await this.sendList(here, { filled, submission, seen: 0 }, status);
    }
  }

  @Get(':request')
  @Action(HANDLE)
  @Looks('access-request')
  getRequest(@Query() _query: LanguageQuery, @Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.sendRequest(here);
  }

  @Get(':request/answer')
  @Action(RELEASE)
  @Looks('access-answer')
  async getAnswer(
    @Query() _query: LanguageQuery,
    @Here() { asker, request, reply }: Here,
    @Res() _reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.views.answer(asker, idIn(request));
    sendPage(reply, accessAnswerPage(answer, languageOf(request)));
  }

  @FormOf('identity', HANDLE)
  identity(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('identity', here, IdentityBody, ({ how }) => ({
      type: 'Identify',
      how,
    }));
  }

  @FormOf('extension', HANDLE)
  extension(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('extension', here, ExtensionBody, ({ reason }) => ({
      type: 'Extend',
      reason,
    }));
  }

  @FormOf('search', HANDLE)
  search(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('search', here, NothingBody, () => ({ type: 'Search' }));
  }

  @FormOf('preparation', HANDLE)
  preparation(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    const { form } = here;
    const also = { places: choicesIn(form), ready: form['ready']?.[0] === 'true' };
    return this.act(
      'preparation',
      here,
      PreparationBody,
      ({ places, ready }) => ({ type: 'Choose', choices: places, ready }),
      also,
    );
  }

  @FormOf('release', RELEASE)
  release(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('release', here, NothingBody, () => ({ type: 'Release' }));
  }

  @FormOf('refusal', RELEASE)
  refusal(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('refusal', here, RefusalBody, ({ ground }) => ({
      type: 'Refuse',
      ground,
    }));
  }

  @FormOf('withdrawal', HANDLE)
  withdrawal(@Here() here: Here, @Res() _reply: FastifyReply): Promise<void> {
    return this.act('withdrawal', here, NothingBody, () => ({ type: 'Withdraw' }));
  }

  /** Back to the request; or its page as it was, with what is wrong. */
  private async act<Body extends object>(
    act: RequestAct,
    here: Here,
    body: Type<Body>,
    commandOf: (body: Body) => AskedCommand,
    also?: object,
  ): Promise<void> {
    const { form, asker, request } = here;
    const id = idIn(request);
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    const seen = Number(form['seen']?.[0] ?? Number.NaN);
    const attempted = await this.forms.attempt(
      { form, language: languageOf(request), ...(also && { also }) },
      body,
      (read) => {
        const asked = {
          ...{ id, correlationId: request.id, content: { ...form } },
          commandId: commandId(asker.principal.id, `form ${act}`, id, submission),
          // Without what was seen it conflicts with everything.
          ifMatch: Number.isSafeInteger(seen) ? seen : -1,
        };
        return this.requests.act(asker, asked, commandOf(read));
      },
    );
    if ('done' in attempted) {
      this.sendOn(here, id);
      return;
    }
    const state = { filled: { ...attempted.filled, within: act }, submission, seen };
    await this.sendRequest(here, { act, state }, attempted.status);
  }

  private async sendRequest({ asker, request, reply }: Here, sent?: SentAct, status = 200): Promise<void> {
    const answer = await this.views.one(asker, idIn(request));
    const { organisation, revision } = answer;
    const people = await this.directory.peopleOf(organisation);
    const action = RELEASE;
    sendPage(
      reply,
      accessRequestPage({
        request: answer,
        names: new Map(people.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]]))),
        language: languageOf(request),
        mayRelease: organisationsWhere({ principal: asker.principal, action }).includes(organisation),
        // Somebody else was faster: shown again it is on what stands there now.
        ...(sent && { sent: { ...sent, state: againOn(sent.state, status, revision) } }),
      }),
      status,
    );
  }

  private async sendList(
    { asker, request, reply }: Here,
    state: FormState,
    status: number,
    cursor?: string,
  ): Promise<void> {
    const answer = await this.views.list(asker, cursor === undefined ? {} : { cursor });
    const slugs = organisationsWhere({ principal: asker.principal, action: HANDLE });
    const people: Person[] = [];
    for (const slug of slugs) people.push(...(await this.directory.peopleOf(slug)));
    sendPage(
      reply,
      accessRequestsPage({
        ...{ answer, state, cursor, language: languageOf(request) },
        organisations: new Map(slugs.map((slug) => [slug, this.profiles.find(slug)?.name ?? slug])),
        colleagues: [...new Map(people.map((person) => [person.id, person])).values()],
      }),
      status,
    );
  }

  private sendOn({ request, reply }: Here, id: string): void {
    const back = inLanguage(accessRequestPath(id), languageOf(request));
    void reply.code(303).header('location', back).send();
  }
}

const idIn = (request: FastifyRequest): string =>
  accessRequestIdFrom((request.params as { readonly request: string }).request);

function againOn(state: FormState, status: number, revision: number): FormState {
  return status === 412 ? { ...state, seen: revision, submission: randomUUID() } : state;
}
