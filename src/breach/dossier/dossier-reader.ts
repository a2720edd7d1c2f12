import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Breach } from '../domain/breach.js';
import type { Place } from '../domain/erasure.js';
import { isOpenTo, wayInto } from '../domain/restriction.js';
import { AccountLinks } from '../../organisations/account-links.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import { authorise, POLICY, viewerIn, type Asker } from './access.policy.js';
import { askerOf } from './action.decorator.js';
import type { Role } from '../../platform/identity/principal.js';
import { Log } from '../../platform/log/log.js';
import { countAsOf, type AsOfQuery } from './as-of.js';
import { NoSuchDossier, NotAllowed } from './dossier-errors.js';
import { InquiryAccess } from './inquiry-access.port.js';
import { withoutKept, withoutSafetyNotes } from './kept-from-auditor.js';
import { BreachDossiers } from './breach-dossier.repository.js';
import { breachIdFrom } from './breach-id.pipe.js';
import { fold, withoutReporter, type History, type ShownDossier } from './history.js';

/**
 * What is reported is confidential: who reported is known to those who handle it. Kept here, so that no route, form,
 * letter, page or export has to.
 */
const KNOWS_THE_REPORTER: readonly Role[] = ['handler', 'fg'];

/** What is noted of somebody’s safety is for them alone; an auditor reads that something was done, and when. */
const TELLS_PEOPLE: readonly Role[] = POLICY['breach.record-subject-notification'];

/** What there was then; empty before the first event, and for a revision there never was. */
export type DossierInTime = (then: AsOfQuery) => Promise<ShownDossier>;

/** How somebody sees a dossier: in which role, and without which texts. */
interface Sight {
  readonly role: Role;
  readonly kept: readonly Place[];
}

interface AskedDossier {
  readonly id: string;
  readonly asker: Asker;
  /** Also by an auditor, within an inquiry. */
  readonly inInquiry?: boolean;
}

/**
 * Reads a dossier for somebody who may see it, without what he may not know of the reporter. That is decided on the dossier as it is now, also when he asks about
 * the past.
 */
@Injectable()
export class DossierReader implements PipeTransform<AskedDossier, Promise<History>> {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly links: AccountLinks,
    private readonly inquiries: InquiryAccess,
    private readonly log: Log,
  ) {}

  /** @throws NoSuchDossier, NotAllowed, KeysUnavailable */
  async transform(asked: AskedDossier): Promise<History> {
    return this.asSeen(await this.dossiers.history(asked.id), asked);
  }

  /** @throws NoSuchDossier, NotAllowed */
  async toShow(asked: AskedDossier): Promise<ShownDossier> {
    const { history, lacksTexts } = this.told(await this.dossiers.historyToShow(asked.id), asked.id);
    return { history: await this.asSeen(history, asked), lacksTexts };
  }

  /** As of some time, by whoever may see it now: no more of it is read than there was then. @throws NoSuchDossier, NotAllowed */
  async asOf(asked: AskedDossier): Promise<DossierInTime> {
    const folded = await this.dossiers.folded(asked.id);
    const sight = await this.allowed(folded?.state, asked);
    return async (then) => {
      const events = folded === undefined ? 0 : countAsOf(folded, then);
      if (folded === undefined || events === 0) return { history: [], lacksTexts: false };
      const shown = await this.dossiers.beginningToShow(asked.id, events, folded);
      return { ...this.told(shown, asked.id), history: seen(sight, shown.history) };
    };
  }

  private told(shown: ShownDossier, id: string): ShownDossier {
    if (shown.lacksTexts)
      this.log.warn('a dossier is shown without its texts: their keys are out of reach', { id });
    return shown;
  }

  private async asSeen(history: History, asked: AskedDossier): Promise<History> {
    return seen(await this.allowed(fold(history), asked), history);
  }

  private async allowed(
    breach: Breach | undefined,
    { id, asker, inInquiry = false }: AskedDossier,
  ): Promise<Sight> {
    const linked = breach === undefined ? [] : await this.links.linkedIn(breach.organisation);
    noteRefused(asker, id, breach);
    try {
      const role = authorise(asker, breach, linked);
      if (breach !== undefined) noteShown(asker, id, breach, role, linked);
      return { role, kept: [] };
    } catch (error) {
      const isRefused = error instanceof NoSuchDossier || error instanceof NotAllowed;
      const kept = isRefused && inInquiry ? await this.keptFrom(asker, breach, linked) : undefined;
      if (kept === undefined || breach === undefined) throw error;
      noteShown(asker, id, breach, 'auditor', linked);
      return { role: 'auditor', kept };
    }
  }

  /** Nothing where he is no auditor for whom an inquiry into it is open, or the dossier is shut to him all the same. */
  private async keptFrom(
    { principal }: Asker,
    breach: Breach | undefined,
    linked: LinkedAccounts,
  ): Promise<readonly Place[] | undefined> {
    if (breach === undefined) return undefined;
    const viewer = viewerIn(principal, breach, linked);
    if (!viewer.roles.includes('auditor') || !isOpenTo(breach, viewer)) return undefined;
    return this.inquiries.keptFrom(principal.id, breach.organisation, breach.id);
  }
}

