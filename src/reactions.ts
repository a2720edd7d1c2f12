import { lookUpsProjection } from './breach/lists/look-ups.projection.js';
import { dashboardProjection } from './dashboard/dashboard.projection.js';
import { dueDeadlinesProjection } from './deadline/due-deadlines.projection.js';
import type { Projection } from './platform/subscriptions/projection.js';
import { registerProjection } from './register/register.projection.js';

/** Every list that is computed from the log. What is not named here does not run. */
export const PROJECTIONS = [
  registerProjection,
  dashboardProjection,
  dueDeadlinesProjection,
  lookUpsProjection,
] as unknown as readonly Projection<object>[];
