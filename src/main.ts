import { startApplication } from './application.js';
import { processConfig } from './config.js';
import { listen } from './platform/http/fastify-app.js';
import { Problem } from './platform/http/problem.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const config = processConfig();
  const starting = startApplication(config, { report: say });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= starting.then((application) => application.close()));
  // From the first moment: who is told to end during the start ends when there is something whole to close.
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  const isClosing = (): boolean => closing !== undefined;
  const application = await starting;
  if (isClosing()) {
    // Told to end meanwhile.
    await close();
    process.exit(0);
  }
  const url = await listen(application.app, config.http).catch(async (error: unknown) => {
    // The address is taken or not ours: leave no PostgreSQL behind.
    await close();
    throw new Error(`HOST, PORT: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  });
  say(
    `Lekwacht is up: open ${url}/ to report, ${url}/desk to handle reports, ${url}/docs for its API. It keeps its facts in ${application.engine.description}.`,
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
