import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { Clock } from '../platform/time/clock.port.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import type { Moment } from '../shared/moment.js';
import { personal, revealed, type Personal } from '../shared/personal.js';
import type { OrganisationProfile } from './organisation-profile.js';
import type { OrganisationProfiles } from './organisation-profiles.js';
import { IdempotentLog, type NewEvent } from './idempotent-log.js';

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

/** The profile as it was recorded, and since when it was so. */
export interface ProfileThen {
  readonly digest: string;
  readonly since: Moment;
  readonly content: OrganisationProfile;
}

/** Writes every change of a profile into the log, so that the past can be judged by the profile of then. */
@Injectable()
export class OrganisationLog {
  readonly #log: IdempotentLog;

  constructor(store: EventStore, codec: EventCodec, clock: Clock) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** @returns slugs whose profile is new or has changed since the last start */
  async record(profiles: OrganisationProfiles): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const slug of profiles.slugs()) {
      const digest = profiles.digest(slug);
      const isNew = await this.#log.append(`organisation-${slug}`, slug, (history, revision) => {
        const last = history.at(-1)?.event as OrganisationProfileRecorded | undefined;
        return last?.data.digest === digest
          ? undefined
          : recorded(slug, digest, profiles.get(slug), revision + 1);
      });
      if (isNew) changed.push(slug);
    }
    return changed;
  }

  /** The profile in force then; of before the first one was recorded, that one. */
  async profileAt(slug: string, at: Moment): Promise<ProfileThen | undefined> {
    const history = await this.#log.read(`organisation-${slug}`);
    const then = history.findLast(({ metadata }) => metadata.recordedAt <= at) ?? history[0];
    if (then === undefined) return undefined;
    const { digest, profile, people } = (then.event as OrganisationProfileRecorded).data;
    const { fg, onCallLadder = [] } = revealed(people) ?? {};
    return {
      digest,
      since: then.metadata.recordedAt,
      content: { ...profile, ...(fg && { fg }), onCallLadder },
    };
  }
}

function recorded(slug: string, digest: string, profile: OrganisationProfile, revision: number): NewEvent {
  const { fg, onCallLadder, ...rest } = profile;
  const event: OrganisationProfileRecorded = {
    type: 'OrganisationProfileRecorded',
    data: { digest, profile: rest, people: personal('staff', { ...(fg && { fg }), onCallLadder }) },
  };
  return {
    id: uuidv5(`${slug} ${revision} ${digest}`, NAMESPACE),
    event,
    actor: { id: 'start', role: 'system' },
    schemaVersion: ORGANISATION_EVENT_TYPES.OrganisationProfileRecorded.schemaVersion,
  };
}
