import { derivedUuid } from '../../shared/derived-uuid.js';
import type { Breach, BreachEvent } from '../../breach/domain/breach.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Notice, NoticeKind } from '../notice.js';
import { mayBeWrittenTo } from './may-be-written-to.js';

const NAMESPACE = 'd0b8a4c6-0b5c-5f0e-8f8e-3d9d6a1c7b42';

type ToReporter = Extract<NoticeKind, `reporter-${string}`>;

/**
 * What a reporter hears of an event: that it was received, taken over, asked about or dealt with. Where his report was merged
 * into this dossier he hears of it as well. Whether there is an address, and whether he may be written to then, is seen once more
 * when it is sent.
 * @param breach the dossier with the event in it
 */
export function reporterNotices(event: RecordedEvent<BreachEvent>, breach: Breach): readonly Notice[] {
  const kind = toldBy(event, breach);
  if (kind === undefined) return [];
  const own = mayBeWrittenTo(breach) ? [noticeOf(event, breach, kind, breach)] : [];
  if (kind === 'reporter-received') return own;
  return [...own, ...breach.absorbed.map(({ from: id }) => noticeOf(event, breach, kind, { id }))];
}

function toldBy({ event, metadata }: RecordedEvent<BreachEvent>, breach: Breach): ToReporter | undefined {
  // Whoever writes down what somebody else told has not heard of it himself.
  if (event.type === 'BreachReported')
    return metadata.actor.role === 'reporter' ? 'reporter-received' : undefined;
  if (event.type === 'QuestionAsked') return 'reporter-question';
  if (event.type === 'BreachClosed') return 'reporter-outcome';
  // Of two hundred false reports at once nobody looked at each: whoever is named in them is not written to.
  if (event.type === 'BreachDismissed') return breach.lookedAt === undefined ? undefined : 'reporter-outcome';
  return breach.lookedAt === metadata.recordedAt ? 'reporter-taken' : undefined;
}

/** @param id of the dossier whose reporter is meant */
function noticeOf(
  { id: event, metadata: { recordedAt, organisation } }: RecordedEvent<BreachEvent>,
  survivor: Breach,
  kind: ToReporter,
  { id, reference }: { readonly id: string; readonly reference?: string },
): Notice {
  return {
    cause: causeOf(event, survivor.id, kind, id),
    at: recordedAt,
    organisation,
    breach: id,
    ...(reference !== undefined && { reference }),
    kind,
    channel: 'mail',
    recipient: { kind: 'reporter' },
    urgent: false,
  };
}

/** Several events of one moment may each have been the first look: it is told once. */
function causeOf(event: string, survivor: string, kind: ToReporter, id: string): string {
  if (kind === 'reporter-taken') return derivedUuid(JSON.stringify([kind, survivor, id]), NAMESPACE);
  return id === survivor ? event : derivedUuid(JSON.stringify([event, id]), NAMESPACE);
}
