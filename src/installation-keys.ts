import { existsSync, rmSync } from 'node:fs';
import type { HeldKeys } from './backup/keys-that-fit.js';
import type { Config } from './config.js';
import { receiptKey } from './intake/receipt-key.js';
import { START, type EventStore } from './platform/event-store/event-store.port.js';
import { keyCustody } from './key-custody.factory.js';
import { actorKey } from './platform/identity/actor-key.js';
import { heldKey, keyFile, type KeyName } from './platform/identity/secret-file.js';
import { logKeys, tagKey } from './proof/own-keys.js';
import { KeyFingerprints } from './platform/personal-data/key-fingerprints.js';
import type { Postgres } from './platform/postgres/postgres.port.js';

const SETTINGS = {
  'receipt-key': 'LEKWACHT_RECEIPT_KEY',
  'actor-key': 'LEKWACHT_ACTOR_KEY',
  'log-key': 'LEKWACHT_LOG_KEY',
  'tag-key': 'LEKWACHT_TAG_KEY',
} as const;
const NAMES = Object.keys(SETTINGS) as readonly KeyName[];
/** Every log has them from its first event; the others came with the proof (ADR 64), and a log from before gets them at a start. */
const isFromTheBeginning = (name: KeyName): boolean => name === 'receipt-key' || name === 'actor-key';

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
  /** Made by this start, as there were none. */
  readonly #made: readonly KeyName[];
  readonly #fingerprints: KeyFingerprints;

  /**
   * Makes those that are missing, before anything else of an installation is made.
   * @param postgres where the keys of the log lie
   * @param hasWrappingKeys whether this installation opened its log before
   * @throws Error in words where they are missing beside wrapping keys, or cannot be used
   */
  constructor(
    postgres: Postgres,
    private readonly config: Config,
    hasWrappingKeys: boolean,
  ) {
    const missing = NAMES.filter(
      (name) => this.#setting(name) === undefined && !existsSync(this.#file(name)),
    );
    // A folder is filled by the desk alone, after these were made; what stands in the environment people put there.
    const isFolder = config.custody === undefined || 'folder' in config.custody;
    const lost = missing.filter(isFromTheBeginning);
    if (lost.length > 0 && hasWrappingKeys && isFolder) throw this.#refusal(lost, 'missing');
    this.#made = missing;
    const keys = new Map<string, Buffer>([
      ['receipt-key', receiptKey(config)],
      ['actor-key', actorKey(config)],
      ['tag-key', tagKey(config)],
    ]);
    const [logKey, before] = logKeys(config);
    keys.set('log-key', logKey);
    this.#fingerprints = new KeyFingerprints(
      postgres,
      keys,
      new Map(before === undefined ? [] : [['log-key', before]]),
    );
  }

  /** @throws Error in words where the log was begun with others */
  async belongTo(store: EventStore): Promise<void> {
    const others = await this.#fingerprints.others();
    const isEmpty = (await store.head()) === START;
    if (!isEmpty && others.length > 0) throw this.#refused(others);
    // Of a log from before there were fingerprints: its keys are there, or they are lost.
    const anew = this.#made.filter(isFromTheBeginning);
    const areNew = anew.length > 0 && !(await this.#fingerprints.areKept());
    if (!isEmpty && areNew) throw this.#refused(anew);
    await this.#fingerprints.keep({ anew: isEmpty });
  }

  /** Whether the ids of people are others than those this log was begun with. */
  async isOtherPeoples(): Promise<boolean> {
    return (await this.#fingerprints.others()).includes('actor-key');
  }

  /** From now on these are its keys: for a log in which nothing hangs on them yet. */
  async adopt(): Promise<void> {
    await this.#fingerprints.keep({ anew: true });
  }

  /** From now on the log is signed with another key, where the one of before is lost: for who opens its next part. */
  async adoptLogKey(): Promise<void> {
    await this.#fingerprints.keep({ anew: true, only: 'log-key' });
  }

  /** What was made for nothing would pass for the installation's own at the next start. */
  #refused(names: readonly string[]): Error {
    for (const name of this.#made) rmSync(this.#file(name), { force: true });
    const wrong = NAMES.filter((name) => names.includes(name));
    return this.#refusal(wrong, wrong.some((name) => this.#made.includes(name)) ? 'missing' : 'others');
  }

  #refusal(names: readonly KeyName[], are: 'missing' | 'others'): Error {
    const named = names.map((name) =>
      this.#setting(name) === undefined ? this.#file(name) : SETTINGS[name],
    );
    const what =
      are === 'missing'
        ? `missing (or set ${names.map((name) => SETTINGS[name]).join(', ')})`
        : 'not what this log was begun with';
    return new Error(
      `${named.join(', ')}: ${what}. With other keys receipts would open nothing, one person would be two, and the log would prove nothing. ` +
        'Put back the copy of them (docs/operations.md, "Settings that are refused").',
    );
  }

  #setting(name: KeyName): string | undefined {
    return settingOf(this.config, name);
  }

  #file(name: KeyName): string {
    return keyFile(this.config.dataDirectory, name);
  }
}
