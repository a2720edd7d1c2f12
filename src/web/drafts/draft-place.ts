import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { breachIdFrom } from '../../breach/dossier/breach-id.pipe.js';
import { Drafts, type Draft, type DraftPlace } from '../../drafts/drafts.js';

const PAGE_OF_DOSSIER = /^(?<dossier>\/desk\/dossiers\/[^/]+)\/(?<page>(?:acts\/)?[a-z-]+)/;

/**
 * The page to which an address in a dossier belongs, and where drafts of it are sent. What is sent in parts belongs to the page
 * that they are on.
 */
export function draftOf(address: string): { readonly page: string; readonly drafts: string } | undefined {
  const { dossier, page } = PAGE_OF_DOSSIER.exec(address)?.groups ?? {};
  return dossier === undefined || page === undefined ? undefined : { page, drafts: `${dossier}/drafts` };
}

/** Of who asks, for the page that he is on; nothing where it is no page of a dossier. */
export function draftPlaceOf({ url, params, principal }: FastifyRequest): DraftPlace | undefined {
  const page = draftOf(url)?.page;
  const { id } = params as { readonly id?: string };
  if (page === undefined || id === undefined || principal === undefined) return undefined;
  return { dossier: breachIdFrom(id), person: principal.id, page };
}

@Injectable()
export class DraftReader implements PipeTransform<DraftPlace | undefined, Promise<Draft | undefined>> {
  constructor(private readonly drafts: Drafts) {}

  async transform(place: DraftPlace | undefined): Promise<Draft | undefined> {
    return place && this.drafts.at(place);
  }
}

const PlaceAsked = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  draftPlaceOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** What who asks saved of this page, where he did; on a route that has read the dossier for him. */
export const SavedDraft = (): ParameterDecorator => PlaceAsked(DraftReader);
