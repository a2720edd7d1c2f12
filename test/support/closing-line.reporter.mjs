import { appendFileSync, writeSync } from 'node:fs';
import { relative } from 'node:path';

const SLOWEST = 5;

/** Closes the run with one plain line, after everything else, and says what was skipped and what took long. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testResults }) =>
      testResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => fullName),
    );
    for (const name of skipped) console.log(`skipped: ${name}`);
    for (const line of [...contractLines(results), ...timeLines(results)]) console.log(line);
    // A file that does not even load counts as a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    for (const { testFilePath, testExecError } of results.testResults)
      if (testExecError) console.log(`does not run: ${testFilePath}: ${testExecError.message ?? ''}`);
    const { numPassedTests: passed } = results;
    // Who runs us several times closes for all of them (.ci/run).
    const { TEST_COUNTS: file } = process.env;
    if (file) appendFileSync(file, `${passed} ${failed} ${skipped.length}\n`);
    else {
      const line = `${passed} passed, ${failed} failed, ${skipped.length} skipped\n`;
      process.once('exit', () => writeSync(1, line));
    }
  }
}

function timeLines({ startTime, testResults }) {
  const seconds = (milliseconds) => `${(milliseconds / 1_000).toFixed(1)} s`;
  const files = testResults.map(({ testFilePath, perfStats: { start, end } }) => ({
    path: relative(process.cwd(), testFilePath),
    took: end - start,
  }));
  const slowest = files.sort((a, b) => b.took - a.took).slice(0, SLOWEST);
  return [
    `${files.length} files took ${seconds(Date.now() - startTime)}; the slowest:`,
    ...slowest.map(({ path, took }) => `  ${seconds(took).padStart(7)}  ${path}`),
  ];
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
