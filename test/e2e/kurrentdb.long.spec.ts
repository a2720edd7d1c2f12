// The same lifecycle on the other store, by configuration only. `npm run test:kurrentdb` runs every other one.
process.env.TEST_EVENT_STORE = 'kurrentdb';
await import('./lifecycle.spec.js');
