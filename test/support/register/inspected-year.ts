import type { RunningLekwacht } from '../http/running-lekwacht.js';
import { aDecision, anApNotification, anAssessment, aSubjectNotification } from '../http/acts-over-http.js';

/** References of what happened in an organisation in 2026. */
export interface InspectedYear {
  readonly told: string;
  readonly dismissed: string;
  readonly absorbed: string;
  readonly bare: string;
}

/**
 * A year of an organisation, with all that an inspector asks about in it, words with accents, and texts that a spreadsheet
 * would run. One report is of the last minutes of the year before by the Dutch clock, one of the first of this year.
 */
export async function inspectedYear(lekwacht: RunningLekwacht, organisation: string): Promise<InspectedYear> {
  const handler = await lekwacht.as('handler', organisation);
  const fg = await lekwacht.as('fg', organisation);
  const board = await lekwacht.as('board', organisation);
  const report = (fields: object = {}) => lekwacht.report({ organisation, ...fields });
  // A clock does not go back: the first organisation brings the turn of the year, for the others it is over.
  const bare = await report();
  const told = await report({
    ...{ incidentType: 'device-or-paper-lost-or-stolen', dataCategories: ['name', 'health'] },
    ...{ subjectGroups: ['patients'], subjectCount: { min: 10, max: 60 } },
    recipient: { kind: 'unknown' },
    safetyRisk: 'no',
    ...{ discoveredAt: '2026-06-01', occurredFrom: '2026-05-31', occurredUntil: '2026-06-01T00:30:00+02:00' },
  });
  const { id } = told;
  await handler.acts(id, 'awareness', { awareAt: '2026-06-01T00:00:00+02:00', facts: 'The ward phoned.' });
  await handler.acts(
    id,
    'assessments',
    anAssessment({
      ...{
        subjectCount: { min: 48, max: 50 },
        incidentType: 'email-wrong-recipient',
        place: 'Afdeling Zuid',
      },
      summary: 'Een lijst van cliënten is naïef gemaild;=HYPERLINK(A1), en reële schade bleef uit.',
    }),
  );
  await fg.acts(id, 'advice', {
    question: 'notify-authority',
    outcome: 'yes',
    reason: 'Gezondheid is gevoelig.',
  });
  await fg.acts(id, 'advice', {
    question: 'inform-people',
    outcome: 'yes',
    reason: 'Zij kunnen zich beschermen.',
  });
  await board.acts(id, 'decisions', aDecision('notify-authority', { reason: 'De FG heeft gelijk.' }));
  await board.acts(
    id,
    'decisions',
    aDecision('inform-people', {
      ...{ outcome: 'no', ground: 'no-high-risk', reason: 'De lijst is ongelezen gewist.' },
      departure: 'Het bestuur weegt de bevestiging van de ontvanger zwaarder dan het advies.',
    }),
  );
  await handler.acts(
    id,
    'ap-notifications',
    anApNotification('2026-06-01T09:00:00+02:00', { number: 'Z-1', incomplete: true }),
  );
  await handler.acts(id, 'ap-notifications', {
    ...anApNotification('2026-06-01T09:00:00+02:00', { kind: 'supplement', number: 'Z-1' }),
  });
  await handler.acts(
    id,
    'subject-notifications',
    aSubjectNotification('2026-06-01T09:00:00+02:00', {
      ...{ means: ['letter', 'phone'], intended: 50, reached: 47, returned: 2, unreachable: 1 },
      content: 'Wat er is gebeurd en wat men kan doen.',
    }),
  );
  await handler.acts(
    id,
    'subject-notifications',
    aSubjectNotification('2026-06-01T09:00:00+02:00', {
      ...{ means: ['website'], intended: 3, reached: 0, content: 'Een bericht op de site.' },
    }),
  );
  const matter = await handler.acts(id, 'matters', {
    ...{
      kind: 'igj-calamity',
      receivedAt: '2026-06-01T08:00:00+02:00',
      what: 'CANARY of the matter.',
      party: 'IGJ',
    },
  });
  await handler.acts(id, `matters/${await lastMatter(matter.body.id as string)}/settlement`, {
    ...{ settledAt: '2026-06-01T09:00:00+02:00', number: 'IGJ-77', how: 'CANARY of the settlement.' },
  });
  await handler.acts(id, 'measures', {
    ...{ kind: 'containment', what: '=1+1 de mail is teruggehaald', takenAt: '2026-06-01T09:00:00+02:00' },
  });
  await handler.acts(id, 'measures', {
    kind: 'prevention',
    what: 'Adreslijst opschonen',
    dueAt: '2026-07-01T09:00:00+02:00',
  });
  await handler.acts(id, 'root-cause', { cause: '@automatisch aanvullen stond aan' });
  await handler.acts(id, 'lessons', { lesson: '-controleer het adres vóór verzending' });
  await handler.acts(id, 'closure', { conclusion: 'Alles is gedaan; +nazorg volgt.' });

  const dismissed = await report();
  await handler.acts(dismissed.id, 'dismissal', {
    ground: 'no-personal-data',
    reason: 'Het formulier was leeg.',
  });
  const absorbed = await report();
  await handler.acts(absorbed.id, 'merge', { into: bare.id, reason: 'Dezelfde brief, tweemaal gemeld.' });
  await lekwacht.projected();
  return {
    told: told.reference,
    dismissed: dismissed.reference,
    absorbed: absorbed.reference,
    bare: bare.reference,
  };

  async function lastMatter(_id: string): Promise<string> {
    const { body } = await handler.dossier(id);
    return (body.matters as { matter: string }[]).at(-1)!.matter;
  }
}
