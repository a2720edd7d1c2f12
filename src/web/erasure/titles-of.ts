import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { nameOf } from '../html/who.js';
import { eventInWords } from '../words/event-in-words.js';
import { Say } from '../words/say.js';

/** What happened at a revision, as the time line says it. */
export function titlesOf({ entries, language, names }: Pick<DossierDesk, 'entries' | 'language' | 'names'>) {
  const say = new Say(language, (actor) => nameOf(actor, names));
  return (revision: number, event: string): string => {
    const entry = entries.find((one) => one.revision === revision);
    return entry === undefined ? event : eventInWords(entry, say).title;
  };
}