/** {@link DossierReader} for whoever only looks. */
@Injectable()
export class ShownDossierReader implements PipeTransform<AskedDossier, Promise<ShownDossier>> {
  constructor(private readonly reader: DossierReader) {}

  /** @throws NoSuchDossier, NotAllowed */
  transform(asked: AskedDossier): Promise<ShownDossier> {
    return this.reader.toShow(asked);
  }
}

/** {@link DossierReader} for whoever looks at the past. */
@Injectable()
export class DossierInTimeReader implements PipeTransform<AskedDossier, Promise<DossierInTime>> {
  constructor(private readonly reader: DossierReader) {}

  /** @throws NoSuchDossier, NotAllowed */
  transform(asked: AskedDossier): Promise<DossierInTime> {
    return this.reader.asOf(asked);
  }
}

const seen = ({ role, kept }: Sight, history: History): History => withoutKept(asReadIn(role, history), kept);

/** A history as somebody may read it who acts in this role. */
export const asReadIn = (role: Role, history: History): History => {
  const told = TELLS_PEOPLE.includes(role) ? history : withoutSafetyNotes(history);
  return KNOWS_THE_REPORTER.includes(role) ? told : withoutReporter(told);
};

/** A look at what there is not, a guess, is known to the organisations of who guessed: no guess is quicker than a refusal. */
function noteRefused({ principal, look }: Asker, dossier: string, breach: Breach | undefined): void {
  if (breach === undefined) for (const { organisation } of principal.grants) look?.note({ organisation });
  else look?.note({ organisation: breach.organisation, dossier });
}

function noteShown(
  { principal, look }: Asker,
  dossier: string,
  breach: Breach,
  role: Role,
  linked: LinkedAccounts,
): void {
  const openedBy = wayInto(breach, viewerIn(principal, breach, linked));
  look?.note({ organisation: breach.organisation, dossier, role, ...(openedBy && { openedBy }) });
}

const inPath = (inInquiry: boolean): ReturnType<typeof createParamDecorator> =>
  createParamDecorator((_data: unknown, context: ExecutionContext): AskedDossier => {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
    return { id: breachIdFrom(params.id), asker: askerOf(context), inInquiry };
  });
const DossierInPath = inPath(false);
/** Also for an auditor for whom an inquiry into it is open (ADR 67): dossier, time line and as-of, nothing else. */
const AlsoInInquiry = inPath(true);

/** The {@link History} of the dossier in the path, for who may do what the route declares; see {@link DossierReader}. */
export const Dossier = (): ParameterDecorator => DossierInPath(DossierReader);

/** The same as a {@link ShownDossier}, where nothing but a look at it is asked: it opens while keys are out of reach. */
export const DossierToShow = (): ParameterDecorator => DossierInPath(ShownDossierReader);

/** The same, also within an inquiry. */
export const DossierAlsoInInquiry = (): ParameterDecorator => AlsoInInquiry(ShownDossierReader);

/** A {@link DossierInTime}, where the dossier as it is now is not asked: it is not read to its end. Also within an inquiry. */
export const DossierThen = (): ParameterDecorator => AlsoInInquiry(DossierInTimeReader);
