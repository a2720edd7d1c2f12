/** What the name of every dossier's stream begins with. */
export const DOSSIER_STREAMS = 'breach-';

export function streamOf(dossier: string): string {
  return `${DOSSIER_STREAMS}${dossier}`;
}

/** Id of the dossier whose stream it is. */
export function dossierOf({ stream }: { readonly stream: string }): string {
  return stream.slice(DOSSIER_STREAMS.length);
}
