import type { WhyNotTold } from '../../affected-people/why-not-told.js';
import type { WhySetAside } from '../../notification/set-aside.js';
import { figuresIn } from './figures.js';
import { letters } from './letters.nl.js';

const say = figuresIn('nl');

/** The list of people concerned, beside rounds and letters. */
export const affected = {
  title: (reference: string) => `Lijst van betrokkenen: ${reference}`,
  intro:
    'Wie het betreft en hoe ieder te bereiken is. Deze lijst ligt versleuteld naast het dossier: zij staat niet in het register, niet in een bestand en niet in wat een ander van het dossier ziet.',
  link: 'De lijst van betrokkenen',
  toLetters: 'Naar brieven en rondes',
  toList: 'Terug naar de lijst',
  empty: 'Er staat nog niemand op de lijst.',
  figures: (people: number, reachable: number, safe: number) =>
    say`${people} op de lijst, ${reachable} te bereiken, ${safe} met een veilige weg`,
  told: (count: number) => say`${count} ingelicht, voor zover bekend`,
  keptUntil: (day: string) => `De lijst wordt op ${day} gewist: dan is de termijn na sluiten voorbij.`,
  held: 'De lijst blijft staan zolang een zaak loopt of alles als bewijs wordt bewaard.',
  incomplete:
    'Er ontbreken regels van de lijst, of er is een oude database teruggezet. Kijk na wie er ontbreekt. Tot de lijst is aangevuld, kan niemand ermee worden ingelicht.',
  unreadable: (count: number) =>
    say`Van ${count} op de lijst is niets meer te lezen. Haal hen eraf en zet hen er opnieuw op.`,
  takeUnreadableOff: 'Haal eraf wat niet te lezen is',
  add: 'Iemand toevoegen',
  fromFile: 'Uit een bestand of Excel toevoegen',
  print: 'Brieven voor deze mensen',
  table: 'Betrokkenen',
  columns: { who: 'Wie', ways: 'Te bereiken', told: 'Ingelicht' },
  change: 'Bekijk of verander',
  viaSafe: 'alleen langs de veilige weg',
  viaRepresentative: (name: string) => `via ${name}`,
  noWay: 'Niet te bereiken: vul een weg in',
  notTold: 'nog niet',
  toldAt: (at: string) => `op ${at}`,
  notToBeTold: 'Deze mensen mogen zo niet worden ingelicht:',
  outcomeUnknown: 'uitkomst niet bekend',
  more: 'Verder op de lijst',
  tell: 'Vastleggen dat mensen zijn ingelicht',
  results: 'Wat leverde een ronde op?',
  resultOf: (at: string) => `Ronde van ${at}`,
  resultTitle: (at: string) => `Wat leverde de ronde van ${at} op?`,
  addTitle: 'Iemand op de lijst zetten',
  changeTitle: 'Gegevens van een betrokkene',
  takeOff: 'Van de lijst halen',
  importTitle: 'Mensen uit een bestand op de lijst zetten',
  columnsIntro:
    'De eerste regel heeft de koppen. Alleen een naam of een cliëntnummer is nodig. Deze koppen kent Lekwacht:',
  columnsHint:
    'Lezer: volwassene, zestien of ouder, of onder zestien. Vertegenwoordiger: ouder, voogd, curator of mentor. Veilig via: brief, e-mail, telefoon, persoonlijk of anders. Gelekt: de woorden van het AP-formulier, met komma’s ertussen.',
  chooseFile: 'Of kies een CSV-bestand: het komt in het veld hierboven',
  check: 'Kijk eerst wat niet klopt',
  checked: (people: number) => say`Mensen in de tabel zonder fout: ${people}. Er is nog niets overgenomen.`,
  onList: (count: number) => say`Daarvan al op de lijst, met hetzelfde cliëntnummer: ${count}.`,
  faults: (count: number) => say`Wat niet klopt (${count})`,
  fault: (line: number, column: number | undefined, what: string) =>
    column === undefined ? `Regel ${line}: ${what}` : `Regel ${line}, kolom ${column}: ${what}`,

  lettersTitle: (reference: string) => `Brieven voor betrokkenen: ${reference}`,
  lettersIntro:
    'Voor wie nog niet is ingelicht. Elke brief komt op een eigen vel. Leg daarna op de lijst vast dat u ze hebt verstuurd.',
  lettersCount: (count: number) => say`Brieven op deze pagina: ${count}`,
  printAll: 'Druk deze brieven af',
  nextLetters: 'Volgende brieven',
  setAside: (count: number) => say`Geen brief (${count})`,
  speaks: (language: string) => `Spreekt ${language}: laat deze brief voorlezen met een tolk.`,
  why: {
    'no-way': 'Niet te bereiken: er is geen adres, e-mail, telefoon of veilige weg.',
    'not-by-letter': 'Niet per brief. Vertel het zo:',
    'not-by-these-means': 'Deze persoon is zo niet te bereiken. Kijk op de lijst hoe wel.',
    'safe-contact-needed':
      'Iemand kan in gevaar zijn, en van deze persoon is geen veilige weg bekend. Vul die eerst in.',
    'letter-not-ready': 'De brief is nog niet af: vul eerst in wat ontbreekt.',
    ...letters.refusals,
  } satisfies Record<WhySetAside | WhyNotTold, string>,
};
