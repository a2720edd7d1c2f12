/** Where a form is kept: for somebody who has to log in again, or who will go on with it another day. */
export const kept = {
  loggedOut: 'U was niet meer ingelogd',
  loggedOutText: 'Er is nog niets vastgelegd. Wat u hebt ingevuld, is er nog: laat deze pagina open.',
  proveAgain: 'Laat nog eens zien dat u het bent',
  proveAgainText:
    'Dit mag alleen wie zojuist heeft laten zien wie hij is. Er is nog niets vastgelegd. Wat u hebt ingevuld, is er nog: laat deze pagina open.',
  login: 'Log in, in een nieuw tabblad',
  comeBack: 'Kom terug naar dit tabblad en verstuur het opnieuw.',
  again: 'Verstuur opnieuw',
  loggedIn: 'U bent ingelogd',
  closeTab: 'Sluit dit tabblad en ga terug naar het tabblad met uw formulier.',
  save: 'Bewaar om later verder te gaan',
  saveHint: 'Alleen u ziet het. Wat u na 7 dagen niet hebt verstuurd, wordt weggegooid.',
  saved: (when: string) =>
    `Dit hebt u ingevuld en bewaard, ${when}. Het is nog niet verstuurd: niets ervan is vastgelegd.`,
  throwAway: 'Gooi weg wat ik bewaarde',
};
