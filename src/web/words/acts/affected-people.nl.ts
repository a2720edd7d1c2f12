import { lists } from '../lists.nl.js';
import { roundFields } from './outside.nl.js';

const LETTERS = 'Zoals het op de envelop staat.';

const person = {
  name: { label: 'Naam', needed: 'als er geen cliëntnummer is' },
  clientNumber: { label: 'Cliëntnummer', needed: 'als er geen naam is' },
  address: { label: 'Adres', hint: LETTERS },
  email: 'E-mail',
  phone: 'Telefoon',
  'safeContact.means': {
    label: 'Veilig bereikbaar: hoe?',
    hint: 'Is een veilige weg ingevuld, dan wordt alleen die gebruikt. Het gewone adres komt dan nergens op.',
    options: lists.noticeMeans,
  },
  'safeContact.to': {
    label: 'Veilig bereikbaar: waar?',
    hint: 'Het veilige adres, het nummer, of via wie.',
  },
  language: {
    label: 'Taal',
    hint: 'Een code, zoals nl, en of ar. Brieven zijn in het Nederlands of Engels.',
  },
  reader: { label: 'Wie leest de brief?', options: lists.letterReaders },
  'representative.role': {
    label: 'Vertegenwoordiger: wie?',
    hint: 'Die krijgt de brief, op zijn eigen adres.',
    options: lists.representatives,
  },
  'representative.name': 'Vertegenwoordiger: naam',
  'representative.address': { label: 'Vertegenwoordiger: adres', hint: LETTERS },
  'representative.email': 'Vertegenwoordiger: e-mail',
  'representative.phone': 'Vertegenwoordiger: telefoon',
  leaked: {
    label: 'Wat lekte er van deze persoon?',
    hint: 'Niets aangevinkt: wat in het dossier staat, geldt ook hier.',
    options: lists.data,
  },
};

/** Acts on the list of people concerned. */
export const affectedPeopleActs = {
  addAffectedPerson: {
    title: 'Iemand op de lijst van betrokkenen zetten',
    submit: 'Zet op de lijst',
    fields: person,
  },
  importAffectedPeople: {
    title: 'Mensen uit een bestand op de lijst zetten',
    intro: 'Alles komt op de lijst, of niets: eerst ziet u wat er in het bestand niet klopt.',
    submit: 'Zet iedereen op de lijst',
    fields: {
      csv: {
        label: 'De tabel',
        hint: 'Kopieer de cellen in Excel, met de koppen erbij, en plak ze hier. Of plak de inhoud van een CSV-bestand.',
        needed: 'als er geen bestand is',
      },
      file: 'Bestand (base64)',
    },
  },
  changeAffectedPerson: {
    title: 'Gegevens van een betrokkene veranderen',
    submit: 'Leg vast',
    fields: { person: 'Wie?', ...person },
  },
  takeAffectedPeopleOff: {
    title: 'Mensen van de lijst halen',
    intro: 'Wat er over hen op de lijst staat, wordt gewist. Dat kan niet terug.',
    submit: 'Haal van de lijst',
    fields: { people: 'Wie?' },
  },
  tellAffectedPeople: {
    title: 'Vastleggen wie van de lijst is ingelicht',
    intro: 'Dit wordt een ronde. Het aantal komt van de lijst.',
    submit: 'Leg de ronde vast',
    fields: {
      informedAt: roundFields.informedAt,
      means: roundFields.means,
      content: { label: 'Wat is er verteld?', hint: 'Dit komt in het register. Noem niemand.' },
      people: {
        label: 'Wie?',
        hint: 'Niemand aangevinkt: iedereen die nog niet is ingelicht en zo mag worden ingelicht. Voor wie geen brief mag gaan, telt niet mee.',
      },
    },
  },
  recordResultOfList: {
    title: 'Vastleggen wat het inlichten van mensen op de lijst opleverde',
    submit: 'Leg vast',
    fields: {
      round: 'Welke ronde?',
      became: { label: 'Wat werd het?', options: lists.outcomesOfTelling },
      people: {
        label: 'Wie?',
        hint: 'Niemand aangevinkt: iedereen van deze ronde van wie het nog niet bekend is.',
      },
    },
  },
};
