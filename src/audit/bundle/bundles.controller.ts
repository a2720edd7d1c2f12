import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { InquiryActBody } from '../inquiry/inquiry.body.js';
import { askedOf, OfInquiry } from '../inquiry/inquiries.controller.js';
import { Bundles } from './bundles.service.js';

const ZIP = 'application/zip';

/** The bundle of an inquiry, to be handed over. */
@ApiTags('inquiries')
@Controller('v1/inquiries/:inquiry/bundles')
export class BundlesController {
  constructor(private readonly bundles: Bundles) {}

  @Post()
  @OfInquiry()
  @Action('inquiry.conduct')
  @Looks('inquiry-bundle')
  @HttpCode(200)
  @WithIdempotencyKey()
  @ApiOperation({
    summary: 'Make the bundle of an inquiry: a zip that proves itself, to whoever asks for it',
  })
  @ApiProduces(ZIP)
  async makeBundle(
    @Body() _body: InquiryActBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    return sentAsZip(reply, await this.bundles.make(asker, askedOf(request, asker, 'bundles')));
  }
}

export function sentAsZip(
  reply: FastifyReply,
  { name, zip }: { readonly name: string; readonly zip: Readable },
): Readable {
  void reply.header('content-type', ZIP).header('content-disposition', `attachment; filename="${name}"`);
  return zip;
}
