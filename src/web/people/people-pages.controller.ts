import {
  applyDecorators,
  Body,
  Controller,
  Get,
  NotFoundException,
  Post,
  Query,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  roleInOrganisation,
  type Action as PolicyAction,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { LinkBody, UnlinkBody } from '../../directory/account-links.body.js';
import { People } from '../../directory/people.js';
import { GrantBody } from '../../grants/grant.body.js';
import type { GrantCommand, HeldGrant } from '../../grants/given-grant.js';
import { Grants } from '../../grants/grants.service.js';
import { SessionEndingBody } from '../../grants/session-ending.body.js';
import { SessionEndings } from '../../grants/session-endings.service.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ActForms } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { PeopleDesks } from './people-desk.service.js';
import { peoplePath, PeopleQuery, type PeopleDone } from './people-question.js';
import { peoplePage } from './people.page.js';

const FormOf = (path: string, action: PolicyAction): MethodDecorator =>
  applyDecorators(Post(path), RouteConfig({ form: true }), Action(action));

/** A form that was sent. */
interface Sent {
  readonly form: FormBody;
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Who the people of an organisation are; an administrator gives and takes roles, the board confirms. */
@ApiExcludeController()
@Controller('desk/people')
export class PeoplePagesController {
  constructor(
    private readonly desks: PeopleDesks,
    private readonly forms: ActForms,
    private readonly grants: Grants,
    private readonly people: People,
    private readonly endings: SessionEndings,
  ) {}

  @Get()
  @Action('people.read')
  async getPeople(
    @Query() { organisatie, persoon, gedaan }: PeopleQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.of(asker, organisatie, languageOf(request));
    const person = desk.people.find(({ id }) => id === persoon);
    if (persoon !== undefined && person === undefined) throw new NotFoundException();
    sendPage(reply, peoplePage({ desk, person, done: gedaan }));
  }

  @FormOf('grants', 'grants.give')
  giveGrant(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.grant('GiveGrant', { form, asker, request, reply }, ({ state }) =>
      state === 'waits' ? 'waits' : 'given',
    );
  }

  @FormOf('grants/confirmation', 'grants.confirm')
  confirmGrant(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.grant('ConfirmGrant', { form, asker, request, reply }, () => 'confirmed');
  }

  @FormOf('grants/withdrawal', 'grants.withdraw')
  withdrawGrant(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.grant('WithdrawGrant', { form, asker, request, reply }, () => 'withdrawn');
  }

  @FormOf('links', 'people.link')
  linkAccounts(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, LinkBody, async ({ accounts }, organisation) => {
      const { recorded, linked } = await this.people.link(organisation, accounts, by(asker, organisation));
      if (!recorded) return 'nothing';
      return linked ? 'linked' : 'proposed';
    });
  }

  @FormOf('links/removal', 'people.unlink')
  unlinkAccount(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, UnlinkBody, async ({ account }, organisation) =>
      (await this.people.unlink(organisation, account, by(asker, organisation))) ? 'unlinked' : 'nothing',
    );
  }

  @FormOf('session-endings', 'sessions.end')
  endSessions(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, SessionEndingBody, async ({ person }, organisation) =>
      (await this.endings.end(asker, organisation, person)) > 0 ? 'ended' : 'nothing',
    );
  }

  private grant(
    type: GrantCommand['type'],
    sent: Sent,
    cameTo: (grant: HeldGrant) => PeopleDone,
  ): Promise<void> {
    const { form, asker } = sent;
    const key = parseIdempotencyKey(form['submission']?.[0]);
    return this.act(sent, GrantBody, async ({ person, role }, organisation) => {
      const id = commandId(asker.principal.id, `form ${type}`, organisation, key);
      return cameTo(
        await this.grants.act({ organisation, commandId: id, by: asker }, { type, person, role }),
      );
    });
  }

  /** Back to the page, which says what came of it; or the page as it was, with what is wrong. */
  private async act<Body extends object>(
    { form, asker, request, reply }: Sent,
    body: Type<Body>,
    perform: (body: Body, organisation: string) => Promise<PeopleDone>,
  ): Promise<void> {
    const [organisatie = ''] = form['organisatie'] ?? [];
    const language = languageOf(request);
    // Not his organisation: told before anything that was filled in is.
    roleInOrganisation(asker, organisatie);
    const attempted = await this.forms.attempt({ form, language }, body, (read) =>
      perform(read, organisatie),
    );
    const [persoon] = form['persoon'] ?? [];
    if ('done' in attempted) {
      const back = peoplePath({ organisatie, persoon, gedaan: attempted.done });
      void reply.code(303).header('location', inLanguage(back, language)).send();
      return;
    }
    const desk = await this.desks.of(asker, organisatie, language);
    const person = desk.people.find(({ id }) => id === persoon);
    const { filled, status } = attempted;
    // What a button could not do is said of the whole page: there is nothing to mend at a field.
    const why =
      asker.action === 'grants.give' ? { give: filled } : { refused: [...filled.faults.values()].join(' ') };
    sendPage(reply, peoplePage({ desk, person, ...why }), status);
  }
}

function by(asker: Asker, organisation: string) {
  return { principal: asker.principal, role: roleInOrganisation(asker, organisation) };
}
