/** What stands at every form that does something in a dossier. */
export const acts = {
  changedMeanwhile: 'Intussen vastgelegd',
  now: 'Nu',
  day: 'Dag',
  time: 'Tijd',
};
