import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq as AppendRequest,
  ReadResp as ReadResponse,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent, Outcome, ProposedEvent } from './memory-log.js';

const { AppendResp, ReadResp } = streams;

export function proposedEvent(message: AppendRequest.ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()!.getString(),
    type: metadata.get('type')!,
    contentType: metadata.get('content-type')!,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function appendAnswer(outcome: Outcome, noPosition: boolean): InstanceType<typeof AppendResp> {
  const answer = new AppendResp();
  if (outcome.outcome === 'wrong-expected-version') {
    const wrong = new AppendResp.WrongExpectedVersion();
    if (outcome.current === 'no-stream') wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.current));
    if (outcome.expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
    else wrong.setExpectedRevision(String(outcome.expected));
    return answer.setWrongExpectedVersion(wrong);
  }
  const success = new AppendResp.Success();
  success.setCurrentRevision(String(outcome.revision));
  if (noPosition && outcome.outcome === 'idempotent') success.setNoPosition(new shared.Empty());
  else {
    const position = new AppendResp.Position();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    success.setPosition(position);
  }
  return answer.setSuccess(success);
}

export function eventMessage(event: LoggedEvent): ReadResponse {
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', '0');
  const read = new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
  return new ReadResp().setEvent(read);
}

export function streamNotFound(stream: string): ReadResponse {
  const answer = new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return new ReadResp().setStreamNotFound(answer);
}

/** Ends a reading of a stream that is there: clients since 21.10 are told where it ends. */
export function lastStreamPosition(revision: number): ReadResponse {
  return new ReadResp().setLastStreamPosition(String(revision));
}

export function confirmation(): ReadResponse {
  const answer = new ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID());
  return new ReadResp().setConfirmation(answer);
}

export function caughtUp(): ReadResponse {
  return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
}

export function checkpoint(position: bigint): ReadResponse {
  const answer = new ReadResp.Checkpoint();
  answer.setCommitPosition(String(position)).setPreparePosition(String(position));
  return new ReadResp().setCheckpoint(answer);
}

function streamIdentifier(stream: string): InstanceType<typeof shared.StreamIdentifier> {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}

export function streamName(identifier: InstanceType<typeof shared.StreamIdentifier> | undefined): string {
  return Buffer.from(identifier!.getStreamName_asU8()).toString();
}
