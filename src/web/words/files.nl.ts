import type { MediaType, Verdict } from '../../breach/domain/attachments.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** Files of a dossier. */
export const files = {
  title: (reference: string) => `Bestanden: ${reference}`,
  section: 'Bestanden',
  none: 'Er zijn geen bestanden.',
  manage: 'Bestanden toevoegen of downloaden',
  intro:
    'Wat hier staat, ligt versleuteld naast het dossier. Alleen behandelaars en de FG kunnen het downloaden. Dat u dat doet, wordt vastgelegd.',
  photos:
    'Uit een foto gaat bij het downloaden weg waar en wanneer die is gemaakt, en met welke camera. In een PDF, een document of een mail blijft alles staan.',
  add: 'Een bestand toevoegen',
  file: 'Bestand',
  fileHint: 'PDF, foto, document, mail of tekst, tot 20 MB. Tien bestanden in een dossier.',
  description: 'Wat is het?',
  descriptionHint: 'Mag leeg blijven.',
  submit: 'Voeg toe',
  again: 'Kies het bestand opnieuw: een pagina kan dat niet onthouden.',
  added: 'Het bestand is toegevoegd.',
  addedUnscanned: 'Het wordt nog gecontroleerd op schadelijke inhoud. Daar hoeft u niet op te wachten.',
  full: 'Er staan al tien bestanden in dit dossier. Meer kan niet.',
  from: { reporter: 'van de melder', organisation: 'van ons' },
  at: (at: string, from: string) => `${at}, ${from}`,
  download: (name: string) => `Download ${name}`,
  downloadAnyway: (name: string) => `Download ${name} toch`,
  notScanned: 'Nog niet gecontroleerd',
  notScannedHint:
    'Niemand weet nog of dit bestand schade kan doen. Hebt u het nu nodig? Open het dan alleen op een computer waar dat mag.',
  verdicts: {
    clean: 'Niets schadelijks gevonden',
    infected: 'Schadelijk: niet te downloaden',
  } satisfies Record<Verdict, string>,
  found: (signature: string) => `Gevonden: ${signature}`,
  erased: (revision: number) => say`Gewist, zie regel ${revision} van de tijdlijn`,
  types: {
    'application/pdf': 'PDF',
    'image/jpeg': 'foto (JPEG)',
    'image/png': 'plaatje (PNG)',
    'image/webp': 'plaatje (WebP)',
    'image/heic': 'foto (HEIC)',
    'application/msword': 'document van Word',
    'application/vnd.ms-excel': 'werkblad van Excel',
    'application/vnd.ms-powerpoint': 'presentatie van PowerPoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document van Word',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'werkblad van Excel',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'presentatie van PowerPoint',
    'application/vnd.oasis.opendocument.text': 'document (OpenDocument)',
    'application/vnd.oasis.opendocument.spreadsheet': 'werkblad (OpenDocument)',
    'application/vnd.oasis.opendocument.presentation': 'presentatie (OpenDocument)',
    'application/vnd.ms-outlook': 'mail van Outlook',
    'message/rfc822': 'mail',
    'text/csv': 'tabel (CSV)',
    'text/plain': 'tekst',
  } satisfies Record<MediaType, string>,
};
