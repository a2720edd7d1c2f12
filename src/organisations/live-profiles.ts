import { Injectable } from '@nestjs/common';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import { keepTrying } from '../platform/time/back-off.js';
import { pause } from '../platform/time/pause.js';
import { Together } from '../platform/time/together.js';
import { within } from '../platform/time/within.js';
import { organisationStream } from './organisation-log.js';
import type { OrganisationProfile } from './organisation-profile.js';
import { OrganisationProfiles } from './organisation-profiles.js';
import { foldProfile, NO_CHANGES, profileOf, type ProfileBook } from './profile-book.js';
import { isProfileEvent } from './profile-change.js';

const PREFIX = organisationStream('');
/** Whoever is called in danger is called with what is known by then: a log that does not answer holds up nobody. */
const PATIENCE_MS = 2_000;
/** Milliseconds until it looks at the log again: a change of a profile is an act of somebody at a page. */
const RESTS_MS = 50;

/**
 * Keeps {@link OrganisationProfiles} as the log has them, in this process: by following the log, and where somebody is about to
 * be called by asking it first (ADR 60).
 */
@Injectable()
export class LiveProfiles {
  readonly #books = new Map<string, ProfileBook>();
  readonly #reading = new Map<string, Together<string, ProfileBook>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** As the log has it now; nothing where it is not served here. @throws where the log cannot be read now */
  async asOfNow(slug: string): Promise<OrganisationProfile | undefined> {
    await this.bookOf(slug);
    return this.profiles.find(slug);
  }

  /** The same where the log answers soon, else as it is known here. */
  async asFarAsKnown(slug: string): Promise<OrganisationProfile | undefined> {
    // Who is called for a hundred reports is asked for a hundred times at once.
    const reading = this.#reading.get(slug) ?? new Together(() => this.bookOf(slug));
    this.#reading.set(slug, reading);
    await within(PATIENCE_MS, reading.do(slug)).catch(() => undefined);
    return this.profiles.find(slug);
  }

  /** What the log says of it now, from which {@link OrganisationProfiles} is so too. */
  async bookOf(slug: string): Promise<ProfileBook> {
    if (this.profiles.find(slug) === undefined) return NO_CHANGES;
    const known = this.#books.get(slug) ?? NO_CHANGES;
    const fromRevision = known.revision + 1;
    const history = await this.codec.opened(
      await this.store.readStream(organisationStream(slug), { fromRevision }),
    );
    // Somebody else may have read further meanwhile: by revision nothing counts twice.
    const book = foldProfile(history, this.#books.get(slug));
    this.#books.set(slug, book);
    if (history.some(({ event }) => isProfileEvent(event)))
      this.profiles.become(profileOf(this.profiles.file(slug), book));
    return book;
  }

  /** Until the signal is aborted. @param failed hears of what is tried again */
  async follow(signal: AbortSignal, failed: (error: unknown) => void): Promise<void> {
    await keepTrying(
      signal,
      async (progressed) => {
        const head = await this.store.head();
        // What was recorded while nobody followed.
        await Promise.all(this.profiles.slugs().map((slug) => this.bookOf(slug)));
        progressed();
        for await (const { events } of this.store.subscribeToAll(head, {
          streamPrefixes: [PREFIX],
          signal,
        })) {
          const slugs = new Set(events.map(({ stream }) => stream.slice(PREFIX.length)));
          for (const slug of slugs) await this.bookOf(slug);
          // Each event of the log wakes it, and hardly one is of a profile.
          await pause(RESTS_MS, signal);
        }
      },
      failed,
    );
  }
}
