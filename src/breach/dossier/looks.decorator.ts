import { Looks as RouteLooks } from '../../platform/http/route-looks.decorator.js';
import type { LookedAt } from './look.js';

/**
 * The look that a route is; what is not in the list does not compile. Its answer waits until the look is recorded, and
 * is not given where the route asked the policy nothing.
 */
export const Looks: (what: LookedAt, asFile?: LookedAt) => MethodDecorator = RouteLooks;
