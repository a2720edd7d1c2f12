import { lists } from '../lists.en.js';
import type { Wide } from '../shape.js';
import type { affectedPeopleActs as nl } from './affected-people.nl.js';
import { roundFields } from './outside.en.js';

const LETTERS = 'As it stands on the envelope.';

const person = {
  name: { label: 'Name', needed: 'where there is no client number' },
  clientNumber: { label: 'Client number', needed: 'where there is no name' },
  address: { label: 'Address', hint: LETTERS },
  email: 'E-mail',
  phone: 'Phone',
  'safeContact.means': {
    label: 'Safe contact: how?',
    hint: 'Where a safe way is given it alone is used, and the ordinary address is printed nowhere.',
    options: lists.noticeMeans,
  },
  'safeContact.to': {
    label: 'Safe contact: where?',
    hint: 'The safe address, the number, or through whom.',
  },
  language: { label: 'Language', hint: 'A code, such as nl, en or ar. Letters are in Dutch or English.' },
  reader: { label: 'Who reads the letter?', options: lists.letterReaders },
  'representative.role': {
    label: 'Representative: who?',
    hint: 'The letter goes there, to an address of its own.',
    options: lists.representatives,
  },
  'representative.name': 'Representative: name',
  'representative.address': { label: 'Representative: address', hint: LETTERS },
  'representative.email': 'Representative: e-mail',
  'representative.phone': 'Representative: phone',
  leaked: {
    label: 'What leaked of this person?',
    hint: 'Nothing ticked: what the dossier says holds here too.',
    options: lists.data,
  },
};

export const affectedPeopleActs: Wide<typeof nl> = {
  addAffectedPerson: {
    title: 'Put somebody on the list of people concerned',
    submit: 'Put on the list',
    fields: person,
  },
  importAffectedPeople: {
    title: 'Put people of a file on the list',
    intro: 'All of it comes on the list, or nothing: you see first what is wrong in the file.',
    submit: 'Put everybody on the list',
    fields: {
      csv: {
        label: 'The table',
        hint: 'Copy the cells in Excel, with their headings, and paste them here. Or paste what stands in a CSV file.',
        needed: 'where there is no file',
      },
      file: 'File (base64)',
    },
  },
  changeAffectedPerson: {
    title: 'Change the details of somebody concerned',
    submit: 'Record',
    fields: { person: 'Who?', ...person },
  },
  takeAffectedPeopleOff: {
    title: 'Take people off the list',
    intro: 'What the list holds of them is erased. That cannot be undone.',
    submit: 'Take off the list',
    fields: { people: 'Who?' },
  },
  tellAffectedPeople: {
    title: 'Record who of the list was told',
    intro: 'This becomes a round. Its number comes from the list.',
    submit: 'Record the round',
    fields: {
      informedAt: roundFields.informedAt,
      means: roundFields.means,
      content: { label: 'What were they told?', hint: 'This goes into the register. Name nobody.' },
      people: {
        label: 'Who?',
        hint: 'Nobody ticked: everybody who is not told yet and may be told so. To whom no letter may go does not count.',
      },
    },
  },
  recordResultOfList: {
    title: 'Record what became of telling people of the list',
    submit: 'Record',
    fields: {
      round: 'Which round?',
      became: { label: 'What became of it?', options: lists.outcomesOfTelling },
      people: {
        label: 'Who?',
        hint: 'Nobody ticked: everybody of this round of whom it is not known yet.',
      },
    },
  },
};
