import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, MemoryLog, Outcome, ProposedEvent } from './memory-log.js';
import { appendAnswer, proposedEvent, streamName } from './messages.js';
import type { Misbehaviour } from './misbehaviour.js';
import { deadlineExceeded, notLeader, timedOut, tooLarge, unavailable } from './server-errors.js';

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
    call.on('end', () => {
      const fault = misbehaviour.nextAppends.shift();
      if (fault === 'unheard') return void breakConnections();
      if (fault === 'not-leader') return void answer(notLeader(port()));
      if (fault === 'unavailable') return void answer(unavailable());
      if (fault === 'deadline') return void answer(deadlineExceeded());
      if (bytes > maxAppendBytes) return void answer(tooLarge(maxAppendBytes));
      const outcome = log.append(stream, expected, events);
      if (fault === 'broken') return void breakConnections();
      if (fault === 'unanswered') return;
      if (fault === 'late') return void answer(timedOut());
      const said: Outcome =
        fault === 'wrong-version' && outcome.outcome !== 'wrong-expected-version'
          ? { outcome: 'wrong-expected-version', current: outcome.revision }
          : outcome;
      const send = (): void => {
        answer(null, appendAnswer(said, misbehaviour.noPositionForRepeats));
      };
      const delay = misbehaviour.slowStreams.get(stream);
      if (delay === undefined) send();
      else setTimeout(send, delay);
    });
  };
}
