import type { kept as nl } from './kept.nl.js';
import type { Wide } from './shape.js';

export const kept: Wide<typeof nl> = {
  loggedOut: 'You were not logged in any more',
  loggedOutText: 'Nothing was recorded yet. What you filled in is still here: leave this page open.',
  proveAgain: 'Show once more that it is you',
  proveAgainText:
    'Only somebody who has just shown who he is may do this. Nothing was recorded yet. What you filled in is still here: leave this page open.',
  login: 'Log in, in a new tab',
  comeBack: 'Come back to this tab and send it again.',
  again: 'Send again',
  loggedIn: 'You are logged in',
  closeTab: 'Close this tab and go back to the one with your form.',
  save: 'Save, to go on later',
  saveHint: 'Nobody but you sees it. What you have not sent after 7 days is thrown away.',
  saved: (when) =>
    `This is what you filled in and saved, ${when}. It is not sent yet: nothing of it is recorded.`,
  throwAway: 'Throw away what I saved',
};
