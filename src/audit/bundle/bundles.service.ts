import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { roleInOrganisation, type Asker } from '../../breach/dossier/access.policy.js';
import type { History } from '../../breach/dossier/history.js';
import { streamOf } from '../../breach/domain/breach-stream.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { IdempotentLog } from '../../organisations/idempotent-log.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore } from '../../platform/event-store/event-store.port.js';
import { LANGUAGES } from '../../law/sentence.js';
import { Log } from '../../platform/log/log.js';
import { Clock } from '../../platform/time/clock.port.js';
import { Refusal } from '../../shared/refusal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { revealed } from '../../shared/personal.js';
import { inquiryStream, referenceOfInquiry, type Inquiry } from '../inquiry/inquiry.js';
import { refuseClosed } from '../inquiry/deciding.js';
import { Inquiries } from '../inquiry/inquiries.service.js';
import type { AskedOfInquiry } from '../inquiry/inquiry-log.js';
import { BundlePages, pageIn, type DossierListed } from './bundle-pages.port.js';
import { BundleZip } from './bundle-zip.js';
import { actsOf, asJson, leftOutOf, looksOf, openedFile, sentFiles } from './dossier-files.js';
import { DossiersInBundle } from './dossier-in-bundle.service.js';
import { NotSigned } from '../../proof/not-signed.js';
import { LogProof, type Anchoring, type SignedHead } from './log-proof.port.js';
import { proveIn, type ProvenStream } from './proof-files.js';
import { README } from './readme.js';

/** Injection token of the program that lies in each bundle: its bytes, read at the start, so that one without it does not start. */
export const VERIFIER = Symbol('verifier');

/** A dossier as far as the bundle has come with it. */
interface Read extends DossierListed {
  readonly id: string;
  readonly readThrough: number;
}

/** Makes bundles: what was known and decided, with what proves it to somebody who does not trust us (ADR 68). */
@Injectable()
export class Bundles {
  readonly #events: IdempotentLog;

  constructor(
    private readonly inquiries: Inquiries,
    private readonly dossiers: DossiersInBundle,
    private readonly pages: BundlePages,
    private readonly proof: LogProof,
    private readonly store: EventStore,
    private readonly grants: GrantLog,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    private readonly log: Log,
    codec: EventCodec,
    @Inject(VERIFIER) private readonly verifier: Buffer,
  ) {
    this.#events = new IdempotentLog(store, codec, clock);
  }

  /**
   * Everything is asked before the first byte; it is then written while it is read. That it was made is recorded once all that
   * can be read has left, and proven with the rest.
   * @throws NoSuchInquiry, NotAllowed, NoSuchDossier, Refusal
   */
  async make(
    asker: Asker,
    asked: AskedOfInquiry,
  ): Promise<{ readonly name: string; readonly zip: Readable }> {
    const inquiry = await this.inquiries.load(asker, asked.id);
    roleInOrganisation(asker, inquiry.organisation);
    refuseClosed(inquiry);
    if (await this.inquiries.isRepeat(asked))
      throw new Refusal('bundle-made-already', 'With this key a bundle was made: each has a key of its own.');
    for (const id of inquiry.dossiers) await this.dossiers.history(asker, id);
    const head = await this.signed(inquiry.id);
    const [anchored] = await this.proof.anchorings(head.size);
    await this.grants.note(asker.principal, inquiry.organisation);
    const made = new BundleZip((zip) =>
      this.write(zip, asker, asked, inquiry, anchored).catch((error: unknown) => {
        // Whoever downloads sees a file that was cut off, and no problem.
        this.log.error('a bundle was not finished', error, { inquiry: inquiry.id });
        throw error;
      }),
    );
    return { name: `${referenceOfInquiry(inquiry.id)}.zip`, zip: made.stream };
  }

  private async write(
    zip: BundleZip,
    asker: Asker,
    asked: AskedOfInquiry,
    inquiry: Inquiry,
    anchored: Anchoring | undefined,
  ): Promise<void> {
    const actor = { id: asker.principal.id, role: roleInOrganisation(asker, inquiry.organisation) };
    const { read, leftOut } = await this.writeReadable(zip, asker, inquiry, anchored);
    const manifest = asJson({ files: zip.digests });
    const digest = createHash('sha256').update(manifest).digest('hex');
    await this.inquiries.record(asked, inquiry.organisation, actor, () => ({
      type: 'InquiryBundleMade',
      data: {
        manifest: digest,
        files: Object.keys(zip.digests).length,
        through: read.map(({ id, readThrough }) => ({ dossier: id, revision: readThrough })),
        leftOut,
      },
    }));
    await this.writeProof(zip, inquiry, read);
    await zip.add('manifest.json', manifest);
  }

