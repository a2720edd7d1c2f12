import { eventStoreContract } from '../../contract/event-store.contract.js';
import { postgresHarness } from './postgres.harness.js';

// Apart from the rest of the contract: much of it waits for a server that is away.
eventStoreContract('PostgreSQL', postgresHarness, ['under faults']);
