import { DATA_LABELS } from '../law/ap-form/labels.js';

/** Fields of a person, as a file has them: members after a dot. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: ['naam', 'name'],
  clientNumber: ['clientnummer', 'client number'],
  address: ['adres', 'address'],
  email: ['e-mail', 'e-mailadres', 'email'],
  phone: ['telefoon', 'telefoonnummer', 'phone'],
  'safeContact.means': ['veilig via', 'safe means'],
  'safeContact.to': ['veilig contact', 'safe contact'],
  language: ['taal', 'language'],
  reader: ['lezer', 'reader'],
  'representative.role': ['vertegenwoordiger', 'representative'],
  'representative.name': ['naam vertegenwoordiger', 'representative name'],
  'representative.address': ['adres vertegenwoordiger', 'representative address'],
  'representative.email': ['e-mail vertegenwoordiger', 'representative email'],
  'representative.phone': ['telefoon vertegenwoordiger', 'representative phone'],
  leaked: ['gelekt', 'leaked'],
};

/** Words of a cell for words of a closed list; the latter are read as well. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'safeContact.means': {
    ...{ brief: 'letter', post: 'letter', telefoon: 'phone', mail: 'email', persoonlijk: 'in-person' },
    anders: 'other',
  },
  language: { nederlands: 'nl', engels: 'en', dutch: 'nl', english: 'en' },
  reader: {
    ...{ volwassene: 'adult', volwassen: 'adult', 'zestien of ouder': 'sixteen-or-older' },
    ...{ 'vanaf 16': 'sixteen-or-older', '16 of ouder': 'sixteen-or-older' },
    ...{ 'onder zestien': 'under-sixteen', 'onder 16': 'under-sixteen', 'jonger dan 16': 'under-sixteen' },
  },
  'representative.role': { ouder: 'parent', voogd: 'guardian' },
  leaked: {
    ...Object.fromEntries(Object.entries(DATA_LABELS).map(([code, label]) => [label.toLowerCase(), code])),
    ...{ adres: 'address', 'e-mail': 'email', telefoon: 'phone', geboortedatum: 'birth-date' },
    ...{ wachtwoord: 'credentials', rekeningnummer: 'iban', gezondheid: 'health', foto: 'photos' },
  },
};

/** Whatever signs stand between its letters. */
const spelled = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const FIELDS = new Map(
  Object.entries(COLUMNS).flatMap(([field, names]) =>
    [field, ...names].map((name) => [spelled(name), field]),
  ),
);

/** Names of the columns in Dutch, in the order of an example. */
export const COLUMN_NAMES: readonly string[] = Object.values(COLUMNS).map(([name = '']) => name);

/** Which field a column with this heading is; `undefined` for none. */
export const fieldOf = (heading: string): string | undefined => FIELDS.get(spelled(heading));

/** A cell as the field of the body has it; nothing where it is empty. */
export function valueOf(field: string, cell: string): string | readonly string[] | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  const words = WORDS[field];
  const coded = (word: string): string => words?.[word.trim().toLowerCase()] ?? word.trim();
  if (field !== 'leaked') return words === undefined ? text : coded(text).toLowerCase();
  if (words?.[text.toLowerCase()] !== undefined) return [coded(text)];
  const codes = text.split(/[,;|\n]/).filter((word) => word.trim() !== '');
  return [...new Set(codes.map((word) => coded(word).toLowerCase()))];
}
