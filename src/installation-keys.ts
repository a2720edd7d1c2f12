import { existsSync, rmSync } from 'node:fs';
import type { HeldKeys } from './backup/keys-that-fit.js';
import type { Config } from './config.js';
import { START, type EventStore } from './platform/event-store/event-store.port.js';
import { keyCustody } from './key-custody.factory.js';
import { heldKey, keyFile, ownKey, type KeyName } from './platform/identity/secret-file.js';
import { KeyFingerprints } from './platform/personal-data/key-fingerprints.js';
import type { Postgres } from './platform/postgres/postgres.port.js';
import { keyIn } from './shared/key-text.js';

const SETTINGS = {
  'receipt-key': 'LEKWACHT_RECEIPT_KEY',
  'actor-key': 'LEKWACHT_ACTOR_KEY',
  'log-key': 'LEKWACHT_LOG_KEY',
  'tag-key': 'LEKWACHT_TAG_KEY',
} as const;
const NAMES = Object.keys(SETTINGS) as readonly KeyName[];
/** Every log has them from its first event; the others came with the proof (ADR 64), and a log from before gets them at a start. */
export const isFromTheBeginning = (name: KeyName): boolean => name === 'receipt-key' || name === 'actor-key';

/** Those that a restore needs, as far as they are here; nothing is made. @throws Error in words for one that cannot be used */
export async function heldKeys(config: Config): Promise<HeldKeys> {
  const own = new Map<string, Buffer>();
  for (const name of NAMES) {
    const key = heldKey(settingOf(config, name), config.dataDirectory, name);
    if (key !== undefined) own.set(name, key);
  }
  const custody = keyCustody(config);
  return {
    ...{ own, wrapping: await custody.wrappingKeys() },
    placeOf: (key) => {
      if (typeof key === 'number') return `the wrapping key of epoch ${key} (${custody.description})`;
      const name = NAMES.find((known) => known === key) ?? 'receipt-key';
      return settingOf(config, name) === undefined
        ? `${keyFile(config.dataDirectory, name)} (or ${SETTINGS[name]})`
        : SETTINGS[name];
    },
  };
}

function settingOf(config: Config, name: KeyName): string | undefined {
  const { receiptKey, actorKey, logKey, tagKey: tag } = config;
  return { 'receipt-key': receiptKey, 'actor-key': actorKey, 'log-key': logKey, 'tag-key': tag }[name];
}

/**
 * The keys of this installation that lie neither in its database nor in its custody. With others beside a log the same report
 * would be answered with a secret that opens nothing, and one person would be two, who confirm each other (ADR 54).
 */
export class InstallationKeys {
  /** Not here when this began. */
  readonly #missing: readonly KeyName[];
  /** All of them, where one that every log has is missing beside wrapping keys: they were here once. */
  readonly #lost: readonly KeyName[];
  readonly #fingerprints: KeyFingerprints;

  /**
   * Makes those that are missing, before anything else of an installation is made; never for who only looks.
   * @param postgres where the keys of the log lie
   * @param options `hasWrappingKeys`: whether this installation opened its log before
   * @throws Error in words where they are missing beside wrapping keys, or cannot be used
   */
  constructor(
    postgres: Postgres,
    private readonly config: Config,
    {
      hasWrappingKeys,
      looksOnly = false,
    }: { readonly hasWrappingKeys: boolean; readonly looksOnly?: boolean },
  ) {
    this.#missing = NAMES.filter(
      (name) => this.#setting(name) === undefined && !existsSync(this.#file(name)),
    );
    // A folder is filled by the desk alone, after these were made; what stands in the environment people put there.
    const isFolder = config.custody === undefined || 'folder' in config.custody;
    this.#lost = hasWrappingKeys && isFolder && this.#missing.some(isFromTheBeginning) ? this.#missing : [];
    if (!looksOnly && this.#lost.length > 0) throw this.#refusal(this.#lost, 'missing');
    const keyOf = looksOnly ? heldKey : ownKey;
    const keys = NAMES.flatMap((name) => {
      const key = keyOf(this.#setting(name), config.dataDirectory, name);
      return key === undefined ? [] : [[name, key] as const];
    });
    const before = config.logKeyBefore === undefined ? undefined : keyIn(config.logKeyBefore);
    this.#fingerprints = new KeyFingerprints(
      postgres,
      new Map<string, Buffer>(keys),
      new Map(before === undefined ? [] : [['log-key', before]]),
    );
  }

