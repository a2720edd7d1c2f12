import type { FastifyRequest } from 'fastify';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { chosenOf } from '../page-reply.js';
import type { ReportingLanguage } from '../words/reporting-language.js';

/** In which language somebody reads a page of reporting, and those it is there in. */
export interface Reader {
  readonly language: ReportingLanguage;
  readonly offered: readonly ReportingLanguage[];
}

export function readerOf(
  request: FastifyRequest,
  offered: readonly [ReportingLanguage, ...ReportingLanguage[]],
): Reader {
  const chosen = chosenOf(
    request,
    offered.map(({ code }) => code),
  );
  return { language: offered.find(({ code }) => code === chosen) ?? offered[0], offered };
}

/** Codes of what any of these organisations offers, the most usual first. */
export function offeredBy(profiles: readonly Pick<OrganisationProfile, 'languages'>[]): readonly string[] {
  return [...new Set(profiles.flatMap(({ languages }) => languages))];
}
