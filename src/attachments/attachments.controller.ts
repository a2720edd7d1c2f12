import { Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AskedAct } from '../breach/acts/act-on-breach.command.js';
import { MEDIA_TYPES } from '../breach/domain/attachments.js';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { fold, type History } from '../breach/dossier/history.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Asked } from '../breach/http/act.decorator.js';
import { breachView } from '../breach/views/breach.view.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Flag } from '../platform/http/dto-fields.js';
import { EtagOfRevision } from '../platform/http/etag-of-revision.interceptor.js';
import { WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { WithIfMatch } from '../platform/http/if-match.js';
import { TakesFile } from '../platform/http/takes-file.decorator.js';
import { readUpload } from '../platform/http/upload.js';
import { AttachmentsAnswer, ReceivedAttachmentAnswer } from './attachments.answer.js';
import { Attachments } from './attachments.query.js';
import { Receiving } from './receiving.service.js';
import { setHeadersOf } from './sent-file.js';

class DownloadQuery {
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Ask for a file that no scanner has judged: it may do harm where it is opened.',
  })
  readonly unscanned?: boolean;
}

/** Files of a dossier: beside the log, sealed in pieces (ADR 47). */
@DossierRoutes('attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly receiving: Receiving,
  ) {}

  @Get('attachments')
  @Action('breach.read-attachments')
  @Looks('dossier')
  @ApiOperation({ summary: 'The files of the dossier, and whether a scanner has judged them' })
  @Answers(AttachmentsAnswer, { description: 'What is known of each; what stands in it is downloaded.' })
  listAttachments(@Dossier() history: History): AttachmentsAnswer {
    const breach = fold(history);
    return { attachments: breach === undefined ? [] : breachView(breach).attachments };
  }

  @Post('attachments')
  @RouteConfig({ upload: true })
  @HttpCode(200)
  @Action('breach.attach')
  @UseInterceptors(EtagOfRevision)
  @WithIdempotencyKey()
  @WithIfMatch()
  @ApiOperation({ summary: 'Put a file into the dossier: first the description, then the file' })
  @TakesFile()
  @Answers(ReceivedAttachmentAnswer, { description: 'The file is kept, sealed.', headers: ['ETag'] })
  attachFile(
    @Dossier() history: History,
    @Asked() asked: AskedAct,
    @Req() request: FastifyRequest,
  ): Promise<ReceivedAttachmentAnswer> {
    return readUpload(request, (upload) => this.receiving.receive(asked, history, upload));
  }

  @Get('attachments/:attachment')
  @Action('breach.read-attachments')
  @Looks('attachment')
  @ApiOperation({ summary: 'Download a file: a photo without what it says of place and camera' })
  @ApiParam({ name: 'attachment', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({
    description: 'The file, to be kept and not shown.',
    content: Object.fromEntries(
      MEDIA_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    ),
  })
  @ApiConflictResponse()
  async downloadAttachment(
    @Dossier() history: History,
    @Param('attachment') attachment: string,
    @Query() { unscanned = false }: DownloadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.attachments.toShow(history, attachment, unscanned);
    setHeadersOf(reply, file);
    return new StreamableFile(file.content);
  }
}
