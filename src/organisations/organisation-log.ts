import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../shared/derived-uuid.js';
import { Clock } from '../platform/time/clock.port.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import type { Moment } from '../shared/moment.js';
import { personal, revealed, type Personal } from '../shared/personal.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import type { OrganisationProfile } from './organisation-profile.js';
import { digestOf, type OrganisationProfiles } from './organisation-profiles.js';
import { IdempotentLog, type NewEvent } from './idempotent-log.js';
import { foldProfile, profileOf, type ProfileBook } from './profile-book.js';
import { isProfileEvent, PROFILE_EVENT_TYPES, type ProfileEvent } from './profile-change.js';

/** The file of a profile as it was from here on: who decided, under which mandates and margins, on which promises. */
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
      const file = profiles.file(slug);
      const digest = digestOf(file);
      const isNew = await this.#log.append(organisationStream(slug), slug, (history, revision) =>
        history.findLast(isFile)?.event.data.digest === digest
          ? undefined
          : recorded(slug, digest, file, revision + 1),
      );
      if (isNew) changed.push(slug);
    }
    return changed;
  }

  /** The profile in force then; of before the first one was recorded, that one. */
  async profileAt(slug: string, at: Moment): Promise<ProfileThen | undefined> {
    return profileIn(
      await this.#log.read(organisationStream(slug)),
      ({ metadata }) => metadata.recordedAt <= at,
    );
  }

  /** What was changed of it, and what waits, as the log had it then; absent: as it has it. */
  async bookOf(slug: string, at?: Moment): Promise<ProfileBook> {
    const history = await this.#log.read(organisationStream(slug));
    return foldProfile(
      at === undefined ? history : history.filter(({ metadata }) => metadata.recordedAt <= at),
    );
  }

  /** What a command led to when it was asked before. @param id of the fact */
  async changeOf(slug: string, id: string): Promise<ProfileEvent | undefined> {
    const history = await this.#log.read(organisationStream(slug));
    const event = history.find((recorded) => recorded.id === id)?.event;
    return event !== undefined && isProfileEvent(event) ? event : undefined;
  }

  /** One fact, once. @param id of it: the same command leads to the same one @throws what decide throws */
  async change(
    slug: string,
    id: string,
    actor: Actor,
    decide: (book: ProfileBook) => ProfileEvent,
  ): Promise<void> {
    await this.#log.append(organisationStream(slug), slug, (history) => {
      if (history.some((recorded) => recorded.id === id)) return undefined;
      const event = decide(foldProfile(history));
      return { id, event, actor, schemaVersion: PROFILE_EVENT_TYPES[event.type].schemaVersion };
    });
  }

  /** The profile as it was before the event of that revision. */
  async profileBefore(slug: string, revision: number): Promise<ProfileThen | undefined> {
    return profileIn(await this.#log.read(organisationStream(slug)), (event) => event.revision < revision);
  }
}

export const organisationStream = (slug: string): string => `organisation-${slug}`;

function profileIn(
  history: readonly RecordedEvent[],
  isThen: (event: RecordedEvent) => boolean,
): ProfileThen | undefined {
  const then = history.filter(isThen);
  const file = then.findLast(isFile) ?? history.find(isFile);
  if (file === undefined) return undefined;
  const { digest, profile, people } = file.event.data;
  const { fg, onCallLadder = [] } = revealed(people) ?? {};
  const content = { ...profile, ...(fg && { fg }), onCallLadder };
  const { changes } = foldProfile(then);
  const last = changes.at(-1);
  const since = file.metadata.recordedAt;
  if (last === undefined) return { digest, since, content };
  const changed = profileOf(content, { changes });
  return { digest: digestOf(changed), since: last.at > since ? last.at : since, content: changed };
}

const isFile = (recorded: RecordedEvent): recorded is RecordedEvent<OrganisationProfileRecorded> =>
  recorded.event.type === 'OrganisationProfileRecorded';

function recorded(slug: string, digest: string, profile: OrganisationProfile, revision: number): NewEvent {
  const { fg, onCallLadder, ...rest } = profile;
  const event: OrganisationProfileRecorded = {
    type: 'OrganisationProfileRecorded',
    data: { digest, profile: rest, people: personal('staff', { ...(fg && { fg }), onCallLadder }) },
  };
  return {
    id: derivedUuid(`${slug} ${revision} ${digest}`, NAMESPACE),
    event,
    actor: { id: 'start', role: 'system' },
    schemaVersion: ORGANISATION_EVENT_TYPES.OrganisationProfileRecorded.schemaVersion,
  };
}
