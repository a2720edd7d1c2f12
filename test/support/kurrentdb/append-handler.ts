import type { sendUnaryData, ServerReadableStream, ServiceError } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, MemoryLog, Outcome, ProposedEvent } from './memory-log.js';
import { appendAnswer, proposedEvent, streamName } from './messages.js';
import type { AppendFault, Misbehaviour } from './misbehaviour.js';
import { deadlineExceeded, noLeader, notLeader, timedOut, tooLarge, unavailable } from './server-errors.js';

/** The default of the real server. */
const MOST_BYTES = 1024 * 1024;

export interface AppendHandlerOptions {
  readonly log: MemoryLog;
  readonly misbehaviour: Misbehaviour;
  readonly maxAppendBytes?: number;
  readonly port: () => number;
  readonly breakConnections: () => void;
}

/** Streams.Append: options first, then the events, answered once. */
export function appendHandler(options: AppendHandlerOptions) {
  const { log, misbehaviour, port, breakConnections, maxAppendBytes = MOST_BYTES } = options;
  return (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let stream = '';
    let expected: ExpectedRevision = 'no-stream';
    let bytes = 0;
    const events: ProposedEvent[] = [];
    call.on('data', (message: AppendReq) => {
      const head = message.getOptions();
      if (head !== undefined) {
        stream = streamName(head.getStreamIdentifier());
        expected = head.hasNoStream() ? 'no-stream' : Number(head.getRevision());
      }
      const proposed = message.getProposedMessage();
      if (proposed === undefined) return;
      const event = proposedEvent(proposed);
      bytes += event.data.length + event.metadata.length;
      events.push(event);
    });
    const refuse = (error: Partial<ServiceError>): void => {
      answer(error);
    };
    const write = (fault: AppendFault | undefined): void => {
      const outcome = log.append(stream, expected, events);
      if (fault === 'broken') breakConnections();
      else if (fault === 'late') refuse(timedOut());
      else if (fault === 'wrong-version') send(asConflict(outcome, expected));
      else if (fault !== 'unanswered') send(outcome);
    };
    const send = (outcome: Outcome): void => {
      const message = appendAnswer(outcome, misbehaviour.noPositionForRepeats);
      setTimeout(
        () => {
          answer(null, message);
        },
        misbehaviour.slowStreams.get(stream) ?? 0,
      );
    };
    const decide = (): void => {
      // A caller that died has sent an end as well, perhaps before all of his events.
      if (call.cancelled || events.length === 0) return;
      const fault = misbehaviour.nextAppends.shift();
      if (fault === 'unheard') breakConnections();
      else if (fault === 'not-leader') refuse(notLeader(port()));
      else if (fault === 'no-leader') refuse(noLeader());
      else if (fault === 'unavailable') refuse(unavailable());
      else if (fault === 'deadline') refuse(deadlineExceeded());
      else if (bytes > maxAppendBytes) refuse(tooLarge(maxAppendBytes));
      else write(fault);
    };
    call.on('end', () => setImmediate(decide));
  };
}

function asConflict(outcome: Outcome, expected: ExpectedRevision): Outcome {
  if (outcome.outcome === 'wrong-expected-version') return outcome;
  return { outcome: 'wrong-expected-version', expected, current: outcome.revision };
}
