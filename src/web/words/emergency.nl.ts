/** The emergency way into a dossier that is shut to the reader. */
export const emergency = {
  title: 'In nood een afgeschermd dossier openen',
  link: 'In nood een afgeschermd dossier openen',
  intro:
    'Alleen als het niet kan wachten: bijvoorbeeld als iemand in gevaar kan zijn en niemand die het dossier mag zien te bereiken is.',
  warning:
    'De FG en iedereen die het dossier mag zien, zien meteen dat u het opende en waarom. Dat blijft voorgoed op de tijdlijn staan.',
  dossier: 'Kenmerk van het dossier',
  dossierHint: 'Zoals DL-2026-7K3F-9Q2M. Het nummer uit het adres van de pagina mag ook.',
  reason: 'Waarom kan het niet wachten?',
  reasonHint: 'Dit komt op de tijdlijn. Noem niemand.',
};
