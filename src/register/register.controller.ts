import type { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { acceptedType } from '../platform/http/accepted-type.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Public } from '../platform/http/public.decorator.js';
import { codesOf } from './file/columns.js';
import { CSV, RegisterFiles, XLSX } from './file/register-files.service.js';
import { RegisterWords } from './file/register-words.js';
import { CodesAnswer } from './codes.answer.js';
import { RegisterPageAnswer } from './register-entry.answer.js';
import { RegisterParameters } from './register.parameters.js';
import { Register } from './register.query.js';

const JSON_TYPE = 'application/json';

/** The register that Art. 33(5) asks for, as JSON in pages or as one file for a spreadsheet. */
@ApiTags('lists')
@Controller('v1/register')
export class RegisterController {
  constructor(
    private readonly register: Register,
    private readonly files: RegisterFiles,
    private readonly words: RegisterWords,
  ) {}

  @Get()
  @Action('register.read')
  @Looks('register', 'register-export')
  @ApiOperation({ summary: 'The register of Art. 33(5), oldest receipt first' })
  @Answers(RegisterPageAnswer, {
    description: 'A page of the register, or all of it as one file: by `Accept`.',
    alsoAs: {
      [CSV]:
        'As a Dutch spreadsheet opens it: UTF-8 with a mark, semicolons, Dutch titles, words and local time. RFC 4180 but for that.',
      [XLSX]: 'The same as a workbook, with sheets for its codes and for what was asked.',
    },
  })
  async listRegister(
    @Query() asked: RegisterParameters,
    @AskedBy() asker: Asker,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterPageAnswer | Readable> {
    void reply.header('vary', 'accept');
    const type = acceptedType(accept, [JSON_TYPE, CSV, XLSX]);
    if (type === JSON_TYPE) return this.register.page(asker, asked);
    return this.files.send(reply, type, asker, asked);
  }

  @Get('codes')
  @Public()
  @ApiOperation({ summary: 'What the Dutch titles and words in a file of the register are called here' })
  @Answers(CodesAnswer, { description: 'Each word, by the column in which it stands.' })
  listRegisterCodes(): CodesAnswer {
    return { codes: codesOf(this.words) };
  }
}
