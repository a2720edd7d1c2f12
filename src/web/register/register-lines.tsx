import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import type { Language } from '../../law/sentence.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import type { Moment } from '../../shared/moment.js';
import { dayOf, momentOf } from '../html/moments.js';
import { Cell } from '../html/table-cell.js';
import { CardTable } from '../html/card-table.js';
import { wordsIn } from '../words/words.js';
import { Listed } from '../recorded/listed.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { MeasureList } from '../recorded/measure-list.js';
import { Authority, Effects, Facts, People } from './register-cells.js';

interface LinesProps {
  readonly entries: readonly RegisterEntryAnswer[];
  readonly language: Language;
  /** What organisations are called; named at each line where there are several. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly caption: string;
  /** What is late by then is said to be. */
  readonly asOf: Moment;
}

/** A table; on a phone each line is a card (the roles stay said, since a browser drops them with the layout). */
export function RegisterLines({ entries, language, organisations, caption, asOf }: LinesProps) {
  const { columns } = wordsIn(language).register;
  const { breach, ...others } = columns;
  return (
    <CardTable caption={caption} columns={[breach, ...Object.values(others)]}>
      {entries.map((entry) => (
        <tr role="row" key={entry.id}>
          <th scope="row" role="rowheader">
            <Breach {...{ entry, language, organisations }} />
          </th>
          <Cell column={columns.facts}>
            <Facts {...{ entry, language, asOf }} />
          </Cell>
          <Cell column={columns.effects}>
            <Effects {...{ entry, language }} />
          </Cell>
          <Cell column={columns.measures}>
            <MeasureList measures={entry.measures} lessons={entry.lessons} {...{ language }} />
          </Cell>
          <Cell column={columns.authority}>
            <Authority {...{ entry, language, asOf }} />
          </Cell>
          <Cell column={columns.people}>
            <People {...{ entry, language }} />
          </Cell>
        </tr>
      ))}
    </CardTable>
  );
}

function Breach({
  entry,
  language,
  organisations,
}: Pick<LinesProps, 'language' | 'organisations'> & { readonly entry: RegisterEntryAnswer }) {
  const { register: words, lists } = wordsIn(language);
  const { id, reference, organisation, status, receivedAt, organisationRole, ending } = entry;
  const { ownNumber, numberOf } = entry;
  return (
    <>
      <a class="utrecht-link lw-reference" href={inLanguage(dossierPath(id), language)}>
        {reference}
      </a>
      {organisations.length > 1 && (
        <p>{organisations.find(({ slug }) => slug === organisation)?.name ?? organisation}</p>
      )}
      <p>{lists.statuses[status]}</p>
      <p class="lw-light">
        {words.received(
          entry.receivedDay === undefined
            ? momentOf(receivedAt, language)
            : dayOf(entry.receivedDay, language),
        )}
      </p>
      {entry.channel !== undefined && <p class="lw-light">{words.cameIn(lists.channels[entry.channel])}</p>}
      {ownNumber !== undefined && <p class="lw-light">{words.ownNumber(ownNumber, numberOf)}</p>}
      <p class="lw-light">
        {organisationRole === undefined
          ? words.roleNotStated(lists.organisationRoles.controller)
          : words.role(lists.organisationRoles[organisationRole])}
        {entry.roleStatedAt !== undefined &&
          entry.roleStatedByRole !== undefined &&
          `, ${words.roleStated(momentOf(entry.roleStatedAt, language), roleIn(lists.roles, entry.roleStatedByRole))}`}
        {entry.reasonOfRole !== undefined && `. ${words.roleBecause(entry.reasonOfRole)}`}
      </p>
      {ending?.kind === 'closed' && <p class="lw-light">{words.closed(ending.conclusion)}</p>}
      {ending?.kind === 'dismissed' && (
        <p class="lw-light">{words.dismissed(lists.dismissalGrounds[ending.ground], ending.reason)}</p>
      )}
      {ending?.kind === 'merged' && <p class="lw-light">{words.merged(ending.reference, ending.reason)}</p>}
      {ending !== undefined && (
        <p class="lw-light">
          {words.endedBy(momentOf(ending.at, language), roleIn(lists.roles, ending.byRole))}
        </p>
      )}
      <Turns {...{ entry, language }} />
    </>
  );
}

/** Where it went on after an end: every one of them, and every reopening. */
function Turns({
  entry: { turns },
  language,
}: Pick<LinesProps, 'language'> & { readonly entry: RegisterEntryAnswer }) {
  const { register: words, lists } = wordsIn(language);
  if (turns.length < 2) return null;
  return (
    <>
      <p class="lw-light">{words.turns}</p>
      <Listed
        lines={turns.map(({ kind, at, byRole, ground, cause, reason }) => {
          const why = [
            ground && lists.dismissalGrounds[ground],
            cause && lists.reopeningCauses[cause],
            reason,
          ].filter((part) => part !== undefined);
          const role = roleIn(lists.roles, byRole);
          return capitalised(words.turn(lists.turns[kind], momentOf(at, language), role, why.join(': ')));
        })}
      />
    </>
  );
}
