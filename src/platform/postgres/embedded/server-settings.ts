import type { ListenAddress } from './listen-address.js';

/**
 * Given on the command line at every start, so that a new release of Lekwacht also settles old data
 * directories. "Acknowledged means on disk" rests on the first three.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  // No personal data in the log: not the statements, not their values, and not even the error messages, which
  // quote values ("invalid input syntax for type integer: …"). `log` still lets FATAL and PANIC through.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

export function serverArguments(
  clusterDirectory: string,
  address: ListenAddress,
  overrides: Readonly<Record<string, string>>,
): string[] {
  const settings = {
    ...SETTINGS,
    ...overrides,
    port: String(address.port),
    listen_addresses: address.socketFolder === undefined ? '127.0.0.1' : '',
    unix_socket_directories: address.socketFolder === undefined ? '' : quoted(address.socketFolder),
    unix_socket_permissions: '0700',
  };
  return [
    '-D',
    clusterDirectory,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** The setting is a list: a comma in the path would part it. */
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}
