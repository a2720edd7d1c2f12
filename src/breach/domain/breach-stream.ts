const PREFIX = 'breach-';

/** What the streams of dossiers begin with, for whoever reads the log. */
export const BREACH_STREAMS: readonly string[] = [PREFIX];

/** The stream of a dossier. */
export function streamOf(breachId: string): string {
  return `${PREFIX}${breachId}`;
}

/** The dossier of a stream. */
export function breachIdOf(stream: string): string {
  return stream.slice(PREFIX.length);
}
