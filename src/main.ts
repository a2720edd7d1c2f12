import { prepareApplication } from './application.js';
import { processConfig, processEnvironment } from './config.js';
import { listen } from './platform/http/fastify-app.js';
import { Problem } from './platform/http/problem.js';
import { StartWords } from './start-words.js';
import { GaveUpWaiting, within } from './platform/time/within.js';

/** Under the patience of supervisors: ten seconds of containers, ninety of systemd. */
const ENDING_MS = 7_500;

const words = new StartWords(processEnvironment(), (line) => void process.stdout.write(`${line}\n`));

try {
  const config = processConfig();
  words.begins(config);
  const preparing = prepareApplication(config, {
    report: (line) => {
      words.say(line);
    },
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= within(
      ENDING_MS,
      preparing.then((application) => application.close()),
    ).catch((error: unknown) => {
      // What it leaves its own PostgreSQL to do is done by that one, or by the next start.
      if (!(error instanceof GaveUpWaiting)) throw error;
      words.say('Not everything ended in time: the next start tidies up.');
    }));
  // From the first moment: who is told to end during the start ends when there is something whole to close.
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => {
      if (closing === undefined) words.ends(signal);
      close().then(
        () => {
          words.hasEnded();
          process.exit(0);
        },
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
    words.takesReports(config, url, why);
  });
  await orEnd(application.opened);
  words.isUp(config, url, application.engine.description);
  // Its modules take a while to load, and nobody waits for them: who logs in before that starts it himself.
  application.startDevelopmentLogin(url).catch((error: unknown) => {
    words.say(error instanceof Problem ? `${error.title}. ${error.detail ?? ''}` : String(error));
  });
} catch (error) {
  words.doesNotStart(error, (line) => void process.stderr.write(`${line}\n`));
  process.exit(1);
}
