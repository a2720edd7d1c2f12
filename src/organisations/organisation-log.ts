import { randomBytes } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { Clock } from '../platform/clock/clock.port.js';
import type { EventCodec } from '../platform/event-store/event-codec.js';
import {
  NO_STREAM,
  WrongExpectedRevision,
  type EventStore,
} from '../platform/event-store/event-store.port.js';
import { lawInForceAt } from '../law/law-version.js';
import { personal, type Personal } from '../shared/personal.js';
import type { OrganisationProfile } from './organisation-profile.js';
import type { OrganisationProfiles } from './organisation-profiles.js';

/** The profile as it was from here on: who decided, under which mandates and margins, on which promises. */
export interface OrganisationProfileRecorded {
  readonly type: 'OrganisationProfileRecorded';
  readonly data: {
    readonly digest: string;
    readonly profile: Omit<OrganisationProfile, 'fg' | 'onCallLadder'>;
    /** Names and numbers of people. */
    readonly people: Personal<Pick<OrganisationProfile, 'fg' | 'onCallLadder'>>;
  };
}

export const ORGANISATION_EVENT_TYPES = { OrganisationProfileRecorded: { schemaVersion: 1 } } as const;

const NAMESPACE = '5f1d3a52-40f4-5a3e-8a7c-2b9f0d6f5c11';

/** Writes every change of a profile into the log, so that the past can be judged by the profile of then. */
export class OrganisationLog {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  /** @returns slugs whose profile is new or has changed since the last start */
  async record(profiles: OrganisationProfiles): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const slug of profiles.slugs()) {
      if (await this.recordOne(slug, profiles)) changed.push(slug);
    }
    return changed;
  }

  private async recordOne(slug: string, profiles: OrganisationProfiles): Promise<boolean> {
    const stream = `organisation-${slug}`;
    const digest = profiles.digest(slug);
    for (;;) {
      const history = await this.codec.decode(await this.store.readStream(stream));
      const last = history.at(-1);
      if (last !== undefined && (last.event as OrganisationProfileRecorded).data.digest === digest)
        return false;
      const revision = last?.revision ?? NO_STREAM;
      const records = await this.codec.encode([
        this.recorded(slug, digest, profiles.get(slug), revision + 1),
      ]);
      try {
        await this.store.append(stream, revision, records);
        return true;
      } catch (error) {
        // Another process that starts now wrote it: look again.
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private recorded(slug: string, digest: string, profile: OrganisationProfile, revision: number) {
    const { fg, onCallLadder, ...rest } = profile;
    const id = uuidv5(`${slug} ${revision} ${digest}`, NAMESPACE);
    const now = this.clock.now();
    const event: OrganisationProfileRecorded = {
      type: 'OrganisationProfileRecorded',
      data: { digest, profile: rest, people: personal('staff', { ...(fg && { fg }), onCallLadder }) },
    };
    return {
      id,
      event,
      metadata: {
        recordedAt: now,
        actor: { id: 'start', role: 'system' },
        organisation: slug,
        commandId: id,
        correlationId: id,
        causationId: id,
        schemaVersion: ORGANISATION_EVENT_TYPES.OrganisationProfileRecorded.schemaVersion,
        lawVersion: lawInForceAt(now).id,
        nonce: randomBytes(16).toString('hex'),
      },
    };
  }
}
