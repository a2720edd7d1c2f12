/**
 * Runs tasks side by side under one signal. Comes back when all have ended; the first to fail ends the others,
 * and its error is thrown.
 */
export async function concurrently(
  parent: AbortSignal,
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  parent.addEventListener('abort', end, { signal: ended.signal });
  if (parent.aborted) end();
  const failures: unknown[] = [];
  await Promise.all(
    tasks.map((task) =>
      task(ended.signal).catch((error: unknown) => {
        failures.push(error);
        end();
      }),
    ),
  );
  end();
  if (failures.length > 0) throw failures[0];
}
