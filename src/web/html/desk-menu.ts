import { maySomewhere, type Action } from '../../breach/dossier/access.policy.js';
import type { Principal } from '../../platform/identity/principal.js';

interface Place {
  readonly path: string;
  /** That of its route; absent: open to whoever has a session. */
  readonly action?: Action;
}

/** Where somebody can be on the desk beside the dossiers, in the order of the menu. */
export const DESK_PLACES = {
  desk: { path: '/desk', action: 'dashboard.read' },
  board: { path: '/desk/board', action: 'breach.decide' },
  register: { path: '/desk/register', action: 'register.read' },
  retention: { path: '/desk/retention', action: 'retention.read' },
  accessRequests: { path: '/desk/access-requests', action: 'access-request.handle' },
  inquiries: { path: '/desk/inquiries', action: 'inquiry.read' },
  looks: { path: '/desk/looks', action: 'looks.read' },
  proof: { path: '/desk/proof', action: 'log.prove' },
  people: { path: '/desk/people', action: 'people.read' },
  organisation: { path: '/desk/organisation', action: 'profile.read' },
  alarms: { path: '/desk/alarms', action: 'webhooks.read' },
  account: { path: '/desk/sessies' },
} as const satisfies Record<string, Place>;

export type DeskPlace = keyof typeof DESK_PLACES;

const ALL = Object.keys(DESK_PLACES) as readonly DeskPlace[];

/** The places that somebody may open, by the policy. */
export function menuFor(principal: Principal): readonly DeskPlace[] {
  return ALL.filter((place) => {
    const { action }: Place = DESK_PLACES[place];
    return action === undefined || maySomewhere({ principal, action });
  });
}

/** Where somebody lands who comes to the desk: an administrator sees no dossiers. Who may open nothing is told so there. */
export function homeOf(principal: Principal): string {
  const [first] = menuFor(principal).filter((place) => place !== 'account');
  return DESK_PLACES[first ?? 'desk'].path;
}
