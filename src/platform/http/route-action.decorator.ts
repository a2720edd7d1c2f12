import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';

export const ROUTE_ACTION = 'lekwacht:action';

/** The action of the policy table that this route performs. */
export const Action = (name: string): MethodDecorator =>
  applyDecorators(SetMetadata(ROUTE_ACTION, name), ApiBearerAuth('bearer'));
