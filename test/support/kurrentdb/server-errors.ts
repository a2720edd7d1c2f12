import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

function failure(code: status, details: string, metadata = new Metadata()): Partial<ServiceError> {
  return { code, details, metadata };
}

/** As a follower answers: with the address of the leader. */
export function notLeader(port: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(port));
  return failure(status.NOT_FOUND, 'Leader info available', metadata);
}

export function unavailable(): Partial<ServiceError> {
  return failure(status.UNAVAILABLE, 'Server Is Not Ready');
}

/** Over TLS, to a user who may not. */
export function accessDenied(): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'access-denied');
  return failure(status.PERMISSION_DENIED, 'Access Denied', metadata);
}

export function deadlineExceeded(): Partial<ServiceError> {
  return failure(status.DEADLINE_EXCEEDED, 'Deadline Exceeded');
}

/** What a reading from where no event begins comes to. */
export function unreadable(): Partial<ServiceError> {
  return failure(status.UNKNOWN, 'Unexpected ReadAllResult: Error');
}

/** As a follower answers that has lost its leader, and knows no other yet. */
export function noLeader(): Partial<ServiceError> {
  return failure(status.UNKNOWN, 'No leader info available in response');
}

/** The server could not get its write confirmed in time: it may be there. */
export function timedOut(): Partial<ServiceError> {
  return failure(status.ABORTED, 'Operation timed out: Commit phase timeout.');
}

export function tooLarge(most: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(most));
  return failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, metadata);
}
