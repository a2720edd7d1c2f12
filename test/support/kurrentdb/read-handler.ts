import { setTimeout as delay } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent, MemoryLog } from './memory-log.js';
import { eventMessage, lastStreamPosition, streamName, streamNotFound } from './messages.js';
import type { Misbehaviour } from './misbehaviour.js';
import { accessDenied, noLeader, notLeader, unavailable, unreadable } from './server-errors.js';
import { subscribeToLog } from './subscription.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

export interface ReadHandlerOptions {
  readonly log: MemoryLog;
  readonly misbehaviour: Misbehaviour;
  readonly port: () => number;
}

const { BACKWARDS } = streams.ReadReq.Options.ReadDirection;

/** Streams.Read: of a stream or of the whole log, forwards or backwards; with subscription options it never ends. */
export function readHandler({ log, misbehaviour, port }: ReadHandlerOptions) {
  return (call: ReadCall): void => {
    const refusal = misbehaviour.refuseReads.shift();
    if (refusal !== undefined) {
      call.emit('error', refusals[refusal](port()));
      return;
    }
    const options = call.request.getOptions()!;
    try {
      if (options.hasSubscription()) subscribeToLog(call, options, log, misbehaviour);
      else if (options.hasAll()) void send(call, allEvents(options, log), misbehaviour);
      else readStream(call, options, log, misbehaviour);
    } catch {
      call.emit('error', unreadable());
    }
  };
}

const refusals = {
  'not-leader': notLeader,
  'no-leader': noLeader,
  unavailable,
  'access-denied': accessDenied,
};

function readStream(
  call: ReadCall,
  options: ReadReq.Options,
  log: MemoryLog,
  misbehaviour: Misbehaviour,
): void {
  const stream = options.getStream()!;
  const name = streamName(stream.getStreamIdentifier());
  const last = log.of(name).at(-1);
  if (last === undefined) {
    call.write(streamNotFound(name));
    call.end();
    return;
  }
  const events = streamEvents(stream, options, log).slice(0, Number(options.getCount()));
  void send(call, events, misbehaviour, lastStreamPosition(last.revision));
}

/** Backwards reading of the log starts before the position, forwards reading at it, as the real server does. */
function allEvents(options: ReadReq.Options, log: MemoryLog): readonly LoggedEvent[] {
  const all = options.getAll()!;
  const count = Number(options.getCount());
  const at = all.hasPosition() ? log.indexAt(BigInt(all.getPosition()!.getCommitPosition())) : undefined;
  if (options.getReadDirection() !== BACKWARDS) {
    const from = all.hasEnd() ? log.events.length : (at ?? 0);
    return log.events.slice(from, from + count);
  }
  const end = all.hasStart() ? 0 : (at ?? log.events.length);
  return log.events.slice(Math.max(0, end - count), end).reverse();
}

function streamEvents(
  stream: ReadReq.Options.StreamOptions,
  options: ReadReq.Options,
  log: MemoryLog,
): LoggedEvent[] {
  const events = log.of(streamName(stream.getStreamIdentifier()));
  if (options.getReadDirection() !== BACKWARDS)
    return events.slice(
      stream.hasRevision() ? Number(stream.getRevision()) : stream.hasEnd() ? events.length : 0,
    );
  const end = stream.hasRevision() ? Number(stream.getRevision()) + 1 : stream.hasStart() ? 0 : events.length;
  return events.slice(0, end).reverse();
}

async function send(
  call: ReadCall,
  events: readonly LoggedEvent[],
  misbehaviour: Misbehaviour,
  atTheEnd?: ReadResp,
): Promise<void> {
  const dropAfter = misbehaviour.dropReadsAfter.shift();
  if (misbehaviour.heldReadsMs > 0) await delay(misbehaviour.heldReadsMs);
  for (const [index, event] of events.entries()) {
    if (call.cancelled) return;
    if (index === dropAfter) {
      call.emit('error', unavailable());
      return;
    }
    if (misbehaviour.slowReadsMs > 0) await delay(misbehaviour.slowReadsMs);
    if (misbehaviour.duplicates) call.write(eventMessage(event));
    if (!call.write(eventMessage(event))) await drained(call);
  }
  if (atTheEnd !== undefined) call.write(atTheEnd);
  call.end();
}

/** Resolves when there is room again, or nobody reads any more. */
function drained(call: ReadCall): Promise<void> {
  const ends = ['drain', 'cancelled', 'close'] as const;
  return new Promise((resolve) => {
    const done = (): void => {
      for (const end of ends) call.off(end, done);
      resolve();
    };
    for (const end of ends) call.once(end, done);
  });
}
