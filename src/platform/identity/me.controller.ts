import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOf } from '../http/answer-fields.js';
import { Answers } from '../http/answers.decorator.js';
import { OneOf, SlugField, UuidField } from '../http/dto-fields.js';
import { CurrentPrincipal } from './current-principal.decorator.js';
import { ROLES, type Principal, type Role } from './principal.js';
import { Action } from '../http/route-action.decorator.js';

class GrantAnswer {
  @SlugField() readonly organisation!: string;
  @OneOf(ROLES) readonly role!: Role;
}

class MeAnswer {
  @UuidField({ description: 'Opaque, the same at every visit; stands on time lines.' }) readonly id!: string;
  @ListOf(() => GrantAnswer) readonly grants!: readonly GrantAnswer[];
}

/** Who am I here? The id is the one that stands on time lines and in the lists of restricted dossiers. */
@ApiTags('identity')
@Controller('v1/me')
export class MeController {
  @Get()
  @Action('me.read')
  @ApiOperation({ summary: 'Who am I here, and what may I be for whom' })
  @Answers(MeAnswer, { description: 'Whoever holds this token.' })
  getMe(@CurrentPrincipal() { id, grants }: Principal): MeAnswer {
    return { id, grants };
  }
}
