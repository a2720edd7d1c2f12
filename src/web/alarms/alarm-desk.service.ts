import { Injectable } from '@nestjs/common';
import { TestAlarms, type TriedAlarm } from '../../alarms/trying/test-alarms.service.js';
import type { Delivery } from '../../alarms/webhooks/webhook-deliveries.js';
import type { Webhook } from '../../alarms/webhooks/webhook-rows.js';
import { Webhooks } from '../../alarms/webhooks/webhooks.service.js';
import {
  organisationsAsked,
  organisationsWhere,
  type Action,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import type { Language } from '../../law/sentence.js';
import type { OnCallStep } from '../../organisations/on-call.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** The alarms of an organisation, for somebody: what he sees and what he may do. */
export interface AlarmDesk {
  readonly language: Language;
  readonly organisation: Named;
  readonly organisations: readonly Named[];
  readonly ladder: readonly OnCallStep[];
  readonly tried?: TriedAlarm;
  readonly webhooks: readonly { readonly webhook: Webhook; readonly deliveries: readonly Delivery[] }[];
  readonly mayDo: (action: Action) => boolean;
}

@Injectable()
export class AlarmDesks {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly tests: TestAlarms,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** @param named organisation; the first of his own where none is @throws NotAllowed */
  async of({ principal }: Asker, named: string | undefined, language: Language): Promise<AlarmDesk> {
    const reads = { principal, action: 'webhooks.read' } as const;
    const own = organisationsWhere(reads);
    const [slug = ''] = organisationsAsked(reads, named ?? own[0]);
    const webhooks = await Promise.all(
      (await this.webhooks.of(reads, slug)).map(async (webhook) => ({
        webhook,
        deliveries: await this.webhooks.deliveriesOf(reads, slug, webhook.id),
      })),
    );
    const tried = await this.tests.last(reads, slug);
    const ladder = this.profiles.find(slug)?.onCallLadder ?? [];
    return {
      ...{ language, webhooks, organisation: this.named(slug) },
      organisations: own.map((one) => this.named(one)),
      ladder: ladder.toSorted((a, b) => a.afterMinutes - b.afterMinutes),
      mayDo: (action) => organisationsWhere({ principal, action }).includes(slug),
      ...(tried && { tried }),
    };
  }

  private named(slug: string): Named {
    return { slug, name: this.profiles.find(slug)?.name ?? slug };
  }
}
