import { eventStoreContract } from '../../contract/event-store.contract.js';
import { postgresHarness } from './postgres.harness.js';

eventStoreContract('PostgreSQL', postgresHarness, ['appending', 'reading', 'against a list in memory']);