  /** @throws Error in words where the log was begun with others */
  async belongTo(store: EventStore): Promise<void> {
    const isEmpty = (await store.head()) === START;
    const refusal = await this.whyRefused(isEmpty);
    if (refusal !== undefined) {
      // What was made for nothing would pass for the installation's own at the next start.
      for (const name of this.#missing) rmSync(this.#file(name), { force: true });
      throw refusal;
    }
    await this.#fingerprints.keep({ anew: isEmpty });
  }

  /** What a start says of them, where it would go no further. @param isEmpty whether the log is */
  async whyRefused(isEmpty: boolean): Promise<Error | undefined> {
    if (this.#lost.length > 0) return this.#refusal(this.#lost, 'missing');
    if (isEmpty) return undefined;
    const [others, kept] = [await this.others(), await this.#fingerprints.kept()];
    // Of a log from before there were fingerprints: its keys are there, or they are lost.
    const missing = this.#missing.filter((name) =>
      kept.length === 0
        ? isFromTheBeginning(name)
        : others.includes(name) || (kept.includes(name) && !this.#fingerprints.isHeld(name)),
    );
    const wrong = NAMES.filter((name) => others.includes(name) || missing.includes(name));
    if (wrong.length === 0) return undefined;
    if (wrong.some((name) => missing.includes(name))) return this.#refusal(wrong, 'missing');
    return this.#refusal(wrong, 'others', await this.#inFiles(wrong));
  }

  /** Names of those that are others than this log was begun with. */
  async others(): Promise<readonly KeyName[]> {
    const others = await this.#fingerprints.others();
    return NAMES.filter((name) => others.includes(name));
  }

  /** From now on these are its keys: for a log in which nothing hangs on them yet. */
  async adopt(): Promise<void> {
    await this.#fingerprints.keep({ anew: true });
  }

  /** From now on the log is signed with another key, where the one of before is lost: for who opens its next part. */
  async adoptLogKey(): Promise<void> {
    await this.#fingerprints.keep({ anew: true, only: 'log-key' });
  }

  /** Those of the log that lie in the data directory, where a setting counts in their place. */
  async #inFiles(names: readonly KeyName[]): Promise<readonly KeyName[]> {
    const found: KeyName[] = [];
    for (const name of names) {
      const key = heldKey(undefined, this.config.dataDirectory, name);
      if (key !== undefined && (await this.#fingerprints.isOf(name, key))) found.push(name);
    }
    return found;
  }

  #refusal(names: readonly KeyName[], are: 'missing' | 'others', inFiles: readonly KeyName[] = []): Error {
    const named = names.map((name) =>
      this.#setting(name) === undefined ? this.#file(name) : SETTINGS[name],
    );
    const what =
      are === 'missing'
        ? `missing (or set ${names.map((name) => SETTINGS[name]).join(', ')})`
        : 'not what this log was begun with';
    const where = inFiles.map(
      (name) => `${this.#file(name)} holds the one of this log: put that into ${SETTINGS[name]}. `,
    );
    return new Error(
      `${named.join(', ')}: ${what}. With other keys receipts would open nothing, one person would be two, and the log would prove nothing. ` +
        `${where.join('')}Put back the copy of them (docs/operations.md, "Settings that are refused").`,
    );
  }

  #setting(name: KeyName): string | undefined {
    return settingOf(this.config, name);
  }

  #file(name: KeyName): string {
    return keyFile(this.config.dataDirectory, name);
  }
}
