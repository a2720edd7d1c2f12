import { Injectable } from '@nestjs/common';
import { organisationsAsked, roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { AbsenceLog } from '../organisations/absence-log.js';
import { AccountLinks } from '../organisations/account-links.js';
import type { OnCallStep } from '../organisations/on-call.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';
import { isSamePerson, type LinkedAccounts } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';
import { Refusal } from '../shared/refusal.js';
import type { AbsenceBody } from './absence.body.js';

/** A step as somebody sees it who may say that it is away. */
export interface StepThen {
  readonly organisation: string;
  readonly step: OnCallStep;
  /** Until when it is away; absent: it is there. */
  readonly until?: Moment;
}

/** Who of a ladder is away: each says it for himself, an administrator for everybody. */
@Injectable()
export class AbsencesOfLadder {
  constructor(
    private readonly log: AbsenceLog,
    private readonly links: AccountLinks,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  /** The steps for which this person may say it. @throws NotAllowed */
  async of(asker: Asker): Promise<readonly StepThen[]> {
    const now = this.clock.now();
    const all = await Promise.all(
      organisationsAsked(asker).map(async (organisation) => {
        const [absences, linked] = await Promise.all([
          this.log.of(organisation),
          this.links.linkedIn(organisation),
        ]);
        const steps = this.profiles.find(organisation)?.onCallLadder ?? [];
        return steps
          .filter((step) => maySay(asker, organisation, step, linked))
          .map((step): StepThen => {
            const until = absences.get(step.id);
            return { organisation, step, ...(until !== undefined && until > now && { until }) };
          });
      }),
    );
    return all.flat();
  }

  /** @returns whether anything was recorded @throws NotAllowed, Refusal */
  async state(asker: Asker, organisation: string, { step: id, until }: AbsenceBody): Promise<boolean> {
    const role = roleInOrganisation(asker, organisation);
    const linked = await this.links.linkedIn(organisation);
    const step = this.profiles.find(organisation)?.onCallLadder.find((one) => one.id === id);
    if (step === undefined)
      throw new Refusal('no-such-step', 'There is no such step on the ladder.', 'invalid', 'step');
    if (!maySay(asker, organisation, step, linked)) {
      throw new Refusal(
        'not-your-step',
        'Whoever it is, or an administrator, says that he is away.',
        'forbidden',
        'step',
      );
    }
    return this.log.state(organisation, id, until, { id: asker.principal.id, role });
  }
}

function maySay(
  { principal }: Asker,
  organisation: string,
  { person }: OnCallStep,
  linked: LinkedAccounts,
): boolean {
  return (
    principal.grants.some((grant) => grant.organisation === organisation && grant.role === 'administrator') ||
    (person !== undefined && isSamePerson(linked, person, principal.id))
  );
}
