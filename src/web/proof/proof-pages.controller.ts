import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedLog } from '../../audit/log/signed-log.service.js';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { NotSigned } from '../../proof/not-signed.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { proofPage } from './proof.page.js';

const MOST_SHOWN = 20;

/** What proves the log, for whoever watches. */
@ApiExcludeController()
@Controller('desk/proof')
export class ProofPagesController {
  constructor(private readonly log: SignedLog) {}

  @Get()
  @Action('log.prove')
  @Looks('log-checkpoint')
  async getProofPage(
    @Query() _query: LanguageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    organisationsAsked(asker);
    const signed = await this.signed();
    const latest = await this.log.latest(MOST_SHOWN);
    sendPage(reply, proofPage({ language: languageOf(request), latest, ...(signed && { signed }) }));
  }

  /** The note as a file, to be kept. */
  @Get('checkpoint')
  @Action('log.prove')
  @Looks('log-checkpoint')
  async downloadCheckpoint(@AskedBy() asker: Asker, @Res() reply: FastifyReply): Promise<void> {
    organisationsAsked(asker);
    const { note, size } = await this.log.checkpoint();
    void reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="checkpoint-${size}.txt"`)
      .send(note);
  }

  /** Nothing where the log is not signed: the page says so. */
  private async signed() {
    try {
      const [checkpoint, { keys }] = [await this.log.checkpoint(), await this.log.keys()];
      return { checkpoint, keys };
    } catch (error) {
      if (error instanceof NotSigned) return undefined;
      throw error;
    }
  }
}
