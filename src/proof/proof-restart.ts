import { derivedUuid } from '../shared/derived-uuid.js';
import type { IdempotentLog, NewEvent } from '../organisations/idempotent-log.js';
import type { RegisterText } from '../shared/register-text.js';
import type { DomainEvent } from '../shared/recorded-event.js';
import type { TreeHead } from './checkpoint.js';

/** What was signed is not the beginning of this log any more; from here on it is signed as its next part, and why is told. */
type ProofLogRestarted = DomainEvent<
  'ProofLogRestarted',
  {
    /** The last head that was signed. `root` in base64. */
    readonly last: { readonly origin: string; readonly size: number; readonly root: string };
    readonly reason: RegisterText;
  }
>;

export const PROOF_EVENT_TYPES = {
  ProofLogRestarted: { schemaVersion: 1, registerTexts: ['/reason'] },
} as const;

/** Of the installation, and of no organisation. */
const STREAM = 'proof';
const OF_NO_ORGANISATION = '';
const NAMESPACE = '9c0f1c0b-7d5e-5d3a-8a37-2f64d1f0c5be';

/** Once for each last head, however often it is asked for. */
export function recordRestart(log: IdempotentLog, last: TreeHead, reason: RegisterText): Promise<boolean> {
  const { origin, size, root } = last;
  const event: ProofLogRestarted = {
    type: 'ProofLogRestarted',
    data: { last: { origin, size, root: root.toString('base64') }, reason },
  };
  return log.append(STREAM, OF_NO_ORGANISATION, (history): NewEvent | undefined =>
    history.some((one) => (one.event as ProofLogRestarted).data.last.origin === origin)
      ? undefined
      : {
          id: derivedUuid(`${origin} ${size}`, NAMESPACE),
          event,
          actor: { id: 'command-line', role: 'system' },
          schemaVersion: PROOF_EVENT_TYPES.ProofLogRestarted.schemaVersion,
        },
  );
}
