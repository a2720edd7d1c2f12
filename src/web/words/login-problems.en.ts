import type { loginProblems as nl } from './login-problems.nl.js';
import type { Wide } from './shape.js';

const NOT_IN = 'You are not logged in';
const ASK = 'Ask who runs your account.';
const AWAY = {
  title: 'Logging in does not work now',
  text: 'The login page of your organisation does not answer. Try again in a minute. Reporting a data breach does work.',
};

export const loginProblems: Wide<typeof nl> = {
  'second-factor-missing': {
    title: 'You have to log in with two steps',
    text: `You logged in without a second step, such as a code from your phone. Log in again and take that step too. Are you not asked for it? ${ASK}`,
  },
  'proof-not-fresh': {
    title: 'You have to show once more who you are',
    text: `You were let in without showing again who you are. Try once more. Does it fail again? ${ASK}`,
  },
  'login-broken-off': {
    title: NOT_IN,
    text: `The login was broken off. You can try again. Does it fail again? ${ASK}`,
  },
  'login-refused': {
    title: NOT_IN,
    text: `Start again, in the same browser. You then have ten minutes. Does it fail again? ${ASK}`,
  },
  'grants-malformed': {
    title: NOT_IN,
    text: `Your organisation passes your roles on in a way that Lekwacht cannot read. ${ASK}`,
  },
  'fg-not-independent': {
    title: NOT_IN,
    text: `You have roles that do not go together. At the same organisation an FG is not also board, mandate holder or administrator (Article 38 GDPR). ${ASK}`,
  },
  'provider-unavailable': AWAY,
  'issuer-unavailable': AWAY,
  'not-allowed': {
    title: 'This is not for your role',
    text: `You are logged in, but your role may not see or do this, or you have no role here yet. Should it be possible? ${ASK} Then log in again.`,
  },
};
