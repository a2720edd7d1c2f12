import type { ProfilePart } from '../../organisations/profile-part.js';
import type { About, NoticeWords } from './notice-word-shape.js';

const number = ({ facts }: About, name: string): number => Number(facts[name] ?? 0);
const some = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
const listed = (parts: readonly string[]): string => new Intl.ListFormat('nl').format(parts);

/** What a part of the profile is about. */
const PARTS: Readonly<Record<ProfilePart, string>> = {
  ladder: 'wie er wordt gebeld, en hoe',
  contacts: 'de gegevens van de FG of waar men kan melden',
  decider: 'wie besluit',
  mandates: 'de mandaten',
  promises: 'de beloften',
  retention: 'de bewaartermijnen',
};

/** What a message says, in Dutch (B1, "u"). Never what happened, to whom or by whom. */
export const nl: NoticeWords = {
  kinds: {
    report: {
      subject: 'Lekwacht: er is een nieuwe melding',
      act: () => 'Open het dossier en kijk of er haast is.',
      why: ({ organisation }) => `Bij ${organisation} is een melding binnengekomen. U hebt dienst.`,
      brief: () => 'Nieuwe melding: kijk of er haast is.',
    },
    danger: {
      subject: 'Lekwacht: spoed, neem het over',
      act: () => 'Neem het nu over: open het dossier en druk op “Ik neem het over”.',
      why: ({ organisation }) =>
        `Bij ${organisation} is er spoed. Neemt u het niet over, dan wordt de volgende gewaarschuwd.`,
      brief: () => 'SPOED. Neem het nu over.',
    },
    rung: {
      subject: 'Lekwacht: spoed, neem het over',
      act: () => 'Neem het nu over: open het dossier en druk op “Ik neem het over”.',
      why: ({ organisation }) =>
        `Bij ${organisation} is er spoed, en wie voor u aan de beurt was, heeft niet geantwoord.`,
      brief: () => 'SPOED, nog niemand antwoordde. Neem het nu over.',
    },
    'nobody-reached': {
      subject: 'Lekwacht: niemand is bereikt',
      act: () => 'Bel nu zelf iemand, of neem het over: niemand op de lijst heeft geantwoord.',
      why: ({ organisation }) => `Bij ${organisation} is er spoed. Iedereen op de lijst is geprobeerd.`,
      brief: () => 'SPOED: niemand op de lijst antwoordde. Bel zelf, of neem het over.',
    },
    'deadline-near': {
      subject: 'Lekwacht: een termijn loopt af',
      act: () => 'Open het dossier en kijk wat er nog moet.',
      why: ({ organisation }) => `Bij ${organisation} loopt een termijn af.`,
      brief: () => 'Een termijn loopt af. Kijk wat er nog moet.',
    },
    'deadline-missed': {
      subject: 'Lekwacht: een termijn is voorbij',
      act: () => 'Open het dossier: doe alsnog wat moest, en leg vast waarom het later is.',
      why: ({ organisation }) => `Bij ${organisation} is een termijn voorbij.`,
      brief: () => 'Een termijn is voorbij. Doe alsnog wat moest.',
    },
    'nobody-looked': {
      subject: 'Lekwacht: niemand heeft gekeken',
      act: () => 'Kijk zelf naar de melding, of bel wie dienst heeft.',
      why: ({ organisation }) => `Bij ${organisation} wacht een melding waar nog niemand naar heeft gekeken.`,
      brief: () => 'Nog niemand keek naar een melding. Kijk zelf of bel.',
    },
    duty: {
      subject: 'Lekwacht: er wacht iets op u',
      act: () => 'Open het dossier: het wacht op u.',
      why: ({ organisation }) =>
        `Bij ${organisation} kan een dossier niet verder zonder u. Wat u moet doen, staat er bovenaan.`,
      brief: () => 'Een dossier wacht op u.',
    },
    digest: {
      subject: 'Lekwacht: overzicht van vandaag',
      act: (about) => {
        const parts = [
          ...some(number(about, 'missed'), 'termijn is voorbij', 'termijnen zijn voorbij'),
          ...some(number(about, 'near'), 'termijn loopt vandaag af', 'termijnen lopen vandaag af'),
          ...some(number(about, 'unseen'), 'melding is nog niet bekeken', 'meldingen zijn nog niet bekeken'),
        ];
        return parts.length === 0 ? 'U hoeft nu niets te doen.' : `Begin hier: ${listed(parts)}.`;
      },
      why: (about) => {
        const [open, organisations] = [number(about, 'open'), number(about, 'organisations')];
        const dossiers = open === 1 ? '1 dossier loopt' : `${open} dossiers lopen`;
        return organisations > 1
          ? `In ${organisations} organisaties samen: ${dossiers}.`
          : `${about.organisation}: ${dossiers}.`;
      },
      brief: (about) => `${number(about, 'open')} lopende dossiers.`,
    },
    'test-alarm': {
      subject: 'Lekwacht: proefalarm',
      act: () => 'Dit is een proef. U hoeft niets te doen.',
      why: ({ organisation }) =>
        `Een beheerder van ${organisation} probeert of alarmen u bereiken. Dit bericht bereikte u.`,
      brief: () => 'PROEF. U hoeft niets te doen.',
    },
    'sending-fails': {
      subject: 'Lekwacht: alarmen gaan niet uit',
      act: () => 'Bel wie het systeem beheert, en kijk zelf of er meldingen zijn.',
      why: ({ organisation }) => `Berichten voor ${organisation} komen niet aan.`,
      brief: () => 'Alarmen komen niet aan. Bel wie het systeem beheert.',
    },
    'profile-changed': {
      subject: 'Lekwacht: er is iets veranderd in het profiel',
      act: () => 'Kijk of het klopt. Klopt het niet, zet het dan meteen recht.',
      why: (about) => {
        const part = PARTS[String(about.facts['part']) as ProfilePart];
        return about.facts['came'] === 'rejected'
          ? `Bij ${about.organisation} is een voorstel afgewezen of ingetrokken. Het ging over ${part}.`
          : `Bij ${about.organisation} is iets veranderd. Het gaat over ${part}.`;
      },
      brief: () => 'Er is iets veranderd in het profiel. Kijk of het klopt.',
    },
    'profile-proposed': {
      subject: 'Lekwacht: een voorstel wacht op u',
      act: () => 'Bekijk het voorstel, en bevestig het of wijs het af.',
      why: (about) =>
        `Bij ${about.organisation} wil iemand iets veranderen. Het gaat over ${PARTS[String(about.facts['part']) as ProfilePart]}. Het geldt pas als het bestuur het bevestigt.`,
      brief: () => 'Een voorstel voor het profiel wacht op u.',
    },
    'reporter-received': {
      subject: 'Lekwacht: een bericht voor u',
      act: () => 'Uw melding is binnen. U hoeft nu niets te doen.',
      why: () => 'Met uw nummer en geheime code ziet u hoe het ermee staat.',
      brief: () => 'Uw melding is binnen.',
    },
    'reporter-taken': {
      subject: 'Lekwacht: een bericht voor u',
      act: () => 'Uw melding is overgenomen. U hoeft nu niets te doen.',
      why: ({ organisation }) => `Iemand die bij ${organisation} meldingen behandelt, is ermee bezig.`,
      brief: () => 'Uw melding is overgenomen.',
    },
    'reporter-question': {
      subject: 'Lekwacht: een bericht voor u',
      act: () => 'Er is een vraag voor u. Kom terug met uw nummer en geheime code.',
      why: ({ organisation }) => `Uw antwoord helpt ${organisation} verder. Antwoord niet op deze e-mail.`,
      brief: () => 'Er is een vraag voor u. Kom terug met uw nummer en code.',
    },
    'reporter-outcome': {
      subject: 'Lekwacht: een bericht voor u',
      act: () => 'Uw melding is behandeld. U hoeft niets te doen.',
      why: () => 'Wilt u weten wat eruit kwam? Kom dan terug met uw nummer en geheime code.',
      brief: () => 'Uw melding is behandeld.',
    },
    event: {
      subject: 'Lekwacht: er is iets vastgelegd',
      act: () => 'U hoeft niets te doen.',
      why: ({ organisation }) => `In een dossier van ${organisation} is iets vastgelegd.`,
      brief: () => 'Er is iets vastgelegd.',
    },
  },
  organisation: 'Organisatie',
  reference: 'Nummer',
  term: 'Termijn',
  until: (at) => `tot ${at}`,
  over: (since) => `voorbij sinds ${since}`,
  minutes: (count) => (count === 1 ? 'nog 1 minuut' : `nog ${count} minuten`),
  hours: (count) => `nog ${count} uur`,
  days: (count) => (count === 1 ? 'nog 1 dag' : `nog ${count} dagen`),
  link: 'Open',
  noLink: 'Log in bij Lekwacht.',
  several: (count) => `${count} berichten. Het dringendste staat bovenaan.`,
  briefSeveral: (count) => `Er zijn ${count} berichten.`,
  footer: {
    staff: (organisation) =>
      `U krijgt dit omdat u bij ${organisation} op de lijst voor alarmen staat. Wat er is gebeurd, staat alleen in Lekwacht. Antwoorden op deze e-mail leest niemand.`,
    reporter: () =>
      'U krijgt dit omdat u bij uw melding dit adres gaf. Wat u meldde, staat hier niet in. Antwoorden op deze e-mail leest niemand.',
  },
  spoken: (said, organisation, reference) =>
    `Dit is Lekwacht, de meldplek van ${organisation}. ${said}${reference === undefined ? '' : ` Het nummer is ${reference}.`}`,
  calendar: (organisation, reference) =>
    `Lekwacht: termijn (${[organisation, ...(reference === undefined ? [] : [reference])].join(', ')})`,
};
