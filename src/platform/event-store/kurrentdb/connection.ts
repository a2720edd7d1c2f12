import { EventStoreDBClient, type AppendToStreamOptions, type BaseOptions } from '@eventstore/db-client';
import { within } from '../../time/within.js';
import { serverAddress, type ServerAddress } from './connection-string.js';

const CLOSE_WITHIN_MS = 1_000;
/** The client's own default. */
const KEEP_ALIVE_TIMEOUT_MS = 10_000;
/** More clients than are ever open at once. */
const CLIENTS_APART = 1_000;

let clientsOpened = 0;

/**
 * A client that can be thrown away: one that fell silent is replaced at once, where the library itself would
 * wait for its keep-alive. Whoever writes and whoever reads the log have one each, so that neither pays for
 * the other's troubles.
 */
export class KurrentDbConnection {
  readonly #address: ServerAddress;
  #client: EventStoreDBClient | undefined;

  /** @throws Error in words, without the connection string */
  constructor(url: string) {
    this.#address = serverAddress(url);
    try {
      this.#client = openClient(this.#address);
    } catch {
      throw new Error('KURRENTDB_URL: a certificate file is not there, or an option has no usable value');
    }
  }

  get client(): EventStoreDBClient {
    return (this.#client ??= openClient(this.#address));
  }

  /** A follower may lag: only the leader reads what was just written. */
  get readOptions(): BaseOptions {
    return { requiresLeader: true };
  }

  /**
   * Credentials with every append make the client call Append for each. Without them it uses BatchAppend, where
   * all appends of all clients of a process share one table of promises: one broken stream rejects the appends
   * of the others, and an answer that comes after that throws in an event handler and ends the process.
   */
  appendOptions(timeoutMs: number): Omit<AppendToStreamOptions, 'expectedRevision'> {
    return { requiresLeader: true, credentials: this.#address.credentials, deadline: timeoutMs };
  }

  /** Only if it is still the one that failed: others may have replaced it meanwhile. */
  replace(failed: EventStoreDBClient): void {
    if (this.#client !== failed) return;
    this.#client = undefined;
    // Not disposed: a reading that is cut off by that looks as if it had come to its end.
    void closeChannel(failed);
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    await within(CLOSE_WITHIN_MS, client.dispose()).catch(() => undefined);
    await closeChannel(client);
  }
}

/**
 * The gRPC library lets all clients of a process share one connection when their options are the same (and no TLS
 * tells them apart): a new client would go on with the silent connection of the one that was thrown away. A
 * millisecond more or less keeps them apart.
 */
function openClient({ connectionString }: ServerAddress): EventStoreDBClient {
  const timeoutMs = KEEP_ALIVE_TIMEOUT_MS + (clientsOpened++ % CLIENTS_APART);
  const separator = connectionString.includes('?') ? '&' : '?';
  return EventStoreDBClient.connectionString(`${connectionString}${separator}keepAliveTimeout=${timeoutMs}`);
}

/** The client has no method for it, and without it the connection stays. What is under way is still answered. */
async function closeChannel(client: EventStoreDBClient): Promise<void> {
  const channel = await within(CLOSE_WITHIN_MS, client['getChannel']()).catch(() => undefined);
  channel?.close();
}
