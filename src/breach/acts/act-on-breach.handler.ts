import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccountLinks } from '../../organisations/account-links.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { FreshProofs } from '../../platform/identity/fresh-proofs.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import { Refusal } from '../../shared/refusal.js';
import { ClockWatch } from '../../platform/time/clock-watch.js';
import { Clock } from '../../platform/time/clock.port.js';
import { RequestDigests } from '../../platform/personal-data/request-digests.js';
import type { Breach } from '../domain/breach.js';
import { openDuties, type Duty } from '../domain/duties.js';
import type { BreachDossier } from '../dossier/breach-dossier.aggregate.js';
import { needsFreshProof } from '../dossier/access.policy.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { IdempotencyKeyReused, RevisionMismatch, TooMuchContention } from '../dossier/dossier-errors.js';
import { refuseWhereFull } from '../dossier/dossier-size.js';
import { fold } from '../dossier/history.js';
import { lookingAt } from '../dossier/opened-on-sight.js';
import { nextDuties } from '../views/duty.view.js';
import { ActOnBreach, type ActResult, type AskedAct } from './act-on-breach.command.js';
import { actorOn, type Authority } from './authority.js';
import { CommandCompletion } from './command-completion.js';

const TRIES = 8;

/** The one way an event gets into a dossier: load, decide, save. */
@CommandHandler(ActOnBreach)
export class ActOnBreachHandler implements ICommandHandler<ActOnBreach> {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly completion: CommandCompletion,
    private readonly grants: GrantLog,
    private readonly proofs: FreshProofs,
    private readonly links: AccountLinks,
    private readonly digests: RequestDigests,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  async execute(message: ActOnBreach): Promise<ActResult> {
    const { breachId, begins } = message.asked;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const result =
        begins === true && attempt === 0
          ? await this.unread(message)
          : await this.attempt(message, await this.dossiers.load(breachId));
      if (result !== undefined) return { id: breachId, ...result };
    }
    throw new TooMuchContention();
  }

  /** Whether the dossier is there after all, the log says when it is to begin. */
  private async unread(message: ActOnBreach): Promise<Done | undefined> {
    const dossier = this.dossiers.unread(message.asked.breachId);
    try {
      const done = await this.attempt(message, dossier);
      return done && { ...done, begun: { history: dossier.lived, state: dossier.state } };
    } catch (error) {
      // What was taken in once may be refused by now, and is answered as then.
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  /** @returns what to answer; nothing where somebody else was faster */
  private async attempt({ asked, command }: ActOnBreach, dossier: BreachDossier): Promise<Done | undefined> {
    const { by } = asked;
    const linked = await this.linkedFor(dossier, by);
    const { actor, organisation } = actorOn(dossier.state, by, linked);
    const known = this.revisionOfRepeat(dossier, asked);
    if (known !== undefined) return this.asDoneThen(dossier, asked.commandId, known);
    if ('principal' in by && needsFreshProof(by.action)) this.proofs.demand(by.principal);
    refuseStale(dossier, asked);
    if ('principal' in by) refuseWhereFull(dossier.size, command.type);
    const { last } = dossier;
    if (last !== undefined && last.clockUncertain === undefined) this.watch.saw(last.recordedAt);
    const completed = await this.completion.complete(command, dossier, by, linked);
    const now = this.clock.now();
    const isCertain = this.watch.isCertain();
    // Whoever begins a dossier is not told what others have to do in it.
    const duties = async (): Promise<readonly Duty[]> =>
      asked.begins === true ? [] : lookingAt(() => dutiesOf(dossier.seen));
    const before = await duties();
    // What the clock raises is not raised by a clock that nobody can believe.
    const isDoubted = command.type === 'CheckDeadlines' && !isCertain;
    const from = { ...this.requestOf(asked), actor, linked, organisation };
    const events = isDoubted ? [] : await lookingAt(() => dossier.execute(completed, from, now, isCertain));
    const recorded = events.length > 0;
    const done = { revision: dossier.revision, recorded, next: nextDuties(before, await duties()) };
    if (!recorded) return done;
    if ('principal' in by) await this.grants.note(by.principal, organisation);
    // Where the same ids stood there already, a twin of this message was faster: whether it asked the same is seen
    // at the next attempt. Whoever begins without having read is the first to find that the log is away, and keeps it elsewhere.
    return (await this.dossiers.save(dossier, { atOnce: asked.begins === true })) ? done : undefined;
  }

  /** A repeat is answered as the first time, whatever happened since. */
  private async asDoneThen(dossier: BreachDossier, commandId: string, revision: number): Promise<Done> {
    const history = await this.dossiers.historyOf(dossier);
    const first = history.findIndex(({ metadata }) => metadata.commandId === commandId);
    const before = fold(history.slice(0, first));
    const after = fold(history.slice(first, revision + 1), before);
    return { revision, recorded: true, next: nextDuties(dutiesOf(before), dutiesOf(after)) };
  }

  private requestOf({ content, ...asked }: AskedAct): Omit<AskedAct, 'content'> & { requestDigest?: string } {
    return content === undefined
      ? asked
      : { ...asked, requestDigest: this.digests.of(asked.commandId, content) };
  }

  /** One whose epoch was destroyed is believed: nobody can tell any more whether it asks the same. */
  private revisionOfRepeat(dossier: BreachDossier, { commandId, content }: AskedAct): number | undefined {
    const known = dossier.known(commandId);
    if (
      known?.requestDigest !== undefined &&
      this.digests.fits(known.requestDigest, commandId, content) === false
    )
      throw new IdempotencyKeyReused();
    return known?.revision;
  }

  /** The desk itself and a reporter have no account, and cannot be somebody else's second person. */
  private async linkedFor({ state }: BreachDossier, by: Authority): Promise<LinkedAccounts> {
    return state === undefined || 'actor' in by ? [] : this.links.linkedIn(state.organisation);
  }
}

type Done = Omit<ActResult, 'id'>;

const dutiesOf = (breach: Breach | undefined): readonly Duty[] =>
  breach === undefined ? [] : openDuties(breach);

/** Events of the clock are nobody's act: they do not make what a person saw stale. */
function refuseStale(dossier: BreachDossier, { ifMatch }: AskedAct): void {
  if (ifMatch === undefined) return;
  if (ifMatch > dossier.revision || ifMatch < dossier.lastActRevision) {
    throw new RevisionMismatch(ifMatch, dossier.revision);
  }
}
