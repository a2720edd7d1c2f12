/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    // Kills, time-outs and traces that take long and change seldom: `npm run test:long`, which CI runs too.
    ...(process.env.TEST_LONG ? [] : ['\\.long\\.spec\\.ts$']),
    // Pages in a browser, but for one journey: `npm run test:browser`, which CI runs too.
    ...(process.env.TEST_BROWSER ? [] : ['<rootDir>/test/browser/(?!journey\\.spec\\.ts$)']),
    // Faults and generated requests, as many as one has time for: `npm run test:faults`, `npm run test:fuzz`.
    ...(process.env.TEST_FAULTS ? [] : ['<rootDir>/test/faults/']),
    ...(process.env.TEST_FUZZ ? [] : ['<rootDir>/test/fuzz/']),
  ],
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/one-seed.mjs'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  // TypeScript's NodeNext wants ".js" in the import; jest has to find the ".ts".
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/postgres/postgres-server.setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres/postgres-server.teardown.mjs',
  testTimeout: 20_000,
  // Much of the suite waits for disks and timers: two at a time also where there are only two cores.
  maxWorkers: 2,
  // Modules of a test file are never let go: a worker that grew is slow, and makes room for a new one.
  workerIdleMemoryLimit: '800MB',
  reporters: ['default', 'summary', '<rootDir>/test/support/closing-line.reporter.mjs'],
};
