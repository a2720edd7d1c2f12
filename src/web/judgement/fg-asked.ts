import type { History } from '../../breach/dossier/history.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';

/** When the FG was last asked, as people read it; nothing where nobody asked him. */
export function fgAskedAt(history: History, language: Language): string | undefined {
  const asked = history.findLast(({ event }) => event.type === 'AdviceRequested');
  return asked && onDutchClock(asked.metadata.recordedAt, 'd MMM, HH:mm', language);
}
