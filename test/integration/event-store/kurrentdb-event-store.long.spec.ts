import { eventStoreContract } from '../../contract/event-store.contract.js';
import { kurrentDbHarness } from './kurrentdb.harness.js';

eventStoreContract('KurrentDB (test server)', kurrentDbHarness, [
  'appending',
  'reading',
  'against a list in memory',
]);
