import { randomUUID } from 'node:crypto';
import { runLekwacht, type Person, type Reported, type RunningLekwacht } from '../http/running-lekwacht.js';
import { anApNotification, anAssessment } from '../http/acts-over-http.js';

export const CANARY = 'Kanarie-Zilverling';
/** Of somebody whom the dossier names, and whose name was erased. */
export const ERASED = 'Merlijn-Koperwiek';
/** In a text that is not shown. */
export const LEFT_OUT = 'Nachtegaal-Zeegroen';

const at = (day: number, time = '09:00'): string =>
  `2026-06-${String(day).padStart(2, '0')}T${time}:00+02:00`;

/** A desk with a dossier in which everything happened that an authority asks about, and others that are nobody's business. */
export class InspectedDesk {
  private constructor(
    readonly lekwacht: RunningLekwacht,
    readonly fg: Person,
    readonly handler: Person,
    readonly board: Person,
    /** What is inquired into. */
    readonly letter: Reported,
    /** The same organisation's, and not asked. */
    readonly other: Reported,
    /** Another organisation's. */
    readonly elsewhere: Reported,
  ) {}

  close(): Promise<void> {
    return this.lekwacht.close();
  }

  static async open(env: NodeJS.ProcessEnv = {}): Promise<InspectedDesk> {
    const lekwacht = await runLekwacht({ at: at(8), env });
    const [fg, handler, board] = await Promise.all(
      (['fg', 'handler', 'board'] as const).map((role) => lekwacht.as(role, 'perspektief', role)),
    );
    const colleague = await lekwacht.as('handler', 'perspektief', 'colleague');
    const letter = await lekwacht.report({
      description: `Een brief over ${ERASED} & haar zoon kwam bij <de buren>; zie data-value in de bijlage.`,
      reporter: { kind: 'employed', name: 'An de Wit', email: 'an@example.test' },
      firstSignalAt: at(2, '11:00'),
      location: 'Aan de Lindelaan.',
    });
    const { id } = letter;
    const does = (who: Person, act: string, body: object) => who.acts(id, act, body);
    await does(handler!, 'awareness', { awareAt: at(3), facts: 'De buurvrouw belde en las de brief voor.' });
    await does(handler!, 'supplements', { text: `De huisarts zegt: ${LEFT_OUT}.` });
    await does(
      handler!,
      'assessments',
      anAssessment({ risk: 'high-risk', subjectCount: { min: 4, max: 4 } }),
    );
    await does(handler!, 'advice-requests', { questions: ['notify-authority', 'inform-people'] });
    for (const question of ['notify-authority', 'inform-people'])
      await does(fg!, 'advice', { question, outcome: 'yes', reason: 'De brief is gelezen.' });
    lekwacht.moveTo(at(9));
    await does(board!, 'decisions', {
      ...{ question: 'notify-authority', outcome: 'yes', ground: 'risk' },
      reason: 'Er zijn zorggegevens gelezen.',
    });
    await does(board!, 'decisions', {
      ...{ question: 'inform-people', outcome: 'no', ground: 'no-high-risk' },
      reason: 'De buren zwijgen.',
      departure: 'De FG kent de buren niet; wij wel.',
    });
    lekwacht.moveTo(at(10));
    const { body } = await does(
      handler!,
      'ap-notifications',
      anApNotification(at(10), { number: 'AP-21', delayReason: 'De behandelaar was ziek.' }),
    );
    await does(fg!, 'advice', {
      ...{ question: 'inform-people', outcome: 'yes' },
      reason: 'Een buurman vertelde het door.',
    });
    await does(board!, 'decisions', {
      ...{ question: 'inform-people', outcome: 'yes', ground: 'high-risk' },
      reason: 'De FG had gelijk.',
    });
    lekwacht.moveTo(at(11));
    await does(handler!, 'subject-notifications', {
      ...{ informedAt: at(11), means: ['letter'], intended: 4, reached: 3 },
      content: 'Wat er gebeurde en wat wij doen.',
    });
    await does(handler!, 'corrections/ap-notification', {
      ...{ corrects: body.revision, number: 'AP-12', reason: 'Twee cijfers verwisseld.' },
    });
    await erase(handler!, colleague, id);
    const other = await lekwacht.report({ description: `Iets anders, over ${CANARY}.` });
    const elsewhere = await lekwacht.report({ organisation: 'kadera', description: `Ook over ${CANARY}.` });
    lekwacht.moveTo(at(20));
    return new InspectedDesk(lekwacht, fg!, handler!, board!, letter, other, elsewhere);
  }

  /** Opens an inquiry into the dossier. @returns its id */
  async inquiry(fields: object = {}): Promise<string> {
    const { status, body, text } = await this.fg.post(
      '/v1/inquiries',
      {
        ...{ dossiers: [this.letter.id], from: at(1), until: at(20) },
        ...{ askedBy: 'Inspecteur Jansen, brief z2026-00123', ground: 'Artikel 58, lid 1, onder a, AVG.' },
        ...fields,
      },
      { 'idempotency-key': randomUUID() },
    );
    if (status !== 201) throw new Error(`the inquiry was not opened: ${text}`);
    return String(body.id);
  }

  async bundle(inquiry: string): Promise<Buffer> {
    const { status, content } = await this.fg.file(`/v1/inquiries/${inquiry}/bundles`, {
      'idempotency-key': randomUUID(),
    });
    if (status !== 200) throw new Error(`no bundle: ${content.toString()}`);
    return content;
  }
}

/** Every place where the name stands, by two people. */
async function erase(handler: Person, colleague: Person, id: string): Promise<void> {
  const { body } = await handler.post(`/v1/breaches/${id}/personal-values/search`, { contains: ERASED });
  const places = body.places as { revision: number; pointer: string; isText: boolean }[];
  const { body: proposed } = await handler.acts(id, 'erasures', {
    ...{ what: 'values', ground: 'objection', reason: 'Zij vroeg erom.' },
    values: places.map(({ revision, pointer, isText }, nth) => ({
      ...{ revision, pointer },
      // One is replaced and the others are gone: both are shown as what they are.
      ...(isText && nth === 0 && { replacement: 'Een brief over een cliënt kwam bij de buren.' }),
    })),
  });
  await colleague.acts(id, `erasures/${String(proposed.revision)}/approval`, {});
}
