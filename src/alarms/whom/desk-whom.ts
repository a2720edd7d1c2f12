import { Injectable } from '@nestjs/common';
import { BREACH_STREAMS, breachIdOf } from '../../breach/domain/breach-stream.js';
import type { BreachEvent } from '../../breach/domain/breach.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { fold, upToRevision } from '../../breach/dossier/history.js';
import { AbsenceLog } from '../../organisations/absence-log.js';
import { absentAt } from '../../organisations/absences.js';
import { AccountLinks } from '../../organisations/account-links.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { plusHours } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Notice } from '../notice.js';
import { reporterNotices } from '../reporters/reporter-notices.js';
import { WebhookNotices } from '../webhooks/webhook-notices.js';
import { Whom, type KeptDanger } from '../whom.port.js';
import { noticesOf } from './notices-of.js';
import { ladderIn, fgIn, withoutDoubles } from './recipients.js';

/** Who hears what of a dossier, by its profile as it is now. No personal value is opened: nothing in it depends on one. */
@Injectable()
export class DeskWhom extends Whom {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly absences: AbsenceLog,
    private readonly links: AccountLinks,
    private readonly grants: GrantLog,
    private readonly webhooks: WebhookNotices,
  ) {
    super();
  }

  override async noticesOf(event: RecordedEvent): Promise<readonly Notice[]> {
    const { organisation, recordedAt } = event.metadata;
    const profile = this.profiles.find(organisation);
    if (profile === undefined || !BREACH_STREAMS.some((prefix) => event.stream.startsWith(prefix))) return [];
    const all = await this.dossiers.sealedHistory(breachIdOf(event.stream));
    const history = upToRevision(all, event.revision);
    const recorded = event as RecordedEvent<BreachEvent>;
    const before = fold(history.slice(0, -1));
    const breach = fold(history.slice(-1), before);
    if (breach === undefined) throw new Error('an event that was delivered is not in its stream');
    const [absences, linked, refusedRoles] = await Promise.all([
      this.absences.of(organisation, recordedAt),
      this.links.linkedIn(organisation),
      this.rolesOf(breach.restriction?.refused ?? [], organisation),
    ]);
    const people = noticesOf({
      ...{ recorded, profile, breach, before, linked, refusedRoles },
      absent: absentAt(absences, recordedAt),
      // Of everything later its restriction tells.
      aboutHandler: recorded.event.type === 'BreachReported' && breach.report.aboutHandler === true,
    });
    return [...people, ...reporterNotices(recorded, breach), ...(await this.webhooks.of(recorded, breach))];
  }

  override noticesOfKept({
    cause,
    receivedAt: at,
    organisation,
    breach,
    reference,
    aboutHandler = false,
  }: KeptDanger): readonly Notice[] {
    const profile = this.profiles.find(organisation);
    if (profile === undefined) return [];
    const around = {
      ...{ profile, aboutHandler, linked: [], absent: new Set<string>(), refusedRoles: new Set<string>() },
      breach: { deputies: [], recusals: [], emergencyAccess: [] },
    };
    const [first] = ladderIn(around);
    const dueAt = plusHours(at, profile.safetyTermMinutes / 60);
    return withoutDoubles([first, fgIn(around)]).flatMap(({ recipient, channels }) =>
      channels.map((channel) => ({
        ...{ cause, at, organisation, breach, reference, kind: 'danger' as const, channel, recipient },
        ...{ urgent: true, dueAt, facts: { ...(first?.rung !== undefined && { rung: first.rung }) } },
      })),
    );
  }

  private async rolesOf(people: readonly string[], organisation: string): Promise<ReadonlySet<string>> {
    const roles = await Promise.all(people.map((person) => this.grants.rolesOf(person, organisation)));
    return new Set(roles.flatMap((held) => held ?? []));
  }
}
