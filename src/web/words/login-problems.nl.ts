const NOT_IN = 'U bent niet ingelogd';
const ASK = 'Vraag het de beheerder van uw account.';
const AWAY = {
  title: 'Inloggen lukt nu niet',
  text: 'De inlogpagina van uw organisatie geeft geen antwoord. Probeer het over een minuut opnieuw. Een datalek melden kan wel.',
};

/** Why somebody is not let in, and what to do about it; by the code of the problem. */
export const loginProblems = {
  'second-factor-missing': {
    title: 'U moet inloggen met twee stappen',
    text: `U logde in zonder tweede stap, zoals een code van uw telefoon. Log opnieuw in en doe ook die stap. Krijgt u die vraag niet? ${ASK}`,
  },
  'proof-not-fresh': {
    title: 'U moet nog eens laten zien wie u bent',
    text: `U bent binnengelaten zonder opnieuw te laten zien wie u bent. Probeer het nog eens. Lukt het weer niet? ${ASK}`,
  },
  'login-broken-off': {
    title: NOT_IN,
    text: `Het inloggen is afgebroken. U kunt het opnieuw proberen. Lukt het weer niet? ${ASK}`,
  },
  'login-refused': {
    title: NOT_IN,
    text: `Begin opnieuw, in dezelfde browser. U hebt dan tien minuten. Lukt het weer niet? ${ASK}`,
  },
  'grants-malformed': {
    title: NOT_IN,
    text: `Uw organisatie geeft uw rollen zo door dat Lekwacht ze niet kan lezen. ${ASK}`,
  },
  'fg-not-independent': {
    title: NOT_IN,
    text: `U hebt rollen die niet samengaan. Een FG is bij dezelfde organisatie niet ook bestuurder, gemandateerde of beheerder (artikel 38 AVG). ${ASK}`,
  },
  'provider-unavailable': AWAY,
  'issuer-unavailable': AWAY,
  'not-allowed': {
    title: 'Dit hoort niet bij uw rol',
    text: `U bent ingelogd, maar uw rol mag dit niet zien of doen, of u hebt hier nog geen rol. Moet dit wel kunnen? ${ASK} Log daarna opnieuw in.`,
  },
};
