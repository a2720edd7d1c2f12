import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What was reported and is in no dossier yet. */
export const waiting = {
  title: 'Meldingen die nog wachten',
  intro:
    'Als de database even weg is, bewaart de meldplek wat er binnenkomt. Wat hier staat, is niet kwijt: de klok loopt vanaf het moment van melden. Zodra het kan, wordt het vanzelf een dossier.',
  nothing: 'Er wacht niets: elke melding heeft een dossier.',
  none: 'Er wacht niets dat vanzelf een dossier wordt.',
  since: (count: number, at: string) =>
    count === 1 ? `1 melding wacht, van ${at}.` : say`${count} meldingen wachten, de oudste van ${at}.`,
  urgent: (count: number) =>
    count === 1
      ? 'In 1 ervan staat dat iemand in gevaar is. Bel wie het systeem beheert.'
      : say`In ${count} ervan staat dat iemand in gevaar is. Bel wie het systeem beheert.`,
  stuck: (count: number) =>
    count === 1
      ? '1 melding wordt niet vanzelf een dossier. Vraag wie het systeem beheert om haar te laten zien, met het kenmerk.'
      : say`${count} meldingen worden niet vanzelf een dossier. Vraag wie het systeem beheert om ze te laten zien, met het kenmerk.`,
  table: 'Meldingen die vastzitten',
  columns: { received: 'Binnengekomen', danger: 'Gevaar', mark: 'Kenmerk' },
  danger: 'iemand is in gevaar',
  noDanger: 'niet gemeld',
  back: 'Terug naar wat loopt',
  onDesk: (count: number) =>
    count === 1 ? 'Er wacht 1 melding zonder dossier' : say`Er wachten ${count} meldingen zonder dossier`,
};