  /** What people read. Each file's digest goes into the log. */
  private async writeReadable(
    zip: BundleZip,
    asker: Asker,
    inquiry: Inquiry,
    anchored: Anchoring | undefined,
  ): Promise<{ readonly read: readonly Read[]; readonly leftOut: number }> {
    await zip.add('LEESMIJ.txt', README.nl);
    await zip.add('README.txt', README.en);
    await zip.add('lekwacht-verify.mjs', this.verifier);
    const read: Read[] = [];
    const acts: object[] = [];
    const looks: object[] = [];
    const leftOut: object[] = [];
    const { pages } = this;
    const digests = await this.looksDigested(inquiry);
    for (const [at, id] of inquiry.dossiers.entries()) {
      const dossier = await this.dossiers.read(asker, inquiry, id, at + 1);
      const { folder, reference, history } = dossier;
      for (const language of LANGUAGES)
        await zip.add(
          `${folder}/${pageIn('timeline', language)}`,
          pages.timeLine(dossier, digests.length, language),
        );
      for (const [name, content] of sentFiles(dossier)) await zip.add(name, content);
      await zip.add(`${folder}/opened.json`, openedFile(dossier));
      await zip.add(`${folder}/register.csv`, pages.register(one(history), dossier.madeAt));
      acts.push(...actsOf(dossier));
      looks.push(...looksOf(dossier));
      const notShown = leftOutOf(dossier);
      leftOut.push(...notShown);
      const counts = { events: history.length, leftOut: notShown.length };
      const mergedIn = dossier.merged
        .filter(({ from }) => !inquiry.dossiers.includes(from))
        .map((merged) => merged.reference);
      read.push({ id, reference, folder, ...counts, mergedIn, readThrough: history.length - 1 });
    }
    await zip.add('people.json', asJson(acts));
    await zip.add('looks.json', asJson({ looks, digests }));
    await zip.add('left-out.json', asJson(leftOut));
    const organisation = this.nameOf(inquiry.organisation);
    const listed = { organisation, dossiers: read, madeAt: this.clock.now(), ...(anchored && { anchored }) };
    for (const language of LANGUAGES)
      await zip.add(pageIn('index', language), pages.index(inquiry, listed, language));
    await zip.add('inquiry.json', asJson(this.about(inquiry, read)));
    return { read, leftOut: leftOut.length };
  }

  private async writeProof(zip: BundleZip, inquiry: Inquiry, read: readonly Read[]): Promise<void> {
    const { store, proof } = this;
    const own = await this.inquiries.stored(inquiry.id);
    const last = own.at(-1);
    if (last === undefined) throw new Error('an inquiry has events');
    const streams: ProvenStream[] = [
      { folder: 'inquiry', stream: inquiryStream(inquiry.id) },
      ...read.map(({ folder, id }) => ({ folder, stream: streamOf(id) })),
    ];
    const head = await proof.signedThrough(last.position);
    await proveIn(zip, { head, proof, store, streams, before: inquiry.from });
    const shown = own.slice(0, last.revision + 1);
    await zip.add('inquiry/opened.json', openedFile({ texts: await this.dossiers.textsOf(shown, inquiry) }));
  }

  /** What was written down each day of who looked: the rows themselves can be held against it. */
  private async looksDigested({ organisation, from }: Inquiry): Promise<readonly object[]> {
    const history = await this.#events.read(`looks-${organisation}`);
    return history.flatMap((recorded: RecordedEvent) => {
      const digest = recorded.event.data as { readonly day: string };
      return digest.day < from.slice(0, 10) ? [] : [digest];
    });
  }

  private nameOf(organisation: string): string {
    return this.profiles.find(organisation)?.name ?? organisation;
  }

  /** Before the first byte: a bundle that nothing proves is none. @throws Refusal */
  private async signed(id: string): Promise<SignedHead> {
    const last = (await this.inquiries.stored(id)).at(-1);
    if (last === undefined) throw new Error('an inquiry has events');
    try {
      return await this.proof.signedThrough(last.position);
    } catch (error) {
      if (error instanceof NotSigned)
        throw new Refusal('log-not-signed', 'The log is not signed: readiness says why.');
      throw error;
    }
  }

  private about(inquiry: Inquiry, dossiers: readonly Read[]): object {
    const { id, organisation, from, until, inquirer, askedBy, ground, opened } = inquiry;
    return {
      format: 'lekwacht-bundle/1',
      ...{ id, reference: referenceOfInquiry(id), inquirer, askedBy: revealed(askedBy), ground },
      organisation: { slug: organisation, name: this.nameOf(organisation) },
      ...{ from, until, openedAt: opened.at, madeAt: this.clock.now(), dossiers },
    };
  }
}

async function* one(history: History): AsyncGenerator<History, void> {
  await Promise.resolve();
  yield history;
}
