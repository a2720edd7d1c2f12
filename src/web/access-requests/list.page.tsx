import type { AccessRequestsAnswer } from '../../access-requests/access-request.answer.js';
import { REQUEST_CHANNELS } from '../../access-requests/access-request.js';
import type { Person } from '../../directory/directory.query.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { ActForm } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { CardTable } from '../html/card-table.js';
import { DESK_PLACES } from '../html/desk-menu.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, FaultSummary, MomentField, SelectField, TextField } from '../html/form.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { Cell } from '../html/table-cell.js';
import { nameOf } from '../html/who.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { accessRequestPath } from './access-request-paths.js';

const ADDRESS = DESK_PLACES.accessRequests.path;

interface ListPageProps {
  readonly answer: AccessRequestsAnswer;
  readonly state: FormState;
  readonly organisations: OrganisationNames;
  readonly colleagues: readonly Pick<Person, 'id' | 'name'>[];
  readonly language: Language;
  readonly cursor?: string | undefined;
}

/** Requests with their terms, and the form that enters one. */
export function accessRequestsPage(props: ListPageProps): DeskPage {
  const { answer, state, language, cursor } = props;
  const all = wordsIn(language);
  const words = all.accessRequests;
  const { open, ended, next } = answer;
  const address = (from?: string): string =>
    from === undefined ? ADDRESS : `${ADDRESS}?verder=${encodeURIComponent(from)}`;
  return deskPage({
    ...{ language, title: words.title, place: 'accessRequests', wide: true, address: address(cursor) },
    isFaulty: state.filled.faults.size > 0,
    children: (
      <>
        <FaultSummary filled={state.filled} title={all.faultsTitle} hint={all.faultsHint} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <Section title={words.open}>
          {open.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <Requests {...{ language }} requests={open} name="open" />
          )}
        </Section>
        <Section title={words.ended}>
          {ended.length === 0 ? (
            <p>{words.noneEnded}</p>
          ) : (
            <Requests {...{ language }} requests={ended} name="ended" />
          )}
          {next !== undefined && (
            <p>
              <a class="utrecht-link" href={inLanguage(address(next), language)}>
                {words.more}
              </a>
            </p>
          )}
        </Section>
        <Section title={words.enter}>
          <p class="lw-hint">{words.enterHint}</p>
          <EnterForm {...props} />
        </Section>
      </>
    ),
  });
}

function Requests({
  requests,
  name,
  language,
}: {
  readonly requests: AccessRequestsAnswer['open'];
  readonly name: 'open' | 'ended';
  readonly language: Language;
}) {
  const { accessRequests: words } = wordsIn(language);
  const { columns } = words;
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy', language);
  return (
    <CardTable caption={words[name]} columns={Object.values(columns)}>
      {requests.map(({ id, reference, receivedAt, dueAt, late, ready, state }) => (
        <tr role="row" key={id}>
          <Cell column={columns.request}>
            <a class="utrecht-link" href={inLanguage(accessRequestPath(id), language)}>
              {reference}
            </a>
          </Cell>
          <Cell column={columns.received}>{day(receivedAt)}</Cell>
          <Cell column={columns.due}>
            {day(dueAt)}
            {late && (
              <>
                , <strong>{words.late}</strong>
              </>
            )}
          </Cell>
          <Cell column={columns.state}>
            {capitalised(state !== 'open' ? words.states[state] : ready ? words.ready : words.inWork)}
          </Cell>
        </tr>
      ))}
    </CardTable>
  );
}

function EnterForm({ state, organisations, colleagues, language }: ListPageProps) {
  const all = wordsIn(language);
  const { fields, submitEnter, channels } = all.accessRequests;
  const { filled } = state;
  const names = new Map(colleagues.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])));
  return (
    <ActForm {...{ state, language }} action={ADDRESS} submit={submitEnter}>
      {organisations.size === 1 ? (
        [...organisations.keys()].map((slug) => (
          <input type="hidden" name="organisation" value={slug} key={slug} />
        ))
      ) : (
        <SelectField
          name="organisation"
          label={fields.organisation}
          filled={filled}
          options={[...organisations]}
        />
      )}
      <TextField name="name" label={fields.name} max={200} filled={filled} />
      <TextField name="email" label={fields.email} type="email" max={254} filled={filled} />
      <TextField name="phone" label={fields.phone} type="tel" max={40} filled={filled} />
      <TextField name="clientNumber" label={fields.clientNumber} max={100} filled={filled} />
      <MomentField
        name="receivedAt"
        label={fields.receivedAt}
        hint={fields.receivedAtHint}
        filled={filled}
        words={all.acts}
      />
      <Choice
        name="channel"
        label={fields.channel}
        filled={filled}
        options={optionsOf(REQUEST_CHANNELS, channels)}
      />
      <SelectField
        name="account"
        label={fields.account}
        hint={fields.accountHint}
        filled={filled}
        options={[['', fields.noColleague], ...colleagues.map(({ id }) => [id, nameOf(id, names)] as const)]}
      />
    </ActForm>
  );
}
