import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { corrects, withCorrection, type Corrected, type CorrectionSeenFrom } from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { fields } from './fields.js';
import type { RegisterText } from '../../shared/register-text.js';
import { notInTheFuture } from './not-in-the-future.js';

/** Whose breach it is: Art. 4(7)–(8), 26, 33(2). */
export const ORGANISATION_ROLES = ['controller', 'joint-controller', 'processor', 'not-ours'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

export type OrganisationRoleEstablished = DomainEvent<
  'OrganisationRoleEstablished',
  { readonly role: OrganisationRole; readonly reason: RegisterText }
>;

/** Art. 33(2): a processor tells its controller without undue delay. */
export type ControllerInformed = DomainEvent<
  'ControllerInformed',
  {
    readonly informedAt: Moment;
    /** Which organisation; it stands in the register, so no person. */
    readonly controller?: RegisterText;
  }
>;

export type NoticeValues = ControllerInformed['data'];
export type RecordedNotice = Corrected<NoticeValues, NoticeValues>;

export interface OrganisationRoleFields {
  readonly organisationRole?: OrganisationRole;
  readonly reasonOfRole?: RegisterText;
}

export const organisationRole = fields<OrganisationRoleFields, OrganisationRoleEstablished>({
  initial: {},
  on: {
    OrganisationRoleEstablished: (_, { role, reason }) => ({ organisationRole: role, reasonOfRole: reason }),
  },
});

export interface ControllerInformedFields {
  readonly controllerInformed?: RecordedNotice;
}

export const controllerInformed = fields<
  ControllerInformedFields,
  ControllerInformed | CorrectionSeenFrom<'ControllerInformed', NoticeValues>
>({
  initial: {},
  on: {
    ControllerInformed: (_, notice, { revision }) => ({ controllerInformed: { ...notice, revision } }),
    StatementCorrected: ({ controllerInformed: known }, data, recording) =>
      corrects(data, 'ControllerInformed') && known !== undefined
        ? { controllerInformed: { ...known, ...data.corrected, ...withCorrection(known, data, recording) } }
        : {},
  },
});

export type EstablishOrganisationRole = Command<
  'EstablishOrganisationRole',
  OrganisationRoleEstablished['data']
>;
export type InformController = Command<'InformController', ControllerInformed['data']>;
function establishOrganisationRole(
  breach: OrganisationRoleFields,
  { role, reason }: EstablishOrganisationRole,
): readonly OrganisationRoleEstablished[] {
  return breach.organisationRole === role && breach.reasonOfRole === reason
    ? []
    : [{ type: 'OrganisationRoleEstablished', data: { role, reason } }];
}

function informController(
  breach: ControllerInformedFields,
  { type: _type, ...notice }: InformController,
  { now }: DecisionContext,
): readonly ControllerInformed[] {
  notInTheFuture(notice.informedAt, now, 'informedAt');
  return breach.controllerInformed === undefined ? [{ type: 'ControllerInformed', data: notice }] : [];
}

/** What is left out stands as it was recorded. */
export function restateNotice(
  { controller }: NoticeValues,
  { informedAt, controller: named = controller }: NoticeValues,
): NoticeValues {
  return { informedAt, ...(named !== undefined && { controller: named }) };
}

/** Somebody said so; as long as nobody says whose it is, it is this organisation's. */
export function isSaidToBeAnothers({ organisationRole }: OrganisationRoleFields): boolean {
  return organisationRole === 'processor' || organisationRole === 'not-ours';
}

/** Alone or with others. */
export function isSaidToBeOurs({ organisationRole }: OrganisationRoleFields): boolean {
  return organisationRole === 'controller' || organisationRole === 'joint-controller';
}

export const organisationRoleDecisions = {
  EstablishOrganisationRole: establishOrganisationRole,
  InformController: alsoWhen('ended', informController),
} satisfies Decisions;
