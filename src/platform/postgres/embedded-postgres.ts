import { readFile, realpath } from 'node:fs/promises';
import { makeDataDirectory } from '../data-directory.js';
import { openCluster, passwordFileIn, SUPERUSER } from './embedded/cluster.js';
import { clusterIn, type ServerSetup } from './embedded/server-setup.js';
import { findServerDirectory, moveWithinReach } from './embedded/server-directory.js';
import { DataDirectoryInUse, takeInstanceLock, type InstanceLock } from './embedded/instance-lock.js';
import { DESK_USER, deskUser } from './embedded/desk-user.js';
import { endLeftovers, readPostmasterFile, stopServer } from './embedded/leftovers.js';
import { chooseListenAddress, type ListenAddress } from './embedded/listen-address.js';
import { startPostmaster, type Postmaster } from './embedded/postmaster.js';
import { packagedServer, prepareBinaries } from './embedded/server-binaries.js';
import { serverArguments } from './embedded/server-settings.js';
import { serverUser } from './embedded/server-user.js';
import { SupervisedServer } from './embedded/supervised-server.js';
import type { PostgresConnection } from './postgres-connection.js';

export interface EmbeddedPostgresOptions {
  /** Made when it is not there. */
  readonly dataDirectory: string;
  /** Takes one line at a time, in plain words and without personal data, for whoever watches the start. */
  readonly report?: (line: string) => void;
  /** The npm package that carries the server; by default the one for this machine. */
  readonly packageDirectory?: string;
  /** Settings of PostgreSQL beside ours: a throwaway server of tests needs no fsync. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running PostgreSQL of our own. One that is killed is started again, at the same address. */
export interface EmbeddedPostgres extends PostgresConnection {
  /** As the role the desk works as, which owns nothing; `connectionString` is that of the superuser. */
  readonly deskConnectionString: string;
  readonly dataDirectory: string;
  /** Of the server that runs now. */
  readonly postmasterPid: number;
  /** Ends open transactions, writes everything to its place and waits until the server is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on the data directory, without any configuration and whatever its predecessor
 * left behind.
 * @throws Error in words for whoever installs Lekwacht: another Lekwacht runs on it, another major version wrote it, …
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const report = options.report ?? (() => undefined);
  makeDataDirectory(options.dataDirectory);
  const dataDirectory = await realpath(options.dataDirectory);
  const lock = await takeInstanceLock(dataDirectory);
  try {
    return await startServer(dataDirectory, options, report, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** What somebody needs who uses the server and is not the one that keeps it running. */
export type UsedPostgres = Pick<
  EmbeddedPostgres,
  'connectionString' | 'deskConnectionString' | 'dataDirectory' | 'stop'
>;

/**
 * As {@link startEmbeddedPostgres}; where a Lekwacht runs on the data directory, its server, which stays when this
 * process is done: a list is rebuilt while reports come in.
 */
export async function useEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<UsedPostgres> {
  try {
    return await startEmbeddedPostgres(options);
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const dataDirectory = await realpath(options.dataDirectory);
    const directory = await findServerDirectory(dataDirectory, () => undefined);
    const running = await readPostmasterFile(clusterIn(directory));
    if (running?.state !== 'ready') throw error;
    const { port, socketFolder } = running;
    const password = await readFile(passwordFileIn(directory), 'utf8');
    const address = { port, socketFolder: socketFolder === '' ? undefined : socketFolder };
    return {
      ...(await connectionStrings(directory, address, password)),
      dataDirectory,
      stop: () => Promise.resolve(),
    };
  }
}

async function startServer(
  dataDirectory: string,
  { packageDirectory, settings }: EmbeddedPostgresOptions,
  report: (line: string) => void,
  lock: InstanceLock,
): Promise<EmbeddedPostgres> {
  const found = await findServerDirectory(dataDirectory, report);
  const user = await serverUser(clusterIn(found));
  const directory = await moveWithinReach(found, user, report);
  const binaries = await prepareBinaries(packageDirectory ?? packagedServer(), directory, user, report);
  const setup: ServerSetup = { directory, cluster: clusterIn(directory), binaries, user, report };
  const password = await openCluster(setup, settings?.fsync !== 'off');
  const address = await chooseListenAddress(directory, user, report);
  const args = serverArguments(setup.cluster, address, settings ?? {});
  const launch = async (): Promise<Postmaster> => {
    await endLeftovers(setup, address);
    return startPostmaster(setup, args);
  };
  const server = await SupervisedServer.start(launch, report).catch(async (error: unknown) => {
    await address.release();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await server.stop((pid) => stopServer(pid, setup));
    await address.release();
    await lock.release();
  };
  let stopped: Promise<void> | undefined;
  const connections = await connectionStrings(directory, address, password).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ...connections,
    dataDirectory,
    get postmasterPid() {
      return server.pid;
    },
    stop: () => (stopped ??= stop()),
  };
}

type Address = Pick<ListenAddress, 'socketFolder' | 'port'>;

async function connectionStrings(directory: string, address: Address, password: string) {
  const superuser = connectionString(address, SUPERUSER, password);
  const deskPassword = await deskUser(directory, superuser);
  return {
    connectionString: superuser,
    deskConnectionString: connectionString(address, DESK_USER, deskPassword),
  };
}

function connectionString({ socketFolder, port }: Address, user: string, password: string): string {
  const credentials = `${user}:${encodeURIComponent(password)}`;
  return socketFolder === undefined
    ? `postgresql://${credentials}@127.0.0.1:${port}/postgres`
    : `postgresql://${credentials}@localhost/postgres?host=${encodeURIComponent(socketFolder)}&port=${port}`;
}
