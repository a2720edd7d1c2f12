import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attachments } from '../../attachments/attachments.query.js';
import { Receiving } from '../../attachments/receiving.service.js';
import { setHeadersOf } from '../../attachments/sent-file.js';
import type { AskedAct } from '../../breach/acts/act-on-breach.command.js';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { breachView } from '../../breach/views/breach.view.js';
import { Flag } from '../../platform/http/dto-fields.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Problem } from '../../platform/http/problem.js';
import { PROBLEM_MAPPINGS, type ProblemMapping } from '../../platform/http/problem-mapping.js';
import { readUpload } from '../../platform/http/upload.js';
import { faultsOf } from '../acts/act-forms.service.js';
import { inLanguage, type DeskPage } from '../html/desk-page.js';
import type { Filled } from '../html/form.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { filesPage } from './files.page.js';
import { filesPath } from './paths.js';

class FilesQuery extends LanguageQuery {
  @Flag({ optional: true, inQuery: true }) readonly toegevoegd?: boolean;
}

class FileQuery extends LanguageQuery {
  @Flag({ optional: true, inQuery: true }) readonly ongecontroleerd?: boolean;
}

/** These say something about the file, or about the moment; the rest no other file would mend. */
const SHOWN_AT_THE_FORM: readonly number[] = [400, 409, 413, 415, 422, 503];

/** Files of a dossier with a browser: the same services as the API. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/files')
export class FilesPagesController {
  constructor(
    private readonly attachments: Attachments,
    private readonly receiving: Receiving,
    @Inject(PROBLEM_MAPPINGS) private readonly mappings: readonly ProblemMapping[],
  ) {}

  @Get()
  @Action('breach.read-attachments')
  @Looks('dossier')
  getFiles(
    @Dossier() history: History,
    @Query() { toegevoegd = false }: FilesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    sendPage(reply, pageOf(history, request, { values: {}, faults: new Map() }, toegevoegd));
  }

  @Post()
  @RouteConfig({ upload: true })
  @Action('breach.attach')
  @Looks('dossier')
  async addFile(
    @Dossier() history: History,
    @AskedBy() by: Asker,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const { id } = request.params as { readonly id: string };
    let typed: Filled['values'] = {};
    try {
      await readUpload(request, ({ fields: { submission, ...fields }, ...file }) => {
        typed = { description: [fields['description'] ?? ''] };
        return this.receiving.receive(this.asked(request, by, submission), history, { ...file, fields });
      });
    } catch (error) {
      const problem = this.problemOf(error);
      if (problem === undefined) throw error;
      const filled = { values: typed, faults: atFile(faultsOf(problem, language)) };
      sendPage(reply, pageOf(history, request, filled), problem.status);
      return;
    }
    void reply
      .code(303)
      .header('location', inLanguage(`${filesPath(id)}?toegevoegd=true`, language))
      .send();
  }

  @Get(':attachment')
  @Action('breach.read-attachments')
  @Looks('attachment')
  async download(
    @Dossier() history: History,
    @Param('attachment') attachment: string,
    @Query() { ongecontroleerd = false }: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.attachments.toShow(history, attachment, ongecontroleerd);
    setHeadersOf(reply, file);
    return new StreamableFile(file.content);
  }

  /** Nothing that is there makes a file wrong: it is taken whatever was recorded since the page was opened. */
  private asked(request: FastifyRequest, by: Asker, submission: string = randomUUID()): AskedAct {
    const breachId = (request.params as { readonly id: string }).id.toLowerCase();
    const key = parseIdempotencyKey(submission);
    const id = commandId(by.principal.id, 'form attachFile', breachId, key);
    return { breachId, commandId: id, correlationId: request.id, causationId: id, by };
  }

  private problemOf(error: unknown): Problem | undefined {
    const problem =
      error instanceof Problem
        ? error
        : this.mappings.reduce<Problem | undefined>((found, mapping) => found ?? mapping(error), undefined);
    return problem !== undefined && SHOWN_AT_THE_FORM.includes(problem.status) ? problem : undefined;
  }
}

/** What is wrong with the whole is wrong with the file: the form has nothing else that is needed. */
const atFile = (faults: Filled['faults']): Filled['faults'] =>
  new Map([...faults].map(([field, fault]) => [field === '' ? 'file' : field, fault]));

function pageOf(history: History, request: FastifyRequest, filled: Filled, justAdded = false): DeskPage {
  const breach = fold(history);
  if (breach === undefined) throw new NoSuchDossier();
  return filesPage({ dossier: breachView(breach), language: languageOf(request), filled, justAdded });
}
