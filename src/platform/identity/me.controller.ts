import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from './current-principal.decorator.js';
import type { Principal } from './principal.js';
import { Action } from '../http/route-action.decorator.js';

/** Who am I here? The id is the one that stands on time lines and in the lists of restricted dossiers. */
@ApiTags('identity')
@Controller('v1/me')
export class MeController {
  @Get()
  @Action('me.read')
  read(@CurrentPrincipal() { id, grants }: Principal): Principal {
    return { id, grants };
  }
}
