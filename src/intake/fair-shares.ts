import { createHmac, randomBytes } from 'node:crypto';
import { pause } from '../platform/time/pause.js';
import { within } from '../platform/time/within.js';
import { networkOf } from './source-of.js';

/** Nobody has room any more for what one source sends: it may be sent again. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

interface Shares {
  /** What comes from one source within the window and waits for nothing. */
  readonly share: number;
  readonly windowMs?: number;
  /** How many may wait for their turn at a time, of all sources. */
  readonly mostHeld?: number;
  /** Bytes of all reports in an hour past which large ones wait. */
  readonly bytesPerHour?: number;
  /** Milliseconds that a large one waits then. */
  readonly largeWaits?: number;
  /** Of these dossiers, how many somebody looked at and did not dismiss. */
  readonly genuine?: (dossiers: readonly string[]) => Promise<number>;
}

interface Source {
  /** Moments (ms) of what it sent within its share, the oldest first. */
  recent: number[];
  share: number;
  readonly dossiers: string[];
  askedAt: number;
  busy: boolean;
  readonly held: Held[];
}

interface Held {
  readonly go: () => void;
  readonly refuse: () => void;
}

/** What lets the next one of its source go. */
export type Leave = () => void;

/** Bytes: what is longer than this is not needed to report. */
export const LARGE = 16_384;
/** Of reporters who come back. */
export const ACCESS_SHARES = Symbol('access shares');

/** A list that is slow holds no report up. */
const ASKED_FOR_MS = 100;
const MOST_HELD = 500;
const BYTES_PER_HOUR = 256 * 1024 ** 2;
const LARGE_WAITS_MS = 30_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of a source; more of them would not let its share grow any further. */
const MOST_DOSSIERS = 200;
const MOST_SOURCES = 10_000;

/**
 * Shares the taking in of reports out among those who send them, by network and without keeping an address (ADR 49). A source past
 * its share is served one report at a time: in ordinary life nobody is refused, and who floods the desk waits behind himself.
 */
export class FairShares {
  #sources = new Map<string, Source>();
  /** Of the day, and in memory only. */
  #key = randomBytes(32);
  #keySince = performance.now();
  #held = 0;
  /** Bytes by minute. */
  readonly #bytes: { readonly minute: number; bytes: number }[] = [];

  private readonly shares: Required<Shares>;

  constructor(shares: Shares) {
    this.shares = {
      ...{
        windowMs: MINUTE_MS,
        mostHeld: MOST_HELD,
        bytesPerHour: BYTES_PER_HOUR,
        largeWaits: LARGE_WAITS_MS,
      },
      genuine: () => Promise.resolve(0),
      ...shares,
    };
  }

  /** Opaque, the same for one network on one day. */
  sourceOf(address: string): string {
    if (performance.now() - this.#keySince > DAY_MS) {
      this.#key = randomBytes(32);
      this.#keySince = performance.now();
    }
    return createHmac('sha256', this.#key).update(networkOf(address)).digest('base64');
  }

  /**
   * @param bytes of the report
   * @returns when it is its turn @throws TooBusy where too many wait, and most of them are of this source
   */
  async enter(name: string, bytes: number): Promise<Leave> {
    const source = this.#source(name);
    await this.#grow(source);
    const leave = await this.#turn(source);
    if (bytes > LARGE && this.#bytesOfHour() > this.shares.bytesPerHour) await pause(this.shares.largeWaits);
    this.#count(bytes);
    return leave;
  }

  /** What became of what it sent lets its share grow. */
  reported(name: string, dossier: string): void {
    const { dossiers } = this.#source(name);
    if (!dossiers.includes(dossier)) dossiers.push(dossier);
    if (dossiers.length > MOST_DOSSIERS) dossiers.shift();
  }

  #source(name: string): Source {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const { share } = this.shares;
    const source: Source = { recent: [], share, dossiers: [], askedAt: 0, busy: false, held: [] };
    this.#sources.set(name, source);
    if (this.#sources.size > MOST_SOURCES) this.#forgetIdle();
    return source;
  }

  /** Nobody who waits is forgotten, and nobody who is past his share either. */
  #forgetIdle(): void {
    const since = performance.now() - this.shares.windowMs;
    for (const [name, { recent, busy, held }] of this.#sources)
      if (!busy && held.length === 0 && (recent.at(-1) ?? 0) < since) this.#sources.delete(name);
  }

  /** Asked at most once a minute, and only for who is past his share: an organisation has one address for all its people. */
  async #grow(source: Source): Promise<void> {
    const now = performance.now();
    const { share, genuine, windowMs } = this.shares;
    if (!isFull(source, now - windowMs) || source.dossiers.length === 0) return;
    if (source.askedAt > now - MINUTE_MS && source.askedAt > 0) return;
    source.askedAt = now;
    // While the list cannot be asked its share stays what it was.
    const found = await within(ASKED_FOR_MS, genuine(source.dossiers)).catch(() => 0);
    source.share = Math.max(source.share, share + found);
  }

  #turn(source: Source): Promise<Leave> {
    const now = performance.now();
    if (!isFull(source, now - this.shares.windowMs)) {
      source.recent.push(now);
      return Promise.resolve(() => undefined);
    }
    const leave: Leave = () => {
      const next = source.held.shift();
      if (next === undefined) source.busy = false;
      else {
        this.#held--;
        next.go();
      }
    };
    if (!source.busy) {
      source.busy = true;
      return Promise.resolve(leave);
    }
    if (this.#held >= this.shares.mostHeld && !this.#makeRoomFor(source))
      return Promise.reject(new TooBusy('too many reports of one source wait'));
    this.#held++;
    return new Promise((resolve, reject) => {
      source.held.push({
        go: () => {
          resolve(leave);
        },
        refuse: () => {
          reject(new TooBusy('too many reports of one source wait'));
        },
      });
    });
  }

  /** The newest of the busiest source goes. @returns false where that is this one's own */
  #makeRoomFor(source: Source): boolean {
    const busiest = [...this.#sources.values()].reduce((most, one) =>
      one.held.length > most.held.length ? one : most,
    );
    if (busiest.held.length <= source.held.length + 1) return false;
    busiest.held.pop()?.refuse();
    this.#held--;
    return true;
  }

  #count(bytes: number): void {
    const minute = Math.floor(performance.now() / MINUTE_MS);
    const last = this.#bytes.at(-1);
    if (last?.minute === minute) last.bytes += bytes;
    else this.#bytes.push({ minute, bytes });
  }

  #bytesOfHour(): number {
    const since = Math.floor((performance.now() - HOUR_MS) / MINUTE_MS);
    while ((this.#bytes[0]?.minute ?? since + 1) <= since) this.#bytes.shift();
    return this.#bytes.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

function isFull(source: Source, since: number): boolean {
  while ((source.recent[0] ?? Infinity) <= since) source.recent.shift();
  return source.recent.length >= source.share;
}
