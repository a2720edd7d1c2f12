import type { Moment } from '../../shared/moment.js';
import type { Breach } from './breach-state.js';
import type { Corrected, CorrectionTrace } from './correction-trace.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import type { RegisterText } from './register-text.js';
import { notInTheFuture } from './safety.js';

/** Whose breach it is: Art. 4(7)–(8), 26, 33(2). */
export const ORGANISATION_ROLES = ['controller', 'joint-controller', 'processor', 'not-ours'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

export type OrganisationRoleEstablished = Fact<
  'OrganisationRoleEstablished',
  { readonly role: OrganisationRole; readonly reason: RegisterText }
>;

/** Art. 33(2): a processor tells its controller without undue delay. */
export type ControllerInformed = Fact<'ControllerInformed', { readonly informedAt: Moment }>;

export type NoticeValues = ControllerInformed['data'];
export type RecordedNotice = Corrected<NoticeValues, NoticeValues>;

export type OrganisationRoleEvent = OrganisationRoleEstablished | ControllerInformed;

export interface EstablishOrganisationRole {
  readonly type: 'EstablishOrganisationRole';
  readonly role: OrganisationRole;
  readonly reason: RegisterText;
}

export interface InformController {
  readonly type: 'InformController';
  readonly informedAt: Moment;
}

export function establishOrganisationRole(
  breach: Breach,
  { role, reason }: EstablishOrganisationRole,
): readonly OrganisationRoleEstablished[] {
  return breach.organisationRole === role
    ? []
    : [{ type: 'OrganisationRoleEstablished', data: { role, reason } }];
}

export function informController(
  breach: Breach,
  { informedAt }: InformController,
  { now }: DecisionContext,
): readonly ControllerInformed[] {
  notInTheFuture(informedAt, now, '/informedAt');
  return breach.controllerInformed === undefined
    ? [{ type: 'ControllerInformed', data: { informedAt } }]
    : [];
}

/** Whether the duties of a controller (Art. 33(1), 34) rest on this organisation; so until shown otherwise. */
export function bearsControllersDuties({ organisationRole }: Pick<Breach, 'organisationRole'>): boolean {
  return organisationRole !== 'processor' && organisationRole !== 'not-ours';
}

export const evolveOrganisationRole: Evolve<OrganisationRoleEvent> = {
  OrganisationRoleEstablished: (breach, { role }) => ({ ...breach, organisationRole: role }),
  ControllerInformed: (breach, { informedAt }, { revision }) => ({
    ...breach,
    controllerInformed: { informedAt, revision },
  }),
};

export function noticeCorrected(
  breach: Breach,
  corrected: NoticeValues,
  trace: CorrectionTrace<NoticeValues>,
): Breach {
  const known = breach.controllerInformed;
  if (known === undefined) return breach;
  const corrections = [...(known.corrections ?? []), trace];
  return { ...breach, controllerInformed: { ...known, ...corrected, corrections } };
}
