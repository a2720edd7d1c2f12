import type { shell as nl } from './shell.nl.js';
import type { Wide } from './shape.js';

export const shell: Wide<typeof nl> = {
  menu: 'Menu',
  places: {
    desk: 'Running',
    board: 'Decisions',
    register: 'Register',
    retention: 'Keeping',
    accessRequests: 'Access',
    inquiries: 'Inquiries',
    looks: 'Who looked',
    proof: 'Proof',
    people: 'People',
    organisation: 'Profile',
    alarms: 'Alarms',
    account: 'Your account',
  },
  logout: 'Log out',
  whereAmI: 'You are here',
  dossier: {
    menu: 'Parts of this dossier',
    overview: 'Overview',
    assessment: 'Assess',
    board: 'Decide',
    authority: 'AP',
    letters: 'Letters',
    replay: 'What did we know then?',
  },
};
