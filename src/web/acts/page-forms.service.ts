import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { breachIdFrom } from '../../breach/dossier/breach-id.pipe.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import type { History } from '../../breach/dossier/history.js';
import { Drafts } from '../../drafts/drafts.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { draftPlaceOf } from '../drafts/draft-place.js';
import { languageOf } from '../page-reply.js';
import { ActForms } from './act-forms.service.js';
import type { ActName } from './act-groups.js';
import { FormsOnPage } from './forms-on-page.js';
import { isTyped, SENT, sentPart, withoutPart } from './parts-of-form.js';

export interface SentForm {
  readonly form: FormBody;
  readonly history: History;
  readonly asker: Asker;
  readonly request: FastifyRequest;
}

/** Where the fields of a part are not those of its act: how they are sent, and where a fault of the act stands. */
interface AsAsked {
  readonly asSent: (part: FormBody) => FormBody;
  readonly atItsField: (faults: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
}

/** The page once more, as it is to be answered now. */
export interface PageAgain {
  readonly history: History;
  readonly forms: FormsOnPage;
  readonly status: number;
}

/** Does one part of a page, and keeps what was typed in the others. */
@Injectable()
export class PageForms {
  constructor(
    private readonly acts: ActForms,
    private readonly dossiers: DossierReader,
    private readonly drafts: Drafts,
  ) {}

  /** @returns the page to show again; nothing where it can be opened anew, as nothing of it would be lost by that */
  async submit(act: ActName, sent: SentForm, asked?: AsAsked): Promise<PageAgain | undefined> {
    const { form, history, request } = sent;
    const part = form[SENT]?.[0];
    const own = sentPart(form, part);
    const submitted = await this.acts.submit(act, {
      ...{ history, request, language: languageOf(request) },
      form: asked?.asSent(own) ?? own,
    });
    if ('done' in submitted) return this.after(withoutPart(form, part), sent);
    const { returned, status } = submitted;
    const faults = asked?.atItsField(returned.filled.faults) ?? returned.filled.faults;
    const state = { ...returned, filled: { values: own, faults } };
    return { history, forms: new FormsOnPage(history, form, { part, state }), status };
  }

  /** @param left of the form, now that something of it was done: a redirect would lose it */
  async after(left: FormBody, { request, asker }: SentForm): Promise<PageAgain | undefined> {
    const isLeft = isTyped(left);
    const place = draftPlaceOf(request);
    if (place !== undefined) await this.drafts.leave(place, isLeft ? left : undefined);
    if (!isLeft) return undefined;
    const { id } = request.params as { readonly id: string };
    const history = await this.dossiers.transform({ id: breachIdFrom(id), asker });
    return { history, forms: new FormsOnPage(history, left), status: 200 };
  }
}
