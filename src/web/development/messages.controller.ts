import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeptMessages } from '../../alarms/development/kept-messages.js';
import { Public } from '../../platform/http/public.decorator.js';
import { ServedDuringStart } from '../../platform/http/start-gate.js';
import { languageOf, sendPage } from '../page-reply.js';
import { MESSAGES, messagesPage } from './messages.page.js';

/** The route exists only where messages are kept in place of being sent: never in production. */
@ApiExcludeController()
@Controller(MESSAGES)
export class KeptMessagesController {
  constructor(private readonly kept: KeptMessages) {}

  @Get()
  @Public()
  @ServedDuringStart()
  getMessages(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, messagesPage(this.kept.all(), languageOf(request)));
  }
}
