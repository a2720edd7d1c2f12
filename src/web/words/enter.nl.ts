import type { ActWords } from './act-words.js';
import { lists } from './lists.nl.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

const FROM_PROFILE =
  'Kies een naam uit het profiel van de organisatie, of schrijf er zelf een. Noem niemand.';

/** What somebody writes down who was told of a breach. */
const form = {
  title: 'Voer een melding in',
  intro:
    'Voor wat per telefoon, brief, mail of gesprek binnenkwam, of uit een ander systeem. De termijn telt vanaf het eerste contact, niet vanaf nu. Op de tijdlijn staat dat het later is ingevoerd.',
  submit: 'Voer de melding in',
  fields: {
    organisations: {
      label: 'Voor welke organisatie?',
      hint: 'Meer dan één alleen als een verwerker meldt. Elke organisatie krijgt een eigen dossier en ziet niets van de andere. Noem daarom geen van deze organisaties in de tekst.',
    },
    channel: { label: 'Hoe kwam de melding binnen?', options: lists.channels },
    firstContactAt: {
      label: 'Wanneer hoorde de organisatie dit voor het eerst?',
      hint: 'Ook een brief of mail die bleef liggen telt vanaf de dag dat hij binnenkwam. Weet u de tijd niet? De dag is genoeg.',
    },
    number: {
      label: 'Nummer dat deze melding al heeft',
      hint: 'In een ander systeem, een ander register of bij de afzender. Hetzelfde nummer van dezelfde bron is hetzelfde dossier.',
    },
    source: {
      label: 'Van wie of waar is dat nummer?',
      hint: 'Bijvoorbeeld: het register op papier. Noem niemand.',
    },
    'involved.processingActivity': { label: 'Bij welke verwerking hoort het?', hint: FROM_PROFILE },
    'involved.system': 'Welk systeem?',
    'involved.processor': 'Welke verwerker?',
    'report.safetyRisk': {
      label: 'Kan iemand nu in gevaar zijn?',
      hint: 'Bij ja begint het alarm nu. Bel daarnaast.',
    },
    'report.description': {
      label: 'Wat is er gebeurd?',
      hint: 'In de woorden van wie meldde. Geen namen van cliënten.',
    },
    'report.reporter.kind': { label: 'Wie meldde het?', options: lists.reporterKinds },
    'report.reporter.name': 'Naam van de melder',
    'report.reporter.jobTitle': 'Functie van de melder',
    'report.reporter.phone': 'Telefoon van de melder',
    'report.reporter.email': 'E-mail van de melder',
    'report.reporter.onBehalfOf': 'Namens wie?',
    'report.contactPerson.name': {
      label: 'Iemand anders voor vragen: naam',
      hint: 'Alleen als dat niet de melder is.',
    },
    'report.contactPerson.jobTitle': 'Functie van die persoon',
    'report.contactPerson.phone': 'Telefoon van die persoon',
    'report.contactPerson.email': 'E-mail van die persoon',
    'report.earlierReport': 'Hoort dit bij een eerdere melding? Het nummer daarvan',
    'report.discoveredAt': {
      label: 'Wanneer merkte de melder het?',
      hint: 'De dag is genoeg. Van wie hier werkt telt dit moment voor de termijn.',
    },
    'report.firstSignalAt': 'Wanneer was het eerste teken dat er iets mis was?',
    'report.occurredFrom': { label: 'Wanneer begon het?', hint: 'De dag is genoeg.' },
    'report.occurredUntil': { label: 'Wanneer hield het op?', hint: 'De dag is genoeg.' },
    'report.ongoing': 'Het gaat nog door',
    'report.incidentType': { label: 'Wat past het best?', options: lists.incidentTypes },
    'report.dataCategories': { label: 'Welke gegevens?', options: lists.data },
    'report.subjectGroups': { label: 'Van wie zijn de gegevens?', options: lists.subjectGroups },
    'report.subjectCount.min': {
      label: 'Van minstens hoeveel mensen?',
      hint: 'Weet u alleen een minimum? Laat het hoogste aantal dan leeg.',
    },
    'report.subjectCount.max': 'Van hoogstens hoeveel mensen?',
    'report.recipient.kind': { label: 'Wie heeft de gegevens?', options: lists.recipients },
    'report.system': 'Systeem of map, in de woorden van de melder',
    'report.location': 'Waar gebeurde het?',
    'report.measuresTaken': 'Wat is er al gedaan?',
    'report.processor.name': {
      label: 'Verwerker, in de woorden van de melder',
      hint: 'Als er een verwerker bij betrokken is.',
    },
    'report.processor.awareAt': 'Wanneer wist de verwerker het?',
    'report.aboutHandler': {
      label: 'Het gaat over iemand die hier datalekken behandelt',
      hint: 'Dan zien alleen het bestuur en de FG het dossier, ook u niet meer.',
    },
  },
} satisfies ActWords;

export const enter = {
  ...form,
  toDesk: 'Terug naar de lopende datalekken',
  rest: 'De rest mag leeg blijven, maar helpt wie het dossier behandelt.',
  groups: {
    number: 'Nummer in een ander systeem of register',
    who: 'Wie meldde het, en wie kan meer vertellen?',
    when: 'Wanneer gebeurde het?',
    what: 'Welke gegevens, van wie, en wie heeft ze nu?',
    where: 'Verwerking, systeem, verwerker en wat er al is gedaan',
    hidden: 'Niet iedereen mag dit zien',
  },
  entered: {
    title: 'Ingevoerd',
    recorded: 'Vastgelegd als',
    known: 'Dit nummer was al bekend: er is niets nieuws vastgelegd. Het dossier is',
    addToIt: 'Staat er iets nieuws in? Vul het dan in dat dossier aan.',
    hidden: 'U ziet dit dossier zelf niet: het is afgeschermd.',
    open: 'Open het dossier',
    apart: 'Elke organisatie heeft een eigen dossier en een eigen termijn. Zij zien elkaar niet.',
    another: 'Voer nog een melding in',
  },
  find: {
    title: (count: number) => (count === 0 ? 'Niets gevonden' : 'Gevonden'),
    open: 'Zoek een dossier',
    label: 'Kenmerk, nummer of naam',
    hint: 'Het kenmerk (DL-…), een eigen nummer, een nummer van de AP, of (een deel van) de naam van een verwerking, systeem, verwerker of bron. Een deel heeft minstens 3 letters, vanaf het begin van een woord.',
    submit: 'Zoek',
    nothing: 'Niets gevonden dat u mag zien.',
    number: (count: number) => (count === 1 ? '1 dossier gevonden.' : say`${count} dossiers gevonden.`),
    more: 'Er zijn er meer. Zoek nauwkeuriger.',
  },
};
