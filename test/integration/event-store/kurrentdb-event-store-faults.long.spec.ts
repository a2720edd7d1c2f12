import { eventStoreContract } from '../../contract/event-store.contract.js';
import { kurrentDbHarness } from './kurrentdb.harness.js';

// Apart from the rest of the contract: much of it waits for a server that is away.
eventStoreContract('KurrentDB (test server)', kurrentDbHarness, ['under faults']);
