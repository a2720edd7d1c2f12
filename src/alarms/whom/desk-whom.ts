import { Injectable } from '@nestjs/common';
import { BREACH_STREAMS, breachIdOf } from '../../breach/domain/breach-stream.js';
import type { BreachEvent } from '../../breach/domain/breach.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { fold, upToRevision, type History } from '../../breach/dossier/history.js';
import { AbsenceLog } from '../../organisations/absence-log.js';
import { absentAt, type Absences } from '../../organisations/absences.js';
import { AccountLinks } from '../../organisations/account-links.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { LiveProfiles } from '../../organisations/live-profiles.js';
import { OrganisationLog } from '../../organisations/organisation-log.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { ProfileEvent } from '../../organisations/profile-change.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import { plusHours, type Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Notice } from '../notice.js';
import { reporterNotices } from '../reporters/reporter-notices.js';
import { WebhookNotices } from '../webhooks/webhook-notices.js';
import { Whom, type KeptDanger } from '../whom.port.js';
import { noticesOf } from './notices-of.js';
import { isOfProfile, profileNotices } from './profile-notices.js';
import { ladderIn, fgIn, withoutDoubles } from './recipients.js';

/** Of these nobody hears, and no duty begins by them. */
const TELLS_NOBODY: ReadonlySet<BreachEvent['type']> = new Set(['ContainmentAdviceShown', 'AlarmCorrected']);

/** What of an organisation tells who hears of an event. */
interface Surroundings {
  readonly profile: OrganisationProfile | undefined;
  readonly absences: (at?: Moment) => Absences;
  readonly linked: LinkedAccounts;
  /** Ids. */
  readonly webhooks: readonly string[];
}

/**
 * Who hears what of a dossier, by its profile as the log has it when it is read. No personal value of a dossier is opened: nothing
 * depends on one.
 */
@Injectable()
export class DeskWhom extends Whom {
  readonly #surroundings = new Map<
    string,
    { readonly readAt: Moment; readonly read: Promise<Surroundings> }
  >();

  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly live: LiveProfiles,
    private readonly log: OrganisationLog,
    private readonly absences: AbsenceLog,
    private readonly links: AccountLinks,
    private readonly grants: GrantLog,
    private readonly webhooks: WebhookNotices,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async noticesOf(event: RecordedEvent): Promise<readonly Notice[]> {
    const { organisation, recordedAt } = event.metadata;
    if (isOfProfile(event)) return this.ofProfile(event);
    if (this.profiles.find(organisation) === undefined) return [];
    if (!BREACH_STREAMS.some((prefix) => event.stream.startsWith(prefix))) return [];
    const recorded = event as RecordedEvent<BreachEvent>;
    if (TELLS_NOBODY.has(recorded.event.type)) return [];
    const history = await this.historyUpTo(recorded);
    const before = fold(history.slice(0, -1));
    const breach = fold(history.slice(-1), before);
    if (breach === undefined) throw new Error('an event that was delivered is not in its stream');
    const [{ profile, absences, linked, webhooks }, refusedRoles] = await Promise.all([
      this.surroundings(organisation, recordedAt),
      this.rolesOf(breach.restriction?.refused ?? [], organisation),
    ]);
    if (profile === undefined) return [];
    const people = noticesOf({
      ...{ recorded, profile, breach, before, linked, refusedRoles },
      absent: absentAt(absences(recordedAt), recordedAt),
      // Of everything later its restriction tells.
      aboutHandler: recorded.event.type === 'BreachReported' && breach.report.aboutHandler === true,
    });
    return [...people, ...reporterNotices(recorded, breach), ...this.webhooks.of(recorded, breach, webhooks)];
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

  private async ofProfile(recorded: RecordedEvent<ProfileEvent>): Promise<readonly Notice[]> {
    const { organisation, recordedAt } = recorded.metadata;
    const [before, after, absences] = await Promise.all([
      this.log.profileBefore(organisation, recorded.revision),
      this.log.profileBefore(organisation, recorded.revision + 1),
      this.absences.of(organisation, recordedAt),
    ]);
    if (before === undefined || after === undefined) return [];
    const absent = absentAt(absences, recordedAt);
    return profileNotices({ recorded, before: before.content, after: after.content, absent });
  }

  /** An event that begins a dossier is all there is of it. */
  private async historyUpTo(event: RecordedEvent<BreachEvent>): Promise<History> {
    if (event.revision === 0) return [event];
    return upToRevision(await this.dossiers.sealedHistory(breachIdOf(event.stream)), event.revision);
  }

  /** Read once for all events that were recorded before it was read: of a hundred in a minute, not a hundred times. */
  private surroundings(organisation: string, recordedAt: Moment): Promise<Surroundings> {
    const known = this.#surroundings.get(organisation);
    const readAt = this.clock.now();
    // By a clock that went back nobody knows what was before what.
    if (known !== undefined && known.readAt > recordedAt && readAt >= known.readAt) return known.read;
    const read = this.readSurroundings(organisation);
    this.#surroundings.set(organisation, { readAt, read });
    // Whoever asks next tries anew.
    read.catch(() => this.#surroundings.delete(organisation));
    return read;
  }

  private async readSurroundings(organisation: string): Promise<Surroundings> {
    const [profile, absences, linked, webhooks] = await Promise.all([
      this.live.asOfNow(organisation),
      this.absences.read(organisation),
      this.links.linkedIn(organisation),
      this.webhooks.idsOf(organisation),
    ]);
    return { profile, absences, linked, webhooks };
  }

  private async rolesOf(people: readonly string[], organisation: string): Promise<ReadonlySet<string>> {
    const roles = await Promise.all(people.map((person) => this.grants.rolesOf(person, organisation)));
    return new Set(roles.flatMap((held) => held ?? []));
  }
}
