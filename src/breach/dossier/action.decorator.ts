import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Action as RouteAction, ROUTE_ACTION } from '../../platform/http/route-action.decorator.js';
import type { Action as PolicyAction, Asker } from './access.policy.js';

/** The action that a route is; one that the policy does not know does not compile. */
export const Action: (action: PolicyAction) => MethodDecorator = RouteAction;

/** Who asks, and for the action that his route declares. */
export const AskedBy = createParamDecorator((_data: unknown, context: ExecutionContext) => askerOf(context));

export function askerOf(context: ExecutionContext): Asker {
  const { principal, look } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal === undefined) throw new Error('a public route has no principal');
  const action = Reflect.getMetadata(ROUTE_ACTION, context.getHandler()) as PolicyAction;
  return { principal, action, ...(look && { look }) };
}
