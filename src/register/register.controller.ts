import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { CSV, registerCsv, setCsvHeaders } from './register.csv.js';
import { RegisterPageAnswer } from './register-entry.answer.js';
import { RegisterParameters } from './register.parameters.js';
import { Register } from './register.query.js';

/** The register that Art. 33(5) asks for, as JSON in pages or as one CSV file. */
@ApiTags('lists')
@Controller('v1/register')
export class RegisterController {
  constructor(private readonly register: Register) {}

  @Get()
  @Action('register.read')
  @Looks('register', 'register-export')
  @ApiOperation({ summary: 'The register of Art. 33(5), oldest receipt first' })
  @Answers(RegisterPageAnswer, {
    description: 'A page of the register, or all of it as one file.',
    alsoAs: { [CSV]: 'RFC 4180 with a header line, UTF-8.' },
  })
  async listRegister(
    @Query() asked: RegisterParameters,
    @AskedBy() asker: Asker,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterPageAnswer | string> {
    if (accept?.includes(CSV) !== true) return this.register.page(asker, asked);
    setCsvHeaders(reply);
    return registerCsv(await this.register.whole(asker, asked));
  }
}
