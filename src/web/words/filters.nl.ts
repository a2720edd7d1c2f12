/** What lists of dossiers can be asked for, wherever that is. */
export const filters = {
  incidentType: 'Wat er gebeurde',
  system: 'Systeem',
  processor: 'Verwerker',
  location: 'Plaats, zoals beoordeeld',
  namesHint: 'Systeem, verwerker, plaats: de hele naam. Hoofdletters en accenten maken niet uit.',
  text: 'Woorden uit het register',
  textHint:
    'Woorden: geen namen van mensen, die staan niet in het register. Een woord met een - ervoor mag er niet in staan.',
  mine: 'Alleen wat ik behandel',
};
