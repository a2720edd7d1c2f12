import { setTimeout as delay } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent, MemoryLog } from './memory-log.js';
import { eventMessage, streamName, streamNotFound } from './messages.js';
import type { Misbehaviour } from './misbehaviour.js';
import { notLeader, unavailable } from './server-errors.js';
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
      call.emit('error', refusal === 'not-leader' ? notLeader(port()) : unavailable());
      return;
    }
    const options = call.request.getOptions()!;
    if (options.hasSubscription()) {
      subscribeToLog(call, options, log, misbehaviour);
      return;
    }
    const stream = options.getStream();
    if (stream !== undefined && log.of(streamName(stream.getStreamIdentifier())).length === 0) {
      call.write(streamNotFound(streamName(stream.getStreamIdentifier())));
      call.end();
      return;
    }
    const events = stream === undefined ? allEvents(options, log) : streamEvents(stream, options, log);
    const count = Number(options.getCount());
    void send(call, events.slice(0, count), misbehaviour);
  };
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
): Promise<void> {
  const dropAfter = misbehaviour.dropReadsAfter.shift();
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
