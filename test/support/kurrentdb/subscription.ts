import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent, MemoryLog } from './memory-log.js';
import { caughtUp, checkpoint, confirmation, eventMessage } from './messages.js';
import type { Misbehaviour } from './misbehaviour.js';
import type { ReadCall } from './read-handler.js';

/** Everything after the position that passes the filter, then what comes; a checkpoint for every so many looked at. */
export function subscribeToLog(
  call: ReadCall,
  options: ReadReq.Options,
  log: MemoryLog,
  misbehaviour: Misbehaviour,
): void {
  const all = options.getAll()!;
  const filter = options.getFilter();
  const passes = filterOf(filter);
  const window = misbehaviour.oldCheckpoints
    ? 1
    : (filter?.getMax() ?? Infinity) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  let next = all.hasEnd() ? log.events.length : 0;
  if (all.hasPosition()) next = log.indexAt(BigInt(all.getPosition()!.getCommitPosition())) + 1;
  let lookedAt = 0;
  const pump = (): void => {
    for (; next < log.events.length; next++) {
      const event = log.events[next]!;
      if (passes(event)) {
        if (misbehaviour.duplicates) call.write(eventMessage(event));
        call.write(eventMessage(event));
      }
      if (++lookedAt < window) continue;
      lookedAt = 0;
      call.write(checkpoint(misbehaviour.oldCheckpoints ? log.events[0]!.position : event.position));
    }
  };
  call.write(confirmation());
  pump();
  call.write(caughtUp());
  const end = log.onAppend(pump);
  call.on('cancelled', end).on('close', end).on('error', end);
}

function filterOf(filter: ReadReq.Options.FilterOptions | undefined): (event: LoggedEvent) => boolean {
  if (filter === undefined) return () => true;
  const byName = filter.getStreamIdentifier();
  const expression = byName ?? filter.getEventType()!;
  const prefixes = expression.getPrefixList();
  const regex = new RegExp(expression.getRegex());
  return ({ stream, type }) => {
    const name = byName === undefined ? type : stream;
    return prefixes.length > 0 ? prefixes.some((prefix) => name.startsWith(prefix)) : regex.test(name);
  };
}
