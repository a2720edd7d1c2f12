import type { Delivery } from '../../alarms/webhooks/webhook-deliveries.js';
import { onTheClock } from '../desk/dossier-line.js';
import { CardTable } from '../html/card-table.js';
import { TextField, type Filled } from '../html/form.js';
import { Cell } from '../html/table-cell.js';
import { wordsIn } from '../words/words.js';
import type { AlarmDesk } from './alarm-desk.service.js';
import { AlarmForm } from './alarm-form.js';

/** Other systems, and what was sent to each. */
export function WebhookList({ desk, add }: { readonly desk: AlarmDesk; readonly add: Filled }) {
  const { language, webhooks } = desk;
  const words = wordsIn(language).alarming.webhooks;
  return (
    <section>
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <p class="lw-hint">{words.hint}</p>
      {webhooks.length === 0 && <p>{words.none}</p>}
      {webhooks.map(({ webhook, deliveries }) => (
        <section class="lw-panel" key={webhook.id}>
          <h3 class="utrecht-heading-3">{webhook.url}</h3>
          <p>{words.since(onTheClock(webhook.secrets[0]?.since ?? webhook.registeredAt, language))}</p>
          {desk.mayDo('webhooks.set') && (
            <>
              <p class="lw-hint">{words.rotateHint}</p>
              <AlarmForm
                {...{ desk, path: 'webhooks/rotation', submit: words.rotate, about: webhook.url }}
                fields={{ webhook: webhook.id }}
              />
              <AlarmForm
                {...{ desk, path: 'webhooks/removal', submit: words.remove, about: webhook.url }}
                fields={{ webhook: webhook.id }}
              />
            </>
          )}
          <Deliveries {...{ desk, webhook: webhook.id, deliveries }} />
        </section>
      ))}
      {desk.mayDo('webhooks.set') && (
        <details class="lw-more" open={add.faults.size > 0}>
          <summary>{words.addTitle}</summary>
          <AlarmForm {...{ desk, path: 'webhooks', submit: words.add }}>
            <TextField name="url" label={words.address} max={2_000} filled={add} />
          </AlarmForm>
        </details>
      )}
    </section>
  );
}

function Deliveries({
  desk,
  webhook,
  deliveries,
}: {
  readonly desk: AlarmDesk;
  readonly webhook: string;
  readonly deliveries: readonly Delivery[];
}) {
  const words = wordsIn(desk.language).alarming.webhooks;
  const { columns } = words;
  if (deliveries.length === 0) return <p>{words.nothingSent}</p>;
  return (
    <details class="lw-more">
      <summary>{words.deliveries}</summary>
      <CardTable caption={words.deliveries} columns={Object.values(columns)}>
        {deliveries.map(({ message, triedAt, type, tries, outcome }) => (
          <tr role="row" key={message}>
            <Cell column={columns.at}>{onTheClock(triedAt, desk.language)}</Cell>
            <Cell column={columns.type}>{type}</Cell>
            <Cell column={columns.tries}>{tries}</Cell>
            <Cell column={columns.outcome}>{outcome === 'sent' ? words.sent : outcome}</Cell>
            <Cell column={columns.again}>
              {desk.mayDo('webhooks.tend') && (
                <AlarmForm
                  {...{ desk, path: 'webhooks/repetition', submit: words.again, about: type }}
                  fields={{ webhook, message }}
                />
              )}
            </Cell>
          </tr>
        ))}
      </CardTable>
    </details>
  );
}
