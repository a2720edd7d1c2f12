import { applyDecorators, Body, Controller, Get, Post, Query, Req, Res, type Type } from '@nestjs/common';
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
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ProfileCommand } from '../../organisations/profile-book.js';
import { PARTS_AT_ONCE, PARTS_CONFIRMED, type ProfilePart } from '../../organisations/profile-part.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { partInBody } from '../../profile/part-in-body.js';
import {
  ProfileChangeBody,
  ProfileProposalAnswerBody,
  ProfileProposalBody,
} from '../../profile/profile-change.body.js';
import { ProfileChanges } from '../../profile/profile-changes.service.js';
import { ActForms } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import type { Filled } from '../html/form.js';
import { languageOf, sendPage } from '../page-reply.js';
import { OrganisationDesks } from './organisation-desk.service.js';
import { organisationPath, OrganisationQuery, type OrganisationDone } from './organisation-question.js';
import { organisationPage } from './organisation.page.js';
import { LISTS, partFromForm } from './parts-on-page.js';

/** A form that was sent. */
interface Sent {
  readonly form: FormBody;
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type CommandOn = (profile: OrganisationProfile) => ProfileCommand;

const FormOf = (path: string, action: PolicyAction): MethodDecorator =>
  applyDecorators(Post(path), RouteConfig({ form: true }), Action(action));

/** The profile of an organisation: who keeps it changes it here, and the board confirms what binds the organisation. */
@ApiExcludeController()
@Controller('desk/organisation')
export class OrganisationPagesController {
  constructor(
    private readonly desks: OrganisationDesks,
    private readonly forms: ActForms,
    private readonly changes: ProfileChanges,
  ) {}

  @Get()
  @Action('profile.read')
  async getOrganisation(
    @Query() { organisatie, gedaan }: OrganisationQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.of(asker, organisatie, languageOf(request));
    sendPage(reply, organisationPage({ desk, done: gedaan }));
  }

  @FormOf('changes', 'profile.change')
  changeProfile(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = PARTS_AT_ONCE.find((one) => one === form['part']?.[0]) ?? 'ladder';
    return this.ofPart(part, { form, asker, request, reply }, ProfileChangeBody, 'ChangeProfile', 'changed');
  }

  @FormOf('proposals', 'profile.propose')
  proposeProfileChange(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = PARTS_CONFIRMED.find((one) => one === form['part']?.[0]) ?? 'mandates';
    const sent = { form, asker, request, reply };
    return this.ofPart(part, sent, ProfileProposalBody, 'ProposeProfileChange', 'proposed');
  }

  @FormOf('confirmation', 'profile.confirm')
  confirmProfileChange(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('ConfirmProfileChange', { form, asker, request, reply }, 'confirmed');
  }

  @FormOf('rejection', 'profile.reject')
  rejectProfileChange(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('RejectProfileChange', { form, asker, request, reply }, 'rejected');
  }

  private async ofPart(
    part: ProfilePart,
    sent: Sent,
    metatype: Type<ProfileChangeBody | ProfileProposalBody>,
    type: 'ChangeProfile' | 'ProposeProfileChange',
    done: OrganisationDone,
  ): Promise<void> {
    const { form } = sent;
    const also = { seen: Number(form['seen']?.[0] ?? -1), [part]: partFromForm(part, form) };
    const attempted = await this.attempt(sent, metatype, also, done, (body) => (profile) => ({
      ...{ type, change: partInBody(body, profile), seen: body.seen },
    }));
    if (attempted === undefined) return;
    const { filled, status } = attempted;
    const desk = await this.desks.of(sent.asker, form['organisatie']?.[0], languageOf(sent.request));
    sendPage(
      sent.reply,
      organisationPage({ desk, returned: { part, filled: inPart(part, filled) } }),
      status,
    );
  }

  private async answer(
    type: 'ConfirmProfileChange' | 'RejectProfileChange',
    sent: Sent,
    done: OrganisationDone,
  ): Promise<void> {
    const attempted = await this.attempt(sent, ProfileProposalAnswerBody, {}, done, ({ proposal }) => () => ({
      ...{ type, proposal },
    }));
    if (attempted === undefined) return;
    const { filled, status } = attempted;
    const desk = await this.desks.of(sent.asker, sent.form['organisatie']?.[0], languageOf(sent.request));
    // There is nothing to mend at a field: what a button could not do is said of the whole page.
    sendPage(sent.reply, organisationPage({ desk, refused: [...filled.faults.values()].join(' ') }), status);
  }

  /** Back to the page, which says what came of it. @returns what is wrong, where it was not done */
  private async attempt<Read extends object>(
    { form, asker, request, reply }: Sent,
    metatype: Type<Read>,
    also: object,
    done: OrganisationDone,
    commandOf: (body: Read) => CommandOn,
  ): Promise<{ readonly filled: Filled; readonly status: number } | undefined> {
    const [organisation = ''] = form['organisatie'] ?? [];
    const language = languageOf(request);
    // Not his organisation: told before anything that was filled in is.
    roleInOrganisation(asker, organisation);
    const key = parseIdempotencyKey(form['submission']?.[0]);
    const id = commandId(asker.principal.id, `form ${asker.action}`, organisation, key);
    const attempted = await this.forms.attempt({ form, language, also }, metatype, (body) =>
      this.changes.act({ organisation, commandId: id, by: asker }, commandOf(body)),
    );
    if (!('done' in attempted)) return attempted;
    const back = inLanguage(organisationPath(organisation, done), language);
    void reply.code(303).header('location', back).send();
    return undefined;
  }
}

/** What is wrong with a row is said of the whole form, once: which row it is, the rule says. */
function inPart(part: ProfilePart, { values, faults }: Filled): Filled {
  const isOfList = (field: string): boolean =>
    LISTS.some((list) => field === list || field.startsWith(`${list}.`));
  const ofRows = new Set([...faults].filter(([field]) => isOfList(field)).map(([, fault]) => fault));
  const others = [...faults].filter(([field]) => !isOfList(field));
  const said = ofRows.size === 0 ? [] : [['', [...ofRows].join(' ')] as const];
  return { within: part, values, faults: new Map([...others, ...said]) };
}
