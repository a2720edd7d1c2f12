import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { assessmentDraft } from '../../src/breach/views/assessment-draft.js';
import { letterInput } from '../../src/breach/views/letter-input.js';
import { formInput } from '../../src/breach/views/form-input.js';
import type { Deletion } from '../../src/law/advice/breach-facts.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import { assess, aware, MONDAY_NINE, report, secret } from '../support/breach/breach-commands.js';
import { given, type Given } from '../support/breach/given-breach.js';

const assessed = (deletion: Deletion, ...later: readonly BreachCommand[]): Given =>
  given(
    report(),
    aware(),
    { ...assess(), facts: { natures: ['confidentiality'], recipientKind: 'care-partner', deletion } },
    ...later,
  );
const recorded: BreachCommand = {
  type: 'ConfirmDeletion',
  confirmedAt: MONDAY_NINE,
  inWriting: true,
  by: secret('the neighbour'),
};

async function measuresIn({
  history,
  now,
}: Given): Promise<readonly [form: string | undefined, template: unknown]> {
  const input = formInput(history, profile, { asOf: now });
  const text = apForm(input).answers.find(({ question }) => question === '10.2')?.text;
  return [text as string | undefined, edpbTemplate(input).field_92];
}

const profiles = await loadOrganisationProfiles('organisations');
const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };

describe('a deletion that some of those confirmed who got the data', () => {
  const some: BreachCommand = { ...recorded, everywhere: false };
  const draftOf = ({ breach }: Given) => assessmentDraft(breach).facts.deletion;
  const whereabouts = ({ history }: Given) => letterInput(history, profile).details.value.whereabouts;

  it('is told to the AP as no more than that', async () => {
    const [form, template] = await measuresIn(given(report(), aware(), assess(), some));
    expect(form).toBe(
      'Een deel van de ontvangers heeft schriftelijk bevestigd dat de gegevens zijn gewist (02-03-2026)',
    );
    expect(template).toBe('Een deel van de ontvangers heeft het wissen bevestigd');
  });

  it('lets no letter say that nothing was kept, and proposes no assessment of it, until nobody has them any more', () => {
    const partly = given(report(), aware(), assess(), some);
    expect([whereabouts(partly), draftOf(partly)]).toEqual([undefined, undefined]);
    const wholly = given(report(), aware(), assess(), some, { ...recorded, everywhere: true });
    expect([whereabouts(wholly), draftOf(wholly)]).toEqual(['destroyed', 'confirmed-in-writing']);
  });

  it('no more, once somebody else turned out to have them: the last that stands knows most', async () => {
    for (const before of [recorded, { ...recorded, everywhere: true }]) {
      const more = given(report(), aware(), assess(), before, some);
      expect([whereabouts(more), draftOf(more)]).toEqual([undefined, undefined]);
      const [form, template] = await measuresIn(more);
      expect(form).not.toContain('De ontvanger');
      expect(template).toBe('Een deel van de ontvangers heeft het wissen bevestigd');
    }
  });

  it('also where the assessment said before that all was confirmed', () => {
    const more = assessed('confirmed-in-writing', some);
    expect([whereabouts(more), draftOf(more)]).toEqual([undefined, undefined]);
    const wholly = assessed('confirmed-in-writing', some, { ...recorded, everywhere: true });
    expect([whereabouts(wholly), draftOf(wholly)]).toEqual(['destroyed', 'confirmed-in-writing']);
  });

  it('said to be everywhere, wrongly, is corrected to that', () => {
    const told = given(report(), aware(), assess(), { ...recorded, everywhere: true });
    const corrected = given(
      report(),
      aware(),
      assess(),
      { ...recorded, everywhere: true },
      {
        type: 'CorrectStatement',
        corrects: told.history.length - 1,
        reason: 'Five more got it.',
        restated: { statement: 'DeletionConfirmed', everywhere: false },
      },
    );
    expect([whereabouts(told), whereabouts(corrected)]).toEqual(['destroyed', undefined]);
  });

  it('as it was recorded before this was asked counts as it did', () => {
    expect(whereabouts(given(report(), aware(), assess(), recorded))).toBe('destroyed');
  });
});

describe('a deletion that the assessment says was confirmed', () => {
  it.each([
    ['confirmed-in-writing', 'schriftelijk'],
    ['confirmed-orally', 'mondeling'],
  ] as const)('answers what was done about it, %s', async (deletion, how) => {
    const [form, template] = await measuresIn(assessed(deletion));
    expect(form).toBe(`De ontvanger heeft ${how} bevestigd dat de gegevens zijn gewist`);
    expect(template).toBe('De ontvanger heeft het wissen bevestigd');
  });

  it.each(['requested', 'refused'] as const)('is none where it was %s', async (deletion) => {
    expect((await measuresIn(assessed(deletion)))[0]).toBeUndefined();
  });

  it('gives way to one that was recorded with its day, and comes not back when that is withdrawn', async () => {
    const told = assessed('confirmed-orally', recorded);
    expect((await measuresIn(told))[0]).toBe(
      'De ontvanger heeft schriftelijk bevestigd dat de gegevens zijn gewist (02-03-2026)',
    );
    const withdrawn = assessed('confirmed-orally', recorded, {
      type: 'CorrectStatement',
      corrects: told.history.length - 1,
      reason: 'He meant another mail.',
      restated: { statement: 'DeletionConfirmed', withdrawn: true },
    });
    expect((await measuresIn(withdrawn))[0]).toBeUndefined();
  });
});
