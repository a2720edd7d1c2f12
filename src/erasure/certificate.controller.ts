import { Get, Param } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { CertificateAnswer } from './certificate.answer.js';
import { Certificates } from './certificates.query.js';

@DossierRoutes('erasure')
export class CertificateController {
  constructor(private readonly certificates: Certificates) {}

  @Get('erasures/:erasure/certificate')
  @Action('breach.replay')
  @Looks('erasure-certificate')
  @ApiOperation({
    summary: 'What was erased, by whom, on which ground, and since when nothing opens it any more',
  })
  @Answers(CertificateAnswer, { description: 'The certificate.' })
  @ApiConflictResponse()
  getErasureCertificate(
    @Param('erasure') erasure: string,
    @Dossier() history: History,
  ): Promise<CertificateAnswer> {
    return this.certificates.of(history, erasure);
  }
}
