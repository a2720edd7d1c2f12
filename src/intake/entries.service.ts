import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedUuid } from '../shared/derived-uuid.js';
import { ActOnBreach, type AskedCommand } from '../breach/acts/act-on-breach.command.js';
import { authorise, roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import type { BreachDossier } from '../breach/dossier/breach-dossier.aggregate.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { commandId } from '../breach/dossier/command-id.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { OwnNumbers } from '../breach/dossier/own-numbers.js';
import { statedBeginning } from '../breach/domain/stated-moment.js';
import { AccountLinks } from '../organisations/account-links.js';
import { calledInProfile } from '../organisations/called-in-profile.js';
import { GrantLog } from '../organisations/grant-log.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';
import { moment } from '../shared/moment.js';
import { Refusal } from '../shared/refusal.js';
import { clockRules, profileServed } from './clock-rules.js';
import type { EntriesAnswer } from './entries.answer.js';
import type { EntryBody } from './entry.body.js';
import { RECEIPT_KEY } from './intake.service.js';
import { refuseForSeveral } from './several-organisations.js';
import { receiptFor, secretDigest } from './receipt.js';
import { reportContent } from './report.body.js';

interface Asked {
  readonly by: Asker;
  /** Under which the same is asked again, also after it failed half way. */
  readonly key: string;
  readonly correlationId: string;
}

type Entered = EntriesAnswer['dossiers'][number];
/** What is entered, without saying for whom else. */
type ForEach = Omit<EntryBody, 'organisations'> & { readonly incident?: string };

const ROUTE = 'POST /v1/reports/entries';

/**
 * Takes in what somebody here writes down for whoever reported (ADR 33). One report of a processor becomes a dossier for
 * each organisation that it names; none holds a word of another (ADR 34).
 */
@Injectable()
export class Entries {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly links: AccountLinks,
    private readonly grants: GrantLog,
    private readonly numbers: OwnNumbers,
    private readonly clock: Clock,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  /**
   * One dossier after the other: what failed half way is finished by asking the same again.
   * @throws NotAllowed where this is not his to do for each of them; nothing is recorded then
   */
  async enter({ organisations, ...said }: EntryBody, asked: Asked): Promise<EntriesAnswer> {
    const { by, key } = asked;
    for (const organisation of organisations) roleInOrganisation(by, organisation);
    const named = organisations.map((one) => profileServed(this.profiles, one, 'organisations'));
    if (named.length > 1) refuseForSeveral(said, named);
    const incident =
      said.report.reporter.kind === 'processor'
        ? derivedUuid('incident', commandId(by.principal.id, ROUTE, 'incident', key))
        : undefined;
    const entry: ForEach = { ...said, ...(incident !== undefined && { incident }) };
    const dossiers: Entered[] = [];
    for (const profile of named) dossiers.push(await this.enterFor(profile, entry, asked));
    return { ...(incident !== undefined && { incident }), dossiers };
  }

  private async enterFor(profile: OrganisationProfile, entry: ForEach, asked: Asked): Promise<Entered> {
    const { by, key } = asked;
    const { slug: organisation } = profile;
    const id = commandId(by.principal.id, ROUTE, organisation, key);
    for (let nth = 0; ; nth++) {
      const breachId = this.dossierOf(organisation, entry, id, nth);
      const dossier = await this.dossiers.load(breachId);
      // One's own, asked again, is answered as the first time, whatever became of it.
      if (dossier.state === undefined || dossier.known(id) !== undefined) {
        const begun = await this.begin(profile, entry, breachId, id, asked);
        if (begun !== undefined) return begun;
        nth--; // A twin was faster: it is there now.
      } else if (await this.maySee(by, dossier)) {
        await this.link(entry, dossier, asked);
        return { organisation, id: breachId, reference: dossier.state.reference, recorded: false };
      }
    }
  }

  private dossierOf(organisation: string, entry: ForEach, id: string, nth: number): string {
    const { number } = entry;
    return number === undefined
      ? derivedUuid('breach', id)
      : this.numbers.dossier(organisation, entry.source ?? '', number, nth);
  }

  /** @returns nothing where somebody else began it in the meantime */
  private async begin(
    profile: OrganisationProfile,
    { incident, ...body }: ForEach,
    breachId: string,
    id: string,
    { by, correlationId }: Asked,
  ): Promise<Entered | undefined> {
    const { slug: organisation } = profile;
    const role = roleInOrganisation(by, organisation);
    const receipt = receiptFor(breachId, this.clock.now(), this.receiptKey);
    const { number } = body;
    const firstContact = statedBeginning(body.firstContactAt, moment);
    const command: AskedCommand = {
      type: 'ReportBreach',
      reference: receipt.reference,
      secretDigest: secretDigest(receipt.secret),
      // The organisation had it then, through whatever channel: its clock goes by that.
      receivedAt: firstContact.at,
      report: reportContent(body.report),
      rules: clockRules(this.profiles, profile),
      entry: {
        channel: body.channel,
        firstContact,
        ...(body.source !== undefined && { source: body.source }),
        ...(number !== undefined && { number, numberDigest: this.numbers.digest(organisation, number) }),
      },
      ...(body.involved && { involved: calledInProfile(profile, body.involved) }),
      ...(incident !== undefined && { incident }),
    };
    const actor = { id: by.principal.id, role };
    const about = { breachId, commandId: id, correlationId, causationId: id, content: body };
    await this.grants.note(by.principal, organisation);
    try {
      await this.commands.execute(new ActOnBreach({ ...about, by: { actor, organisation } }, command));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'already-reported') return undefined;
      throw error;
    }
    // Without keys: what was recorded is acknowledged also while they are out of reach.
    const [first] = await this.dossiers.sealedHistory(breachId);
    if (first?.event.type !== 'BreachReported')
      throw new Error('a report that was acknowledged is not there');
    return { organisation, id: breachId, reference: first.event.data.reference, recorded: true };
  }

  /** What was here before under its number belongs to the incident too. */
  private async link(
    { incident }: ForEach,
    { state }: BreachDossier,
    { by, key, correlationId }: Asked,
  ): Promise<void> {
    if (incident === undefined || state === undefined) return;
    const id = commandId(by.principal.id, `${ROUTE} incident`, state.id, key);
    const about = { breachId: state.id, commandId: id, correlationId, causationId: id, by };
    await this.commands.execute(new ActOnBreach(about, { type: 'LinkIncident', incident }));
  }

  private async maySee({ principal }: Asker, { state }: BreachDossier): Promise<boolean> {
    try {
      const linked = state === undefined ? [] : await this.links.linkedIn(state.organisation);
      authorise({ principal, action: 'breach.read' }, state, linked);
      return true;
    } catch (error) {
      if (error instanceof NoSuchDossier) return false;
      throw error;
    }
  }
}
