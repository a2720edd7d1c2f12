import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What is running, and what nobody has looked at. */
export const desk = {
  title: 'Lopende datalekken',
  asOf: (at: string) => `Stand van ${at}.`,
  refresh: 'Vernieuwen',
  byItself: 'De lijst ververst zichzelf elke halve minuut.',
  behind: 'Deze lijst loopt achter: er kunnen dossiers en termijnen ontbreken.',
  notRefreshed: 'De lijst kon niet worden ververst. Wat hieronder staat, kan verouderd zijn.',
  over: 'Uw sessie is afgelopen. De lijst is daarom weggehaald.',
  loginAgain: 'Log opnieuw in',
  /** The script puts the number there. */
  lineChanged: 'Er is 1 dossier veranderd.',
  linesChanged: 'Er zijn {n} dossiers veranderd.',
  all: 'Alle',
  restricted: (count: number) => say`${count} dossier(s) zijn afgeschermd en staan hier niet.`,
  inDanger: (count: number | string) =>
    count === 1
      ? 'Bij 1 dossier kan iemand in gevaar zijn. Bekijk het eerst.'
      : say`Bij ${count} dossiers kan iemand in gevaar zijn. Bekijk ze eerst.`,
  overview: 'Aantallen',
  counts: {
    open: (count: number | string) => say`${count} open`,
    overdue: (count: number | string) => say`${count} te laat`,
    mine: (count: number | string) => say`${count} ${count === 1 ? 'wacht' : 'wachten'} op u`,
    changed: (count: number | string) => say`${count} nieuw of gewijzigd`,
    waitsFor: (count: number | string, holder: string) =>
      say`${count} ${count === 1 ? 'wacht' : 'wachten'} op ${holder}`,
  },
  since: (at: string) => `Nieuw en gewijzigd tellen vanaf uw vorige bezoek: ${at}.`,
  filter: {
    title: 'Kies wat u ziet',
    chosen: (what: string) => `U ziet: ${what}. Kies anders`,
    organisation: 'Organisatie',
    status: 'Stand',
    waitsFor: 'Wacht op',
    me: 'mij',
    danger: 'Alleen waar iemand in gevaar kan zijn',
    overdue: 'Alleen wat te laat is voor de AP',
    changed: 'Alleen wat nieuw of gewijzigd is',
    show: 'Toon',
    clear: 'Toon alles',
  },
  running: (count: number | string) => say`In behandeling (${count})`,
  unverified: (count: number | string) => say`Nog niet bekeken (${count})`,
  unverifiedHint: 'Wat anderen melden geldt als bewering tot iemand ernaar kijkt. Gevaar staat bovenaan.',
  toUnverified: 'Bekijk ze allemaal, of wijs er veel tegelijk af',
  newest: 'Het nieuwst',
  nothing: 'Niets.',
  notYetFound: 'Tot hier niets dat hierbij past. Zoek verder.',
  isPart:
    'Van elke organisatie zijn de 2.000 dringendste en de 2.000 nieuwste bekeken: er kunnen er meer zijn. Kies minder tegelijk.',
  nothingSuch: 'Niets dat hierbij past.',
  more: 'Verder',
  begin: 'Naar het begin',
  isNew: 'nieuw',
  isChanged: 'gewijzigd',
  danger: 'gevaar',
  received: (at: string) => `ontvangen ${at}`,
  claimed: 'Volgens de melder',
  claimedLate: 'volgens de melder mogelijk al te laat voor de AP',
  waitsFor: (holder: string) => `Wacht op ${holder}`,
  yours: (count: number) => say`Ook u (${count} te doen)`,
  waitsForNobody: 'Wacht op niemand',
  moreDuties: (count: number) => say`En nog ${count} te doen.`,
  lacks: (count: number) => say`Nog ${count} ${count === 1 ? 'vraag' : 'vragen'} open`,
  noClock: 'Er loopt geen termijn.',
  highRisk: (time: string) => `Hoog risico sinds ${time}; de betrokken mensen wachten op bericht.`,
  left: (time: string, overdue: boolean) => (overdue ? `${time} te laat` : `nog ${time}`),
  underAnHour: 'minder dan een uur',
  hours: (count: number) => say`${count} uur`,
  minutes: (count: number) => say`${count} ${count === 1 ? 'minuut' : 'minuten'}`,

  many: {
    title: 'Nog niet bekeken',
    back: 'Terug naar de lopende datalekken',
    intro:
      'Is het een vloed van onzin of een test? Wijs dan veel meldingen tegelijk af. Is er twijfel over een melding, open haar dan apart.',
    dangerFirst:
      'Staat er gevaar bij een melding? Kijk daar eerst zelf naar. Zij is daarom nooit vooraf aangevinkt.',
    tickAll: 'Vink alles op deze pagina aan, behalve gevaar',
    tickNone: 'Vink niets aan',
    open: 'Open',
    ids: 'Welke meldingen?',
    proposed: 'een collega stelde voor om dit af te wijzen',
    ground: 'Waarom is het geen datalek van ons?',
    reason: 'Reden',
    reasonHint: 'Dit komt in het register. Geen namen.',
    includingDanger: 'Ook waar iemand in gevaar kan zijn',
    includingDangerHint:
      'Een tweede persoon moet daarna hetzelfde versturen. Tot die tijd blijft de melding staan.',
    submit: 'Wijs de aangevinkte meldingen af',
  },
  done: {
    title: 'Wat er met de meldingen gebeurde',
    dismissed: (count: number) => say`Afgewezen (${count})`,
    waiting: (count: number) => say`Wacht op een tweede persoon (${count})`,
    waitingHint:
      'U stelde voor om deze af te wijzen. Iemand anders moet hetzelfde versturen: dezelfde meldingen, met dezelfde grond.',
    kept: (count: number) => say`Niet afgewezen (${count})`,
    unknown: 'een melding die er niet (meer) is',
    again: 'Terug naar wat nog niet is bekeken',
    why: {
      'looked-at': 'Iemand heeft hier al naar gekeken. Wijs haar apart af.',
      'danger-was-acted-on': 'Er is al iets aan een gevaar gedaan. Wijs haar apart af.',
      'danger-stated': 'Iemand kan in gevaar zijn. Kijk er eerst naar, of zeg dat u deze ook bedoelt.',
      'danger-not-averted': 'Het gevaar is niet weg. Doe daar eerst iets aan.',
      'no-such-dossier': 'Dit dossier is er niet, of u mag het niet zien.',
      'not-allowed': 'Dit mag u hier niet.',
      'idempotency-key-reused': 'Dit is al verstuurd, met een andere inhoud.',
      'says-something-else':
        'Een collega stelde een andere grond voor. Kies dezelfde, of weiger zijn voorstel.',
      'notification-stands': 'De AP heeft hiervan een melding. Trek die eerst in.',
      'matters-open': 'Er staat nog een vraag, klacht of claim open.',
      'addition-not-looked-at': 'Er is iets toegevoegd dat niemand heeft bekeken.',
      other: 'Dit kon niet. Open de melding en wijs haar apart af.',
    },
  },
};
