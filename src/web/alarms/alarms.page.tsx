import type { Webhook } from '../../alarms/webhooks/webhook-rows.js';
import { channelsOf, type OnCallStep } from '../../organisations/on-call.js';
import { onTheClock } from '../desk/dossier-line.js';
import { CardTable } from '../html/card-table.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { OrganisationChoice } from '../html/organisation-choice.js';
import { Cell } from '../html/table-cell.js';
import type { Filled } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import type { AlarmDesk } from './alarm-desk.service.js';
import { AlarmForm } from './alarm-form.js';
import { alarmsPath, type AlarmsDone } from './alarms-question.js';
import { WebhookList } from './webhook-list.js';

interface AlarmsPageProps {
  readonly desk: AlarmDesk;
  readonly done?: AlarmsDone | undefined;
  /** Whose secret is shown, this once. */
  readonly fresh?: Webhook;
  /** The form of a new webhook, as it came back. */
  readonly add?: Filled;
  /** Why a button did nothing. */
  readonly refused?: string;
}

const NOTHING_FILLED: Filled = { values: {}, faults: new Map() };

/** Who is alarmed, whether that works, and which other systems are told. */
export function alarmsPage({ desk, done, fresh, add = NOTHING_FILLED, refused }: AlarmsPageProps): DeskPage {
  const { language, organisation, organisations } = desk;
  const words = wordsIn(language).alarming;
  return deskPage({
    ...{ language, title: words.title(organisation.name), place: 'alarms' },
    address: alarmsPath({ organisatie: organisation.slug }),
    isFaulty: add.faults.size > 0,
    children: (
      <>
        <OrganisationChoice
          label={words.organisations}
          organisations={organisations}
          shown={organisation.slug}
          hrefOf={(slug) => inLanguage(alarmsPath({ organisatie: slug }), language)}
        />
        {done !== undefined && (
          <p class="lw-note" role="status">
            {words.done[done]}
          </p>
        )}
        {refused !== undefined && (
          <p class="lw-fault" role="alert">
            {refused}
          </p>
        )}
        {fresh !== undefined && <Secret {...{ fresh, desk }} />}
        <Ladder desk={desk} />
        <WebhookList {...{ desk, add }} />
      </>
    ),
  });
}

function Secret({ fresh, desk }: { readonly fresh: Webhook; readonly desk: AlarmDesk }) {
  const words = wordsIn(desk.language).alarming.webhooks;
  return (
    <section class="lw-note" role="status">
      <h2 class="utrecht-heading-2">{words.secretTitle}</h2>
      <p>{fresh.url}</p>
      <p>
        <code class="lw-code">{fresh.secrets[0]?.secret}</code>
      </p>
      <p class="lw-hint">{words.secretHint}</p>
    </section>
  );
}

function Ladder({ desk }: { readonly desk: AlarmDesk }) {
  const { language, ladder, tried } = desk;
  const words = wordsIn(language).alarming;
  const { columns } = words.ladder;
  const how = (step: OnCallStep): string => {
    const ways = channelsOf(step).map((channel) => words.channels[channel]);
    return ways.length === 0 ? words.ladder.noWay : ways.join(', ');
  };
  const last = ({ id }: OnCallStep): string =>
    (tried?.messages ?? [])
      .filter(({ step }) => step === id)
      .map(({ channel, state }) => `${words.channels[channel]}: ${stateIn(words.states, state)}`)
      .join(', ');
  return (
    <section>
      <h2 class="utrecht-heading-2">{words.ladder.title}</h2>
      {ladder.length === 0 ? (
        <p class="lw-danger">{words.ladder.none}</p>
      ) : (
        <CardTable caption={words.ladder.table} columns={Object.values(columns)}>
          {ladder.map((step) => (
            <tr role="row" key={step.id}>
              <Cell column={columns.who}>{step.role}</Cell>
              <Cell column={columns.after}>{words.ladder.after(step.afterMinutes)}</Cell>
              <Cell column={columns.how}>{how(step)}</Cell>
              <Cell column={columns.last}>{last(step) || words.ladder.notTried}</Cell>
            </tr>
          ))}
        </CardTable>
      )}
      <h2 class="utrecht-heading-2">{words.test.title}</h2>
      <p>{tried === undefined ? words.test.never : words.test.last(onTheClock(tried.at, language))}</p>
      {desk.mayDo('alarms.try') && ladder.length > 0 && (
        <>
          <p class="lw-hint">{words.test.hint}</p>
          <AlarmForm {...{ desk, path: 'test', submit: words.test.submit }} />
        </>
      )}
    </section>
  );
}

type States = Readonly<Record<'unknown', string>> & Readonly<Record<string, string>>;

const stateIn = (states: States, state = 'unknown'): string => states[state] ?? states.unknown;
