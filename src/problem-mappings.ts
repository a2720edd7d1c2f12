import { NoSuchAccessRequest } from './access-requests/no-such-access-request.js';
import { NoSuchAttachment } from './attachments/no-such-attachment.js';
import { NoSuchEvent } from './audit/log/named-event.js';
import { NoSuchInquiry } from './audit/inquiry/no-such-inquiry.js';
import { LookNotRecorded } from './audit/look-writer.js';
import {
  IdempotencyKeyReused,
  NoSuchDossier,
  NotAllowed,
  RevisionMismatch,
  TooMuchContention,
} from './breach/dossier/dossier-errors.js';
import { UnknownOrganisation } from './organisations/organisation-profiles.js';
import { AppendRejected, EventStoreUnavailable } from './platform/event-store/event-store.port.js';
import { etagOf } from './platform/http/if-match.js';
import { Problem, invalidInput } from './platform/http/problem.js';
import type { ProblemMapping } from './platform/http/problem-mapping.js';
import { TooBusy } from './intake/fair-shares.js';
import { SpoolUnavailable } from './intake/spool/spool.js';
import { KeysUnavailable } from './platform/personal-data/keys-unavailable.js';
import { isForNow } from './platform/postgres/unreachable.js';
import { ReadModelNotReady } from './platform/subscriptions/read-model.js';
import { NotSigned } from './proof/not-signed.js';
import { Refusal } from './shared/refusal.js';

const RETRY = { 'retry-after': '2' };

/** What each error of the domain and of the engines is called over HTTP. */
export const problemMappings: readonly ProblemMapping[] = [
  (error) => (error instanceof Refusal ? refused(error) : undefined),
  (error) =>
    error instanceof NoSuchDossier
      ? new Problem({ status: 404, code: 'no-such-dossier', title: 'There is no such dossier' })
      : undefined,
  (error) =>
    error instanceof NoSuchInquiry
      ? new Problem({ status: 404, code: 'no-such-inquiry', title: 'There is no such inquiry' })
      : undefined,
  (error) =>
    error instanceof NoSuchAccessRequest
      ? new Problem({
          status: 404,
          code: 'no-such-access-request',
          title: 'There is no such access request',
        })
      : undefined,
  (error) =>
    error instanceof NoSuchEvent
      ? new Problem({ status: 404, code: 'no-such-event', title: 'There is no such event' })
      : undefined,
  (error) =>
    error instanceof NotSigned
      ? new Problem({
          status: 503,
          code: 'log-not-signed',
          title: 'The log cannot be proven now',
          detail: 'Its head is not signed; readiness says why (checkpoint-signer).',
          headers: RETRY,
        })
      : undefined,
  (error) =>
    error instanceof NoSuchAttachment
      ? new Problem({ status: 404, code: 'no-such-attachment', title: 'There is no such file' })
      : undefined,
  (error) =>
    error instanceof UnknownOrganisation
      ? new Problem({
          status: 409,
          code: 'organisation-not-served',
          title: 'The organisation is not served here any more',
          detail:
            'Its profile is needed for this and is gone. The dossier is kept, and acts on it are recorded.',
        })
      : undefined,
  (error) =>
    error instanceof NotAllowed
      ? new Problem({
          status: 403,
          code: 'not-allowed',
          title: 'Not allowed in this role',
          detail: `This needs one of the roles: ${error.roles.join(', ')}.`,
          extensions: { roles: error.roles },
        })
      : undefined,
  (error) =>
    error instanceof RevisionMismatch
      ? new Problem({
          status: 412,
          code: 'revision-mismatch',
          title: 'Somebody else acted on this dossier',
          detail: 'Read the dossier again and decide whether the act still holds; nothing was recorded.',
          headers: { etag: etagOf(error.actual) },
          extensions: { actualRevision: error.actual },
        })
      : undefined,
  (error) =>
    error instanceof IdempotencyKeyReused
      ? new Problem({
          status: 422,
          code: 'idempotency-key-reused',
          title: 'The idempotency key was used for another request',
          detail: 'Each new request needs a new key; nothing was recorded.',
        })
      : undefined,
  (error) =>
    error instanceof KeysUnavailable
      ? new Problem({
          status: 503,
          code: 'keys-unavailable',
          title: 'Not now',
          detail:
            'What is personal can be neither sealed nor opened: its keys are out of reach. Send the same request with the same Idempotency-Key again: it is safe to repeat.',
          headers: RETRY,
        })
      : undefined,
  (error) =>
    error instanceof TooMuchContention || error instanceof EventStoreUnavailable || isForNow(error)
      ? new Problem({
          status: 503,
          code: 'try-again',
          title: 'Not now',
          detail: 'Send the same request with the same Idempotency-Key again: it is safe to repeat.',
          headers: RETRY,
        })
      : undefined,
  (error) =>
    error instanceof SpoolUnavailable || error instanceof TooBusy
      ? new Problem({
          status: 503,
          code: 'report-not-kept',
          title: 'The report was not taken in',
          detail:
            'It is kept nowhere. Telephone, and send the same report with the same Idempotency-Key again: it is safe to repeat.',
          headers: RETRY,
        })
      : undefined,
  (error) =>
    error instanceof LookNotRecorded
      ? new Problem({
          status: 503,
          code: 'look-not-recorded',
          title: 'Not now',
          detail: 'Who looks at what is recorded first, and that was not possible.',
          headers: RETRY,
        })
      : undefined,
  (error) =>
    error instanceof AppendRejected
      ? new Problem({ status: 422, code: 'cannot-be-stored', title: 'This cannot be stored' })
      : undefined,
  (error) =>
    error instanceof ReadModelNotReady
      ? new Problem({
          status: 503,
          code: 'list-being-built',
          title: 'This list is being built',
          detail: 'Reports and single dossiers work meanwhile.',
          headers: RETRY,
          extensions: { progress: { share: error.progress.share } },
        })
      : undefined,
];

function refused({ code, detail, kind, field, members }: Refusal): Problem {
  if (kind === 'invalid' && field !== undefined) {
    const pointer = `/${field.replaceAll('.', '/')}`;
    return invalidInput([{ pointer, code, detail }]);
  }
  const status = { conflict: 409, invalid: 422, forbidden: 403 }[kind];
  return new Problem({ status, code, title: 'The rules of the desk say no', detail, extensions: members });
}
