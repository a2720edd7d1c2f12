import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { appendContract } from './event-store-append.contract.js';
import { faultContract } from './event-store-fault.contract.js';
import { modelContract } from './event-store-model.contract.js';
import { readContract } from './event-store-read.contract.js';
import type { EventStoreHarness, Faults, LogUnderTest } from './event-store.harness.js';

/** What the cases of a contract are written with. */
export interface Contract {
  /** The log of the case that runs. */
  readonly log: () => LogUnderTest;
  /** A case that needs a fault; skipped aloud where the adapter cannot be put through it. */
  readonly withFault: <F extends keyof Faults>(
    fault: F,
    sentence: string,
    test: (inject: Faults[F]) => Promise<void>,
  ) => void;
}

const PARTS = {
  appending: appendContract,
  reading: readContract,
  'under faults': faultContract,
  'against a list in memory': modelContract,
} as const;

/** What every adapter of the event store keeps; its specs call this, between them for every part. */
export function eventStoreContract(
  name: string,
  harness: EventStoreHarness,
  parts: readonly (keyof typeof PARTS)[] = [
    'appending',
    'reading',
    'under faults',
    'against a list in memory',
  ],
): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let log: LogUnderTest | undefined;
    beforeEach(async () => {
      log = await harness.open();
    });
    afterEach(async () => {
      await log?.dispose();
    });
    const contract: Contract = {
      log: () => log!,
      withFault: (fault, sentence, test) => {
        if (harness.faults.includes(fault)) {
          it(sentence, () => test(log!.faults[fault]!));
          return;
        }
        it.skip(`${sentence} (it offers no ${fault})`, () => undefined);
      },
    };
    for (const part of parts)
      describe(part, () => {
        PARTS[part](contract);
      });
  });
}
