/**
 * What of a text that goes into the register seems to identify somebody. Names cannot be recognised without
 * understanding the text: the screen that asks for it says so. Case numbers, years and amounts are left alone, so
 * numbers count only in a notation that people use for them, and where they prove themselves: a BSN by the eleven
 * test, an IBAN by its check digits.
 */
const TELL_TALES: readonly (readonly [what: string, stands: (text: string) => boolean])[] = [
  ['an e-mail address', (text) => /[^\s@]+@[^\s@]+\.[a-z]{2,}/iu.test(text)],
  ['an IBAN', (text) => found(text, IBAN).some(isIban)],
  ['a telephone number', (text) => PHONES.some((pattern) => pattern.test(text))],
  ['a BSN', (text) => BSNS.some((pattern) => found(text, pattern).some(isBsn))],
  ['an address', (text) => ADDRESSES.some((pattern) => pattern.test(text))],
];

/** What in this text seems to identify somebody, if anything does; never the text itself. */
export function identifyingPart(text: string): string | undefined {
  // Blanks that cannot break, dashes and new lines are typed for looks.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s/gu, ' ');
  return TELL_TALES.find(([, stands]) => stands(plain))?.[0];
}

/** Wherever it stands, also where the candidates overlap. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, candidate = '']) => candidate);
}

/** How long an account number is, by country (ISO 13616). */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 ' +
    'LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 ' +
    'SK24 SM27 TN24 TR26 UA29 VA22 XK20'
  )
    .split(' ')
    .map((line) => [line.slice(0, 2), Number(line.slice(2))]),
);

/** In one piece or in groups; the word that follows it may look like more of it. */
const IBAN = /(?<![\p{L}\d])(?=([a-z]{2}\d{2}(?:[ .-]?[a-z\d]){11,27}))/giu;

/** By its check digits; a Dutch one by its form already, so that one with a slip of the pen is seen too. */
function isIban(candidate: string): boolean {
  const signs = candidate.replace(/[ .-]/gu, '').toUpperCase();
  if (/^NL\d{2}[A-Z]{4}\d{10}/u.test(signs)) return true;
  const length = IBAN_LENGTHS.get(signs.slice(0, 2)) ?? Infinity;
  return signs.length >= length && mod97(signs.slice(0, length)) === 1;
}

/** ISO 13616: the first four characters at the end, letters as numbers from 10 on. */
function mod97(iban: string): number {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of turned)
    for (const digit of Number.parseInt(sign, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** Digits in groups, with the same blank, point or hyphen between them. */
const inGroups = ([first = 0, second, ...others]: readonly number[]): string =>
  second === undefined
    ? String.raw`\d{${first}}`
    : String.raw`\d{${first}}(?<gap>[ .-])\d{${second}}${others.map((size) => String.raw`\k<gap>\d{${size}}`).join('')}`;

/** How people group nine digits. */
const BSNS = [[9], [3, 3, 3], [4, 2, 3], [2, 3, 4], [3, 2, 4], [4, 5], [2, 2, 2, 3], [3, 2, 2, 2]].map(
  (sizes) => new RegExp(String.raw`(?<![\d]|\d[.-])(?=(${inGroups(sizes)})(?!\d|[.-]\d))`, 'gu'),
);

/** The eleven test: 9, 8, … 2 and −1 times the digits. */
function isBsn(candidate: string): boolean {
  const digits = candidate.replace(/\D/gu, '');
  const sum = Array.from(digits, Number).reduce(
    (total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i),
    0,
  );
  return Number(digits) > 0 && sum % 11 === 0;
}

/** Between the parts of a number. */
const GAP = String.raw`[ .\/()-]{0,3}`;
/** So many digits in groups of two and more: every way to group them. */
const groupings = (digits: number): readonly (readonly number[])[] => [
  [digits],
  ...Array.from({ length: Math.max(0, digits - 3) }, (_, i) => i + 2).flatMap((first) =>
    groupings(digits - first).map((others) => [first, ...others]),
  ),
];

const PHONES = [
  // Abroad and at home: whatever follows a plus, or two noughts. 0031 (0)6 – 12 34 56 78.
  new RegExp(String.raw`(?:\+|(?<![\d]|\d[.,\/-])00)[1-9](?:${GAP}\d){8,14}(?!\d)`, 'u'),
  new RegExp(String.raw`(?<![\d]|\d[.,\/-])31${GAP}6${GAP}[1-9](?:[ -]?\d){7}(?!\d)`, 'u'),
  // 06, an area of three or four digits, and what remains of ten digits.
  ...(
    [
      ['06', 8],
      [String.raw`0[1-9]\d`, 7],
      [String.raw`0[1-9]\d{2}`, 6],
    ] as const
  ).flatMap(([area, rest]) =>
    groupings(rest).map(
      (sizes) =>
        new RegExp(String.raw`(?<![\d+]|\d[.,\/-])\(?${area}\)?${GAP}(?=[1-9])${inGroups(sizes)}(?!\d)`, 'u'),
    ),
  ),
];

const POSTCODE = String.raw`[1-9]\d{3}`;
const ADDRESSES = [
  // A year before an abbreviation, and a number after it, are no postcode: “In 2025 FG 2 keer gevraagd”.
  new RegExp(String.raw`\b(?!(?:19|20)\d\d )${POSTCODE} ?[A-Z]{2} ?,? +\d{1,4}\b`, 'u'),
  new RegExp(String.raw`\b\p{L}{3,} \d{1,4}[a-z]?\s*,?\s+${POSTCODE} ?[A-Z]{2}\b`, 'u'),
];
