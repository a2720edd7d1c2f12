import type { OrganisationPromise } from '../../organisations/promise.js';
import type { PartValues, ProfilePart } from '../../organisations/profile-part.js';
import type { StepChannel, StepFunction } from '../../law/term/on-call-ladder.js';

const yesNo = { true: 'ja', false: 'nee' };

/** What of the profile of an organisation can be changed while the desk runs. */
export const organisation = {
  title: (name: string) => `Profiel van ${name}`,
  organisations: 'Organisaties',
  intro:
    'Wie er wordt gebeld en hoe, verandert u hier meteen: FG en bestuur krijgen bericht. Wat de organisatie bindt, stelt u voor: het geldt als het bestuur het bevestigt.',
  parts: {
    ladder: 'Wie er wordt gebeld',
    contacts: 'De FG, en waar men kan melden',
    decider: 'Wie besluit',
    mandates: 'Mandaten',
    promises: 'Beloften',
    retention: 'Bewaartermijnen',
  } satisfies Record<ProfilePart, string>,
  nothing: 'Hier staat nog niets.',
  fileDiffers:
    'In het bestand van de organisatie staat iets anders. Wat hier staat, geldt. Vraag wie het systeem beheert om het bestand gelijk te maken.',
  waits: 'Een voorstel voor dit deel wacht op het bestuur.',
  change: { changes: 'Verander dit', proposals: 'Stel een verandering voor' },
  submit: { changes: 'Leg vast', proposals: 'Leg voor aan het bestuur' },
  row: {
    ladder: (number: number) => `Plaats ${number}`,
    promises: (number: number) => `Belofte ${number}`,
    'retention.files': (number: number) => `Bestand ${number}`,
  },
  newRow: {
    ladder: 'Nog iemand erbij',
    promises: 'Nog een belofte',
    'retention.files': 'Nog een bestand',
  },
  remove: 'Haal dit weg',
  done: {
    changed: 'Dat is veranderd. FG en bestuur krijgen bericht.',
    proposed: 'Het voorstel ligt bij het bestuur.',
    confirmed: 'Het voorstel is bevestigd, en geldt vanaf nu.',
    rejected: 'Het voorstel is weg. Er is niets veranderd.',
  },
  waiting: {
    title: 'Wacht op het bestuur',
    hint: 'Zo wordt het als het bestuur het bevestigt. Wie het voorstelde, bevestigt het niet zelf.',
    by: (at: string) => `Voorgesteld op ${at} door`,
    confirm: 'Bevestig',
    reject: 'Wijs af',
    takeBack: 'Trek in',
  },
  history: {
    title: 'Wat hier is veranderd',
    none: 'Nog niets: alles staat zoals in het bestand van de organisatie.',
    by: 'door',
    proposedBy: 'voorgesteld door',
  },
  fields: {
    'ladder.role': 'Hoe deze plaats heet',
    'ladder.function': 'Functie',
    'ladder.person': 'Nummer van de persoon in Lekwacht',
    'ladder.contact.email': 'E-mailadres',
    'ladder.contact.phone': 'Telefoonnummer',
    'ladder.channels': 'Hoe',
    'ladder.afterMinutes': 'Na hoeveel minuten zonder antwoord (0 is meteen)',
    'contacts.fg.name': 'Naam van de FG',
    'contacts.fg.contact.email': 'E-mailadres van de FG',
    'contacts.fg.contact.phone': 'Telefoonnummer van de FG',
    'contacts.fg.apRegistrationNumber': 'Nummer waaronder de FG bij de AP is aangemeld',
    'contacts.reportingContacts.email': 'E-mailadres om te melden',
    'contacts.reportingContacts.phone': 'Telefoonnummer om te melden',
    'decider.title': 'Hoe wie besluit heet',
    'decider.statedAs': 'In welke woorden de organisatie dat zegt',
    'decider.statedFor': 'Waarover',
    'mandates.standingRecordOnly': 'Vast mandaat mogelijk voor wat alleen in het register komt',
    'mandates.emergency.marginHours': 'Noodmandaat: hoeveel uur voor het einde van de termijn',
    'mandates.emergency.attemptsApartMinutes':
      'Noodmandaat: minuten tussen twee pogingen om het bestuur te bereiken',
    'promises.kind': 'Wat is beloofd',
    'promises.sentence': 'De zin zelf',
    'promises.source': 'Waar die staat',
    'promises.strictness': 'Vergeleken met de wet',
    'retention.registerYearsAfterClosing': 'Jaren dat het register blijft nadat een dossier is gesloten',
    'retention.affectedPeopleDaysAfterClosing': 'Dagen dat de lijst van betrokkenen dan nog blijft',
    'retention.files.what.nl': 'Wat, in het Nederlands',
    'retention.files.what.en': 'Wat, in het Engels',
    'retention.files.term': 'Termijn (P15Y is vijftien jaar)',
    'retention.files.remark': 'Vanaf wanneer, en uitzonderingen',
  },
  options: {
    'ladder.function': {
      'on-call': 'wie dienst heeft',
      deputy: 'vervanger',
      fg: 'FG',
      board: 'bestuur',
    } satisfies Record<StepFunction, string>,
    'ladder.channels': { mail: 'e-mail', text: 'sms', voice: 'telefoon' } satisfies Record<
      StepChannel,
      string
    >,
    'decider.statedFor': {
      'ap-notification': 'melden aan de AP',
      processing: 'de verwerking als geheel',
    } satisfies Record<PartValues['decider']['statedFor'], string>,
    'mandates.standingRecordOnly': yesNo,
    'promises.kind': {
      'tell-ap-on-suspicion': 'al bij een vermoeden melden aan de AP',
      'tell-ap-within-72-hours': 'binnen 72 uur melden aan de AP',
      'tell-ap-at-high-risk': 'melden aan de AP bij hoog risico',
      'tell-people-at-possible-harm': 'mensen inlichten bij mogelijke nadelen',
      'tell-people-what-leaked': 'mensen vertellen wat er is gelekt',
      'tell-people-which-measures': 'mensen vertellen wat er is gedaan',
      'document-to-help-with-damage': 'helpen bij schade',
      'record-every-breach': 'elk datalek vastleggen',
      'report-at-any-hour': 'op elk uur kunnen melden',
    } satisfies Record<OrganisationPromise['kind'], string>,
    'promises.strictness': {
      stricter: 'strenger',
      'as-law': 'even streng',
      looser: 'minder streng (telt niet mee)',
    } satisfies Record<OrganisationPromise['strictness'], string>,
  },
};
