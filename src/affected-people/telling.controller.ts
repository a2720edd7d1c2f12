import { Body } from '@nestjs/common';
import type { ActResult, AskedAct } from '../breach/acts/act-on-breach.command.js';
import { RegisterTextField } from '../breach/contract/register-text.field.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { Act, Asked } from '../breach/http/act.decorator.js';
import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import { Count, ManyOf, OneOf } from '../platform/http/dto-fields.js';
import { ListOfUuids } from '../platform/http/list-fields.js';
import { Problem } from '../platform/http/problem.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import { Refusal } from '../shared/refusal.js';
import type { RegisterText } from '../shared/register-text.js';
import { personOn, refuseHoles, type AffectedPeopleList, type NamedPerson } from './affected-people.query.js';
import { isTold, OUTCOMES_OF_TELLING, type OutcomeOfTelling } from './affected-person.js';
import { roundOf } from './affected-people.view.js';
import { Listing, MOST_PEOPLE } from './listing.service.js';
import { whyNotTold, type WhyNotTold } from './why-not-told.js';

class RoundOfListBody {
  @MomentField({ notInFuture: true }) readonly informedAt!: Moment;
  @ManyOf(NOTICE_MEANS, { min: 1 }) readonly means!: NoticeMeans[];
  @RegisterTextField({
    max: 4_000,
    description: 'What they were told, in outline: for the register, without anybody’s name.',
  })
  readonly content!: RegisterText;
  @ListOfUuids({
    min: 1,
    max: MOST_PEOPLE,
    optional: true,
    description:
      'Ids on the list; absent: everybody who is not told yet and may be told by these means. Of whom nobody may tell yet (`whyNot`), nobody can say that he was told.',
  })
  readonly people?: string[];
}

class ResultOfListBody {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the round, as `informed` shows it.' })
  readonly round!: number;
  @OneOf(OUTCOMES_OF_TELLING) readonly became!: OutcomeOfTelling;
  @ListOfUuids({
    min: 1,
    max: MOST_PEOPLE,
    optional: true,
    description: 'Ids on the list; absent: everybody of the round of whom nobody knows yet.',
  })
  readonly people?: string[];
}

/** Rounds that take their numbers from the list, and say of each person on it what became of telling. */
@DossierRoutes('affected people')
export class TellingController {
  constructor(private readonly listing: Listing) {}

  @Act(
    'affected-people/rounds',
    'breach.list-affected-people',
    'That people of the list were told: a round with its number',
  )
  tellAffectedPeople(
    @Asked() asked: AskedAct,
    @Body() { people: ids, ...round }: RoundOfListBody,
  ): Promise<ActResult> {
    return this.listing.change(asked, 'told', (list, change) => {
      refuseHoles(list);
      const people = ids === undefined ? everybodyToTell(list, round) : chosenToTell(list, ids, round);
      if (people.length === 0)
        throw new Refusal(
          'nobody-to-tell',
          'Nobody on the list is to be told by these means.',
          'invalid',
          'means',
        );
      const telling = { change, at: round.informedAt };
      return {
        put: people.map((one) => ({ ...one, told: [...one.told, telling] })),
        command: (listed) => ({
          ...{ type: 'InformSubjects', ...round, intended: people.length, list: listed },
        }),
      };
    });
  }

  @Act(
    'affected-people/results',
    'breach.list-affected-people',
    'What became of telling people of the list in a round',
  )
  recordResultOfList(@Asked() asked: AskedAct, @Body() body: ResultOfListBody): Promise<ActResult> {
    const { round, became, people: ids } = body;
    return this.listing.change(asked, 'result', (list) => {
      refuseHoles(list);
      const inRound = list.people.filter((one) => outcomeIn(round, one, list) !== undefined);
      if (inRound.length === 0)
        throw new Refusal(
          'not-a-round-of-list',
          'Nobody of the list was told in this round.',
          'invalid',
          'round',
        );
      const chosen = inRound.filter((one) =>
        ids === undefined ? outcomeIn(round, one, list) === 'awaited' : ids.includes(one.id),
      );
      if (chosen.length === 0 || (ids ?? []).some((id) => !chosen.some((one) => one.id === id)))
        throw new Refusal(
          'not-in-round',
          'Somebody of these was not told in this round.',
          'invalid',
          'people',
        );
      const put = chosen.map((one) => ({
        ...one,
        told: one.told.map((telling) =>
          roundOf(telling.change, list) === round ? { ...telling, became } : telling,
        ),
      }));
      const all = inRound.map((one) => put.find(({ id }) => id === one.id) ?? one);
      const count = (outcome: OutcomeOfTelling): number =>
        all.filter((one) => outcomeIn(round, one, list) === outcome).length;
      const [returned, unreachable] = [count('returned'), count('unreachable')];
      return {
        put,
        command: (listed) => ({
          ...{ type: 'RecordRoundResult', round, reached: count('reached') },
          ...(returned > 0 && { returned }),
          ...(unreachable > 0 && { unreachable }),
          list: listed,
        }),
      };
    });
  }
}

type ByMeans = Pick<RoundOfListBody, 'means'>;

function everybodyToTell({ people, breach }: AffectedPeopleList, { means }: ByMeans): readonly NamedPerson[] {
  return people.filter(
    (one) => !isTold(one) && whyNotTold(one.person, breach, { means, isNamed: false }) === undefined,
  );
}

/** @throws Problem naming each who may not be told so, and why: nobody counts as told who could not be (ADR 42) */
function chosenToTell(
  list: AffectedPeopleList,
  ids: readonly string[],
  { means }: ByMeans,
): readonly NamedPerson[] {
  const chosen = [...new Set(ids.map((id) => personOn(list, id)))];
  const faults = chosen.flatMap(({ id, person }) => {
    const why = whyNotTold(person, list.breach, { means, isNamed: true });
    return why === undefined ? [] : [{ id, why }];
  });
  if (faults.length > 0) throw notToBeTold(faults);
  return chosen;
}

/** By ids: a name would lie in whatever keeps answers. */
function notToBeTold(people: readonly { readonly id: string; readonly why: WhyNotTold }[]): Problem {
  return new Problem({
    status: 422,
    code: 'not-to-be-told',
    title: 'Somebody of these may not be told so',
    detail: 'See people: each has an id on the list, and why. Nothing was recorded.',
    extensions: { people: people.map((one) => ({ ...one })) },
  });
}

/** What became of telling this person in that round; `undefined` for one who was not told in it. */
function outcomeIn(
  round: number,
  { told }: NamedPerson,
  list: AffectedPeopleList,
): OutcomeOfTelling | 'awaited' | undefined {
  const telling = told.find(({ change }) => roundOf(change, list) === round);
  return telling && (telling.became ?? 'awaited');
}
