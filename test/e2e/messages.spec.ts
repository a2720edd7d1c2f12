import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { ActOnBreach } from '../../src/breach/acts/act-on-breach.command.js';
import { anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
const seen: ICommand[] = [];
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  lekwacht.application.app.get(CommandBus).subscribe((command) => void seen.push(command));
});
afterAll(() => lekwacht.close());

const typeOf = (message: ICommand): string =>
  message instanceof ActOnBreach ? message.command.type : 'something else';

it('what acts on a dossier is a message: another process could have sent it', async () => {
  const survivor = await lekwacht.report();
  const { id } = await lekwacht.report({ reporter: { kind: 'employed', name: 'A. Name' } });
  const handler = await lekwacht.as('handler');
  await handler.acts(
    id,
    'assessments',
    anAssessment({ description: 'x', facts: { recipientCount: { min: 1, max: 2 } } }),
  );
  await handler.acts(id, 'matters', { kind: 'complaint', receivedAt: NOW, what: 'x' });
  await handler.acts(id, 'restriction', { restricted: false });
  await handler.acts(survivor.id, 'ap-notifications', anApNotification(NOW));
  const third = await lekwacht.report();
  await handler.acts(third.id, 'merge', { into: survivor.id, reason: 'One breach.' });
  // A process manager sends it in its own time.
  await eventually(async () => seen.some((message) => typeOf(message) === 'AbsorbReport') || undefined);
  await lekwacht.projected();
  lekwacht.moveTo('2026-06-03T09:00:00+02:00');
  await lekwacht.tick();
  expect(new Set(seen.map(typeOf))).toEqual(
    new Set([
      'ReportBreach',
      'AssessBreach',
      'ReceiveMatter',
      'LiftRestriction',
      'NotifyAuthority',
      'MergeBreach',
      'AbsorbReport',
      'CheckDeadlines',
    ]),
  );
  for (const message of seen) expect(JSON.parse(JSON.stringify(message))).toEqual({ ...message });
});
