import { writeSync } from 'node:fs';

/** Closes the run with one plain line, after everything else, and says what was skipped. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testResults }) =>
      testResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => fullName),
    );
    for (const name of skipped) console.log(`skipped: ${name}`);
    for (const line of contractLines(results)) console.log(line);
    // A file that does not even load counts as a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    for (const { testFilePath, testExecError } of results.testResults)
      if (testExecError) console.log(`does not run: ${testFilePath}: ${testExecError.message ?? ''}`);
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped\n`;
    process.once('exit', () => writeSync(1, line));
  }
}

/** How many cases of the one contract ran against what. */
function contractLines({ testResults }) {
  const counts = new Map();
  for (const { fullName, status } of testResults.flatMap((file) => file.testResults)) {
    const [, store] = /^(.+?) keeps the contract of the event store/.exec(fullName) ?? [];
    if (store === undefined) continue;
    const count = counts.get(store) ?? { passed: 0, failed: 0, pending: 0 };
    counts.set(store, { ...count, [status]: (count[status] ?? 0) + 1 });
  }
  return [...counts].map(
    ([store, { passed, failed, pending }]) =>
      `contract of the event store, ${store}: ${passed} passed, ${failed} failed, ${pending} skipped`,
  );
}
