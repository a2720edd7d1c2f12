import type { Config } from './config.js';
import { prepareEngine } from './engine.js';
import { IdempotentLog } from './organisations/idempotent-log.js';
import { createLog } from './platform/log/log.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { pause } from './platform/time/pause.js';
import { SystemClock } from './platform/time/clock.port.js';
import { Proof } from './proof/proof.js';
import { recordRestart } from './proof/proof-restart.js';

const ASKS_EVERY_MS = 100;

/**
 * Opens the next part of a log that lost its end, or whose key was lost: what was signed stays signed, and that it is not the
 * beginning of this log any more stands in the log.
 * @throws Error in words for who runs this
 */
export async function restartProofByCommandLine(
  config: Config,
  reason: string,
  say: (line: string) => void,
): Promise<void> {
  const engine = await prepareEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    await engine.open({ anyKeys: true });
    await engine.own.adoptLogKey();
    await engine.proveKeys();
    const clock = new SystemClock();
    const { signer, records, sequencer } = new Proof({ ...engine, config, clock });
    const last = await signer.last();
    if (last === undefined) throw new Error('Nothing was signed yet: there is nothing to open anew.');
    await recordRestart(new IdempotentLog(engine.store, engine.codec, clock), last, reason);
    const head = await engine.store.head();
    // A desk that runs puts it into the tree, or this command does.
    const subscriptions = new Subscriptions(engine, { projections: [], logFollowers: [sequencer] });
    subscriptions.start();
    try {
      while ((await records.sequencedTo()) < head) await pause(ASKS_EVERY_MS);
      const signed = await signer.openNextPart();
      say(
        `Part ${signed?.part} of the log is open, signed at ${signed?.size} events. The last of before: ${last.size}.`,
      );
    } finally {
      await subscriptions.stop();
    }
  } finally {
    await engine.close();
  }
}
