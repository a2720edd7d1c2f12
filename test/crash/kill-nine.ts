// `npm run test:crash -- 25`: so many rounds of kill -9 under sixteen writers, then the null control. Fails when
// anything acknowledged is lost or doubled, and when the checker does not see a deliberate loss.
import { CrashApplication } from '../support/crash-application.js';
import { EARLY_ACKNOWLEDGEMENT } from './faults.js';
import { round, WAYS, type Round } from './rounds.js';
import { Writers } from './writers.js';

const rounds = Number(process.argv[2] ?? 25);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('Say how many rounds: npm run test:crash -- 25');
const lekwacht = await CrashApplication.build();
process.once('SIGINT', () => {
  void lekwacht.remove().then(() => process.exit(130));
});
try {
  await lekwacht.start();
  const writers = new Writers(lekwacht);
  await writers.prepare();
  const done: Round[] = [];
  for (let i = 0; i < rounds; i++) {
    const result = await round(lekwacht, writers, WAYS[i % WAYS.length]!, 20 + Math.random() * 400);
    done.push(result);
    console.log(lineOf(i + 1, result));
    for (const violation of result.violations) console.log(`   ${violation}`);
  }
  console.log(summaryOf(done));

  await lekwacht.stop();
  await lekwacht.start(EARLY_ACKNOWLEDGEMENT);
  const control = await round(lekwacht, writers, 'everything', 50);
  const lost = control.violations.filter((violation) => violation.startsWith('lost:')).length;
  console.log(
    `null control: of ${control.acknowledged} commands acknowledged early, ${lost} found lost by the checker`,
  );
  if (lost === 0 || done.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
} finally {
  await lekwacht.remove();
}

function lineOf(number: number, result: Round): string {
  const { way, acknowledged, refused, unknown, recordedUnseen, recoveryMs, events, alarms } = result;
  return (
    `${String(number).padStart(3)} ${way.padEnd(10)} ${acknowledged} acknowledged, ${refused} refused (412), ` +
    `${unknown} unknown of which ${recordedUnseen} recorded, ${events} events of which ${alarms} alarms, ` +
    `back after ${recoveryMs.toFixed(0)} ms, ${result.violations.length} violations`
  );
}

function summaryOf(done: readonly Round[]): string {
  const acknowledged = done.reduce((sum, each) => sum + each.acknowledged, 0);
  const violations = done.reduce((sum, each) => sum + each.violations.length, 0);
  const slowest = Math.max(...done.map(({ recoveryMs }) => recoveryMs));
  return `${done.length} rounds: ${acknowledged} acknowledged, ${violations} violations, slowest recovery ${slowest.toFixed(0)} ms`;
}
