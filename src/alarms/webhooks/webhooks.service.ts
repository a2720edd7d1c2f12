import { Injectable } from '@nestjs/common';
import { needsFreshProof, roleInOrganisation, type Asker } from '../../breach/dossier/access.policy.js';
import { IdempotencyKeyReused } from '../../breach/dossier/dossier-errors.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { FreshProofs } from '../../platform/identity/fresh-proofs.js';
import { Log } from '../../platform/log/log.js';
import { Clock } from '../../platform/time/clock.port.js';
import { Refusal } from '../../shared/refusal.js';
import type { Handed } from '../sending.port.js';
import { HttpsWebhooks } from './https-webhooks.js';
import { webhookAddress } from './webhook-address.js';
import { WebhookDeliveries, type Delivery } from './webhook-deliveries.js';
import { WebhookRows, type Webhook, type WebhookSecret } from './webhook-rows.js';
import { newWebhookSecret } from './webhook-signature.js';

/** How long whoever sends something again waits for somebody outside. */
const TO_WAIT_MS = 15_000;
/** Of one organisation. */
const MOST_WEBHOOKS = 10;

/** As it is asked: for which organisation, by whom, under which key. */
export interface AskedOfWebhooks {
  readonly organisation: string;
  readonly by: Asker;
  /** The same request asked again has the same id. */
  readonly commandId: string;
}

/** What an administrator does about the addresses outside that are told of events. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly rows: WebhookRows,
    private readonly deliveries: WebhookDeliveries,
    private readonly sending: HttpsWebhooks,
    private readonly profiles: OrganisationProfiles,
    private readonly proofs: FreshProofs,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** @throws NotAllowed, KeysUnavailable */
  async of(by: Asker, organisation: string): Promise<readonly Webhook[]> {
    roleInOrganisation(by, organisation);
    return this.rows.of(organisation);
  }

  /** What was sent to one of them, the newest first. @throws NotAllowed, Refusal */
  async deliveriesOf(by: Asker, organisation: string, id: string): Promise<readonly Delivery[]> {
    roleInOrganisation(by, organisation);
    await this.known(organisation, id);
    return this.deliveries.of(id);
  }

  /** @returns with its secret, now and at every repeat @throws NotAllowed, FreshProofNeeded, Refusal, UnknownOrganisation */
  async register({ organisation, by, commandId: id }: AskedOfWebhooks, address: string): Promise<Webhook> {
    roleInOrganisation(by, organisation);
    const before = await this.rows.of(organisation);
    const repeated = before.find((webhook) => webhook.id === id);
    if (repeated !== undefined) {
      if (repeated.url !== webhookAddress(address)) throw new IdempotencyKeyReused();
      return repeated;
    }
    this.demandProof(by);
    const url = webhookAddress(address);
    this.profiles.get(organisation);
    if (before.length >= MOST_WEBHOOKS)
      throw new Refusal('too-many-webhooks', `An organisation has ${MOST_WEBHOOKS} webhooks at most.`);
    const webhook: Webhook = {
      ...{ id, organisation, url, secrets: [this.freshSecret(id)] },
      ...{ registeredAt: this.clock.now(), registeredBy: by.principal.id },
    };
    await this.rows.add(webhook);
    this.log.info('a webhook was registered', { webhook: id, organisation });
    return webhook;
  }

  /** A new secret; the one of before signs along for a day. @throws as {@link register} */
  async rotate({ organisation, by, commandId }: AskedOfWebhooks, id: string): Promise<Webhook> {
    roleInOrganisation(by, organisation);
    const found = await this.rows.find(id);
    const isRepeat = found?.secrets.some(({ command }) => command === commandId) === true;
    if (!isRepeat) this.demandProof(by);
    if (found?.organisation !== organisation) throw noSuchWebhook();
    const rotated = await this.rows.change(id, ({ url, secrets: known }) =>
      known.some(({ command }) => command === commandId)
        ? undefined
        : { url, secrets: [this.freshSecret(commandId), ...known.slice(0, 1)] },
    );
    if (rotated === undefined) throw noSuchWebhook();
    this.log.info('the secret of a webhook was rotated', { webhook: id, organisation });
    return rotated;
  }

  /** @returns whether it was there @throws NotAllowed */
  async remove({ organisation, by }: Omit<AskedOfWebhooks, 'commandId'>, id: string): Promise<boolean> {
    roleInOrganisation(by, organisation);
    if (!(await this.rows.idsOf(organisation)).includes(id)) return false;
    const removed = await this.rows.remove(id, this.clock.now(), by.principal.id);
    if (removed) this.log.info('a webhook was taken away', { webhook: id, organisation });
    return removed;
  }

  /** What was sent once more, under the same id. @throws NotAllowed, Refusal */
  async sendAgain(
    { organisation, by }: Omit<AskedOfWebhooks, 'commandId'>,
    id: string,
    message: string,
  ): Promise<Handed> {
    roleInOrganisation(by, organisation);
    const signal = AbortSignal.timeout(TO_WAIT_MS);
    const handed = await this.sending.again(await this.known(organisation, id), message, signal);
    if (handed !== undefined) return handed;
    throw new Refusal('no-such-delivery', 'Nothing of that id was sent there lately.', 'invalid', 'message');
  }

  private async known(organisation: string, id: string): Promise<Webhook> {
    const found = await this.rows.find(id);
    if (found?.organisation !== organisation) throw noSuchWebhook();
    return found;
  }

  private demandProof({ action, principal }: Asker): void {
    if (needsFreshProof(action)) this.proofs.demand(principal);
  }

  private freshSecret(command: string): WebhookSecret {
    return { secret: newWebhookSecret(), command, since: this.clock.now() };
  }
}

const noSuchWebhook = (): Refusal =>
  new Refusal('no-such-webhook', 'There is no such webhook here.', 'invalid', 'webhook');
