import { Injectable } from '@nestjs/common';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { withoutKept } from '../../breach/dossier/kept-from-auditor.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { streamOf } from '../../breach/domain/breach-stream.js';
import { Directory } from '../../directory/directory.query.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { OrganisationLog } from '../../organisations/organisation-log.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore, type StoredEvent } from '../../platform/event-store/event-store.port.js';
import { Vault } from '../../platform/personal-data/vault.js';
import { isUuid } from '../../shared/uuid.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { LookAnswer } from '../look.answer.js';
import { Looks } from '../looks.query.js';
import type { Inquiry } from '../inquiry/inquiry.js';
import { omittedPlaces, sealedTexts } from '../inquiry/omitted-places.js';
import type { DossierInBundle } from './bundle-pages.port.js';
import { keysOf, shownTexts, type ShownText } from './shown-texts.js';

const LOOKS_ON_A_PAGE = 500;

/** Reads one dossier for a bundle: what can be read in it, and the keys of what is shown. */
@Injectable()
export class DossiersInBundle {
  constructor(
    private readonly reader: DossierReader,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly vault: Vault,
    private readonly looks: Looks,
    private readonly directory: Directory,
    private readonly grants: GrantLog,
    private readonly organisations: OrganisationLog,
    private readonly clock: Clock,
  ) {}

  /** Asks the policy, and notes the look. @throws NoSuchDossier, NotAllowed, KeysUnavailable */
  history(asker: Asker, id: string): Promise<History> {
    return this.reader.transform({ id, asker });
  }

  /** @param nth of the inquiry, from 1 @throws as {@link history}; TextNotReadable */
  async read(asker: Asker, inquiry: Inquiry, id: string, nth: number): Promise<DossierInBundle> {
    const { organisation } = inquiry;
    const history = await this.history(asker, id);
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const stored = await this.store.readStream(streamOf(id), { maxCount: history.length });
    const texts = await this.textsOf(stored, inquiry, id);
    const shown = withoutKept(
      history,
      texts.filter(({ state }) => state === 'not-shown'),
    );
    const looks = await this.looksAt(id);
    const madeAt = this.clock.now();
    const [holders, profile] = await Promise.all([
      this.grants.rolesAt(organisation, madeAt),
      this.organisations.profileAt(organisation, madeAt),
    ]);
    const named = [...idsIn(shown), ...looks.map(({ actor }) => actor), ...holders.keys()];
    const called = await this.directory.namesOf(organisation, named);
    return {
      ...{ id, reference: breach.reference, merged: breach.absorbed, looks, texts, holders, madeAt },
      folder: `dossiers/${String(nth).padStart(3, '0')}-${breach.reference}`,
      history: shown,
      names: new Map([...called].map(([actor, { name }]) => [actor, name])),
      ...(profile && { profile }),
    };
  }

  /** Of any stream: what an inquiry itself says is shown whole. */
  async textsOf(
    stored: readonly StoredEvent[],
    inquiry: Inquiry,
    dossier?: string,
  ): Promise<readonly ShownText[]> {
    const sealed = this.codec.sealed(stored);
    const keys = await this.vault.keysToShow(keysOf(sealedTexts(sealed)));
    const omissions = inquiry.omitted.filter((one) => one.dossier === dossier);
    return shownTexts(sealed, keys, omittedPlaces(sealed, omissions));
  }

  private async looksAt(dossier: string): Promise<readonly LookAnswer[]> {
    const all: LookAnswer[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.looks.atDossier(dossier, {
        limit: LOOKS_ON_A_PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      all.push(...page.looks);
      if (page.next === undefined) return all;
      cursor = page.next;
    }
  }
}

/** Every id that may be somebody's: who acted, and whom an event names. */
function idsIn(history: History): readonly string[] {
  const ids = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') {
      if (isUuid(value)) ids.add(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  for (const { metadata, event } of history) {
    ids.add(metadata.actor.id);
    gather(event.data);
  }
  return [...ids].filter(isUuid);
}
