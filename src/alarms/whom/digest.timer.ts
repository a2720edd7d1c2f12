import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../../shared/derived-uuid.js';
import { visible } from '../../breach/lists/visibility.js';
import { dashboardProjection } from '../../dashboard/dashboard.projection.js';
import { AbsenceLog } from '../../organisations/absence-log.js';
import { absentAt } from '../../organisations/absences.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Postgres } from '../../platform/postgres/postgres.port.js';
import { ReadModels } from '../../platform/subscriptions/read-model.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import { plusHours, type Moment } from '../../shared/moment.js';
import { addressIn } from '../addresses.js';
import { Outbox } from '../outbox/outbox.js';
import { digestDay } from './office-hours.js';
import { fgIn, type Reachable } from './recipients.js';

const NAMESPACE = 'e5b7d0c2-9a41-5c3e-8d26-7f1b4a6c0d93';
const NEAR_HOURS = 24;

/** One FG, with every organisation that he is the FG of here. */
interface Fg {
  readonly fg: Reachable;
  readonly organisations: readonly [OrganisationProfile, ...(readonly OrganisationProfile[])];
}

/** How things stand, in figures. */
interface Figures {
  readonly open: number;
  readonly missed: number;
  readonly near: number;
  readonly unseen: number;
}

/** Tells each FG, on the morning of each working day, how all of his organisations stand: one message, and none where nothing runs. */
@Injectable()
export class Digests implements Timer {
  readonly name = 'digests';
  readonly everyMs = 60_000;
  /** What was put by this process; whoever puts it again changes nothing. */
  readonly #put = new Set<string>();

  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly absences: AbsenceLog,
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    const at = this.clock.now();
    for (const { fg, organisations } of await this.fgs(at)) {
      const [first] = organisations;
      const day = digestDay(first, at);
      if (day === undefined) continue;
      const cause = derivedUuid(JSON.stringify([day, first.slug]), NAMESPACE);
      if (this.#put.has(cause)) continue;
      const figures = await this.figures(
        organisations.map(({ slug }) => slug),
        at,
      );
      if (figures.open > 0) {
        await this.outbox.put([
          {
            ...{ cause, at, organisation: first.slug, kind: 'digest', urgent: false },
            ...{ channel: fg.channels.includes('mail') ? 'mail' : (fg.channels[0] ?? 'mail') },
            recipient: fg.recipient,
            facts: { ...figures, organisations: organisations.length },
          },
        ]);
      }
      this.#put.add(cause);
    }
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: 'one each working day' };
  }

  /** Who is the same by his address is one. */
  private async fgs(at: Moment): Promise<readonly Fg[]> {
    const byAddress = new Map<string, Fg>();
    for (const slug of this.profiles.slugs()) {
      const profile = this.profiles.get(slug);
      const fg = fgIn({
        ...{ profile, linked: [], refusedRoles: new Set<string>(), aboutHandler: false },
        breach: { deputies: [], recusals: [], emergencyAccess: [] },
        absent: absentAt(await this.absences.of(slug, at), at),
      });
      const address = fg && addressIn(profile, fg.recipient, 'mail');
      if (fg === undefined) continue;
      const key = address?.toLowerCase() ?? slug;
      const known = byAddress.get(key);
      byAddress.set(key, {
        fg: known?.fg ?? fg,
        organisations: known ? [...known.organisations, profile] : [profile],
      });
    }
    return [...byAddress.values()];
  }

  /** Of what an FG sees: what is shut to him is not counted either. */
  private async figures(organisations: readonly string[], now: Moment): Promise<Figures> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const { rows } = await this.postgres.query<Figures>({
      name: 'figures-for-digest',
      text: `select count(*)::integer as open,
                    count(*) filter (where due_at < $4)::integer as missed,
                    count(*) filter (where due_at between $4 and $5)::integer as near,
                    count(*) filter (where not is_verified)::integer as unseen
             from dashboard
             where generation = $1 and organisation = any($2) and is_open and ${visible('$3', "'{}'")}`,
      values: [
        generation,
        organisations,
        organisations.map((organisation) => `% ${organisation}:fg %`),
        now,
        plusHours(now, NEAR_HOURS),
      ],
    });
    const [figures = { open: 0, missed: 0, near: 0, unseen: 0 }] = rows;
    return figures;
  }
}
