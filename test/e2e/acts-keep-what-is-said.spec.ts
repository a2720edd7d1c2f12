import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { ActCatalogue } from '../../src/breach/acts/act-catalogue.js';
import { ActOnBreach, type AskedAct } from '../../src/breach/acts/act-on-breach.command.js';
import { Problem } from '../../src/platform/http/problem.js';
import { InputPipe } from '../../src/platform/http/validation.js';
import { Refusal } from '../../src/shared/refusal.js';
import { arbitraryBody } from '../support/arbitrary/arbitrary-body.js';
import type { OpenApiDocument } from '../support/http/example-body.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const ASKED = { breachId: 'b', commandId: 'c' } as AskedAct;

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

it('C3: every text in the body of an act is in the command that it becomes, or the body is refused', async () => {
  const { app } = lekwacht.application;
  // What is said of people on a list lies in its rows, and in no command (affected-people.spec.ts).
  const acts = app
    .get(ActCatalogue)
    .all()
    .filter(({ path }) => !path.startsWith('affected-people'));
  const pipe = new InputPipe(lekwacht.clock);
  const document = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
  let command: unknown;
  jest.spyOn(app.get(CommandBus), 'execute').mockImplementation((message) => {
    command = (message as ActOnBreach).command;
    return Promise.resolve();
  });
  const taken = new Set<string>();
  for (const act of acts) {
    const bodies = arbitraryBody(document, `/v1/breaches/:id/${act.path}`);
    await fc.assert(
      fc.asyncProperty(bodies, async ({ body, texts }) => {
        try {
          const dto = (await pipe.transform(body, { type: 'body', metatype: act.body })) as object;
          await act.perform(ASKED, act.parameters, dto);
        } catch (error) {
          if (error instanceof Problem || error instanceof Refusal) return;
          throw error;
        }
        taken.add(act.name);
        const said = JSON.stringify(command);
        expect([act.name, texts.filter((text) => !said.includes(text))]).toEqual([act.name, []]);
      }),
      { numRuns: 100 },
    );
  }
  // None of them was refused at every try.
  expect(acts.map(({ name }) => name).filter((name) => !taken.has(name))).toEqual([]);
});
