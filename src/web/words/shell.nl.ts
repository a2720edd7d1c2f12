/** What stands around every page of the desk. */
export const shell = {
  menu: 'Menu',
  places: {
    desk: 'Lopend',
    board: 'Besluiten',
    register: 'Register',
    retention: 'Bewaren',
    accessRequests: 'Inzage',
    inquiries: 'Onderzoeken',
    looks: 'Wie keek',
    proof: 'Bewijs',
    people: 'Mensen',
    organisation: 'Profiel',
    alarms: 'Alarmen',
    account: 'Uw account',
  },
  logout: 'Uitloggen',
  whereAmI: 'U bent hier',
  dossier: {
    menu: 'Delen van dit dossier',
    overview: 'Overzicht',
    assessment: 'Beoordelen',
    board: 'Besluiten',
    authority: 'AP',
    letters: 'Brieven',
    replay: 'Wat wisten we toen?',
  },
};
