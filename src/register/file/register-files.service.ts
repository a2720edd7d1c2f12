import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { atDay, endOfDutchDay } from '../../law/clock.js';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { invalidInput } from '../../platform/http/problem.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { RegisterPageAnswer } from '../register-entry.answer.js';
import { periodOf } from '../register-filter.js';
import type { RegisterParameters } from '../register.parameters.js';
import { Register } from '../register.query.js';
import { onWall } from './column.js';
import { csvOf } from './csv.js';
import type { RegisterFile } from './register-file.js';
import { RegisterWords } from './register-words.js';
import { xlsxOf } from './xlsx.js';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export type FileType = typeof CSV | typeof XLSX;

/** Nothing tells where another spreadsheet splits a text: see ADR 32. */
const GUARD =
  'waar aan het begin of na een leesteken een teken staat waarmee een formule kan beginnen (= + - @), staat daar een apostrof voor: die hoort niet bij de tekst. Ook voor een tekst die een spreadsheet zou lezen als getal, datum of tijd (00123, 1e5, 1-2) staat zo’n apostrof; getallen, dagen en momenten zelf hebben hem niet.';
const LEFT_OUT =
  'namen, contacten en vrije tekst over mensen staan alleen in het dossier: de feiten waaruit blijkt dat de organisatie het wist, wat er in een klacht of vraag stond, en wat met “anders” is bedoeld. Medewerkers staan er met hun functie.';

/** The register as a file for a spreadsheet. */
@Injectable()
export class RegisterFiles {
  constructor(
    private readonly register: Register,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    private readonly words: RegisterWords,
  ) {}

  /**
   * Sets the headers of a file to be kept, not shown, where all goes well: its first page is read before it begins, so that
   * a refusal is a problem and no half file.
   * @throws Problem 422 where only a part is asked for
   * @throws NotAllowed, ReadModelNotReady as {@link Register}
   */
  async send(
    reply: FastifyReply,
    type: FileType,
    asker: Asker,
    asked: RegisterParameters,
  ): Promise<Readable> {
    refuseAPart(asked);
    const pages = this.register.pages(asker, asked);
    const first = await pages.next();
    const file: RegisterFile = { ...this.about(asker, asked), pages: withFirst(first, pages) };
    void reply.header('content-type', type === CSV ? `${CSV}; charset=utf-8` : XLSX);
    void reply.header(
      'content-disposition',
      `attachment; filename="register.${type === CSV ? 'csv' : 'xlsx'}"`,
    );
    return type === CSV ? csvOf(file) : xlsxOf(file);
  }

  private about(asker: Asker, asked: RegisterParameters): Omit<RegisterFile, 'pages'> {
    const now = this.clock.now();
    const asOf = asked.asOf === undefined ? now : atDay(asked.asOf, endOfDutchDay);
    const period = periodInWords(asked);
    const nameOf = (slug: string): string => this.profiles.find(slug)?.name ?? slug;
    const { lists } = this.words;
    const { organisation, status, open, notified, risk } = asked;
    const { incidentType, system, processor, location, text } = asked;
    const chosen: readonly (readonly [string, string | undefined])[] = [
      ['Organisatie', organisationsAsked(asker, organisation).map(nameOf).join('; ')],
      ['Periode (ontvangst van de melding)', period],
      ['Stand', onWall(asOf)],
      ['Gemaakt', onWall(now)],
      ['Alleen met stand', status && lists.statuses[status]],
      ['Alleen lopend', open === undefined ? undefined : lists.booleans[String(open)]],
      ['Alleen gemeld aan de AP', notified === undefined ? undefined : lists.booleans[String(notified)]],
      ['Alleen met risico', risk && lists.risks[risk]],
      ['Alleen met soort', incidentType && lists.incidentTypes[incidentType]],
      ['Alleen met systeem', system],
      ['Alleen met verwerker', processor],
      ['Alleen met plaats', location],
      ['Alleen met deze woorden', text],
      ['Grondslag', 'AVG, artikel 33, lid 5'],
      ['Recht', Object.values(lists.lawVersions).join('; ')],
      [
        'Tijden',
        `Nederlandse tijd, zomer- en wintertijd (${DUTCH_TIME}), als jjjj-mm-dd uu:mm; in het uur dat er twee keer is, staat erbij welke van de twee`,
      ],
      ['Niet in dit register', LEFT_OUT],
      ['In CSV', GUARD],
    ];
    return {
      about: { words: this.words, nameOf, period, asOf },
      front: chosen.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    };
  }
}

function refuseAPart({ limit, cursor }: RegisterParameters): void {
  const faults = Object.entries({ limit, cursor }).filter(([, value]) => value !== undefined);
  if (faults.length === 0) return;
  throw invalidInput(
    faults.map(([name]) => ({
      pointer: `/${name}`,
      in: 'query',
      code: 'file-is-whole',
      detail: 'A file is the whole register: leave this out.',
    })),
  );
}

async function* withFirst(
  first: IteratorResult<RegisterPageAnswer, void>,
  others: AsyncGenerator<RegisterPageAnswer, void>,
): AsyncGenerator<RegisterPageAnswer, void> {
  try {
    if (first.done !== true) yield first.value;
    yield* others;
  } finally {
    // Whoever leaves at the first page leaves the others too.
    await others.return();
  }
}

/** Days where it is whole days. */
function periodInWords(asked: RegisterParameters): string {
  const { from, until } = periodOf(asked);
  const parts = [
    from && `vanaf ${onWall(from).replace(/ 00:00$/, '')}`,
    until && `tot en met ${onWall(until).replace(/ 23:59$/, '')}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'alles' : parts.join(' ');
}
