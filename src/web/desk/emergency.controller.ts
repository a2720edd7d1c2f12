import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActOnBreach } from '../../breach/acts/act-on-breach.command.js';
import { RegisterTextField } from '../../breach/contract/register-text.field.js';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { NoSuchDossier, NotAllowed } from '../../breach/dossier/dossier-errors.js';
import { EmergencyLookUp } from '../../dashboard/emergency-look-up.query.js';
import { Text } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { ActForms, freshForm } from '../acts/act-forms.service.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { EMERGENCY_PATH, emergencyPage } from './emergency.page.js';

class EmergencyEntryBody {
  @Text({ max: 60, description: 'Reference or id, as somebody knows it.' }) readonly dossier!: string;
  @RegisterTextField({ max: 4_000, description: 'Stands on the time line for good.' })
  readonly reason!: RegisterText;
}

/** The emergency way into a dossier that is shut to FG or board: who stands before it cannot open its own page. */
@ApiExcludeController()
@Controller(EMERGENCY_PATH)
export class EmergencyController {
  constructor(
    private readonly forms: ActForms,
    private readonly dossiers: EmergencyLookUp,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Action('breach.enter-in-emergency')
  getEmergency(
    @Query() _query: LanguageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    organisationsAsked(asker);
    sendPage(reply, emergencyPage({ state: freshForm([]), language: languageOf(request) }));
  }

  @Post()
  @RouteConfig({ form: true })
  @Action('breach.enter-in-emergency')
  async enter(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    const sent = await this.forms.attempt({ form, language }, EmergencyEntryBody, async (body) => {
      const breachId = await this.dossiers.find(asker, body.dossier);
      if (breachId === undefined) throw nothingToEnter();
      const id = commandId(asker.principal.id, 'form takeEmergencyAccess', breachId, submission);
      const { reason } = body;
      const asked = { breachId, commandId: id, correlationId: request.id, causationId: id, by: asker };
      await this.commands
        .execute(new ActOnBreach({ ...asked, content: { reason } }, { type: 'TakeEmergencyAccess', reason }))
        .catch((error: unknown) => {
          throw isKeptOut(error) ? nothingToEnter() : error;
        });
      return breachId;
    });
    if ('done' in sent) {
      void reply
        .code(303)
        .header('location', inLanguage(dossierPath(sent.done), language))
        .send();
      return;
    }
    const state = { ...freshForm([]), filled: sent.filled, submission };
    sendPage(reply, emergencyPage({ state, language }), sent.status);
  }
}

/** The same for what there is not and for what is not his to enter: it tells nobody which of these it is. */
function nothingToEnter(): Refusal {
  return new Refusal('nothing-to-enter', 'There is nothing here that you may enter.', 'invalid', 'dossier');
}

function isKeptOut(error: unknown): boolean {
  return (
    error instanceof NoSuchDossier ||
    error instanceof NotAllowed ||
    (error instanceof Refusal && error.code === 'about-you')
  );
}
