import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What proves the log, and who holds it. */
export const proof = {
  title: 'Bewijs',
  intro:
    'Alles wat in Lekwacht gebeurt, staat in een logboek. Het einde van dat logboek wordt steeds ondertekend: dat is een controlepunt. Wie een controlepunt ergens anders bewaart, kan later nagaan of het logboek tot daar is veranderd.',
  notSigned: {
    title: 'Het logboek wordt nu niet ondertekend',
    text: 'Wat er nu gebeurt, wordt wel vastgelegd. Vraag de beheerder wat er is: die ziet het bij de gereedheid.',
  },
  standing: {
    title: 'Wie buiten deze installatie een controlepunt heeft',
    none: 'Niet verankerd. Niemand buiten deze installatie krijgt een controlepunt. Wie de installatie beheert, kan het logboek dan herschrijven zonder dat iemand het merkt. Vraag de beheerder om een ankerpunt, en bewaar tot dan zelf controlepunten.',
    behind: (size: number) =>
      say`Het nieuwste controlepunt is nog niet verankerd. Wat na gebeurtenis ${size} kwam, is nog niet tegenover een ander te bewijzen.`,
    whole: 'Verankerd: het nieuwste controlepunt ligt ook buiten deze installatie.',
    table: 'Wie een controlepunt heeft',
    columns: { who: 'Waar', size: 'Tot en met gebeurtenis', at: 'Sinds' },
  },
  anchors: {
    file: 'Een map ergens anders',
    mail: (number: number) => say`Postvak ${number}`,
    timeStamp: 'Een tijdstempel van een ander',
  },
  newest: {
    title: 'Het nieuwste controlepunt',
    signed: (size: number, at: string) => say`${size} gebeurtenissen, ondertekend op ${at}.`,
    copy: 'Kopieer het controlepunt',
    copied: 'Gekopieerd',
    download: 'Bewaar het controlepunt als bestand',
    key: 'De sleutel waarmee iedereen de handtekening controleert',
    copyKey: 'Kopieer de sleutel',
  },
  keep: {
    title: 'Zo bewaart u zelf een controlepunt',
    steps: [
      'Bewaar het bestand, of stuur het naar een postvak dat niet bij deze organisatie hoort. De datum van dat bericht telt mee.',
      'Bewaar één keer ook de sleutel.',
      'Er staat niets persoonlijks in. U mag het dus geven aan wie u vertrouwt: een accountant, een andere FG, een notaris.',
      'Wilt u later nagaan of het logboek klopt? Geef het bestand aan de beheerder: het commando verify met --checkpoint legt het hele logboek ernaast.',
    ],
  },
  meaning: {
    title: 'Wat het bewijst, en wat niet',
    proven: 'Tegenover ieder die een controlepunt heeft, is bewezen:',
    provenThings: [
      'deze gebeurtenissen zijn vastgelegd, in deze volgorde, en ze zijn niet veranderd;',
      'tot dat punt is niets weggehaald, toegevoegd of verwisseld;',
      'wat niet in een verankerd controlepunt zit, stond op dat moment nog niet in het logboek.',
    ],
    not: 'Niet bewezen is:',
    notThings: [
      'dat het waar is wat iemand vastlegde, of dat alles is vastgelegd wat gebeurde;',
      'iets van na het laatste controlepunt dat buiten ligt: een einde kan tot dan worden weggehaald;',
      'dat niemand een ander logboek te zien kreeg: dat blijkt pas als twee houders van een controlepunt vergelijken;',
      'wat er stond in iets dat is gewist.',
    ],
    law: 'De AP vraagt om documentatie die zij kan controleren (AVG artikel 33, lid 5). Zij zegt niet in welke vorm. Een rechter weegt het bewijs zelf.',
  },
  lately: {
    title: 'De laatste controlepunten',
    table: 'Controlepunten, het nieuwste boven',
    columns: { at: 'Ondertekend', size: 'Gebeurtenissen', anchors: 'Verankerd' },
    part: (size: number, part: number) => say`${size} (deel ${part})`,
    nowhere: 'Niet verankerd',
  },
};
