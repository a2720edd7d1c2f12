import { prepareApplication } from './application.js';
import { processConfig } from './config.js';
import { listen } from './platform/http/fastify-app.js';
import { developmentLine } from './settings/development-line.js';
import { Problem } from './platform/http/problem.js';
import { GaveUpWaiting, within } from './platform/time/within.js';

/** Under the patience of supervisors: ten seconds of containers, ninety of systemd. */
const ENDING_MS = 7_500;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const config = processConfig();
  const loud = developmentLine(config);
  if (loud !== undefined) say(loud);
  const preparing = prepareApplication(config, { report: say });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= within(
      ENDING_MS,
      preparing.then((application) => application.close()),
    ).catch((error: unknown) => {
      // What it leaves its own PostgreSQL to do is done by that one, or by the next start.
      if (!(error instanceof GaveUpWaiting)) throw error;
      say('Not everything ended in time: the next start tidies up.');
    }));
  // From the first moment: who is told to end during the start ends when there is something whole to close.
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  const isClosing = (): boolean => closing !== undefined;
  /** Told to end meanwhile, it ends so; whatever else is wrong leaves no PostgreSQL behind. */
  const orEnd = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const isTold = isClosing();
      await close();
      if (isTold) process.exit(0);
      throw error;
    }
  };
  const application = await preparing;
  if (isClosing()) await orEnd(Promise.reject(new Error('told to end')));
  const url = await orEnd(
    listen(application.app, config.http).catch((error: unknown) => {
      throw new Error(`HOST, PORT: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }),
  );
  application.onWaiting((why) => {
    say(`Reports are taken in: open ${url}/. All else waits, and comes by itself. ${why}`);
  });
  await orEnd(application.opened);
  say(
    `Lekwacht is up: open ${url}/ to report, ${url}/desk to handle reports${config.environment === 'production' ? '' : `, ${url}/docs for its API`}. It keeps its facts in ${application.engine.description}.`,
  );
  // Its modules take a while to load, and nobody waits for them: who logs in before that starts it himself.
  application.startDevelopmentLogin(url).catch((error: unknown) => {
    say(error instanceof Problem ? `${error.title}. ${error.detail ?? ''}` : String(error));
  });
} catch (error) {
  // Whoever starts it has to read why it does not start; nothing personal is known yet.
  process.stderr.write(
    `Lekwacht does not start.\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
