import { LiveProfiles } from '../organisations/live-profiles.js';
import { withMadeUpOnCall } from '../organisations/development-on-call.js';
import { sheltersWithoutOnCall } from '../organisations/on-call.js';
import { loadOrganisationProfiles } from '../organisations/organisation-profiles.loader.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import type { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { InvalidDocuments } from '../organisations/read-folder.js';
import type { EventCodec } from '../platform/event-store/event-codec.js';
import type { EventStore } from '../platform/event-store/event-store.port.js';
import type { Postgres } from '../platform/postgres/postgres.port.js';
import type { Environment } from '../shared/environment.js';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

const MANY = 20;

/** By what an alarm can go out here. */
export interface Carrying {
  readonly mail: boolean;
  readonly phone: boolean;
}

/** Their files: whether they can be read, and whom they call. */
export function ofProfiles(folder: string, environment: Environment, carries: Carrying): Check {
  return {
    name: 'profiles',
    run: async () => {
      try {
        const profiles = withMadeUpOnCall(await loadOrganisationProfiles(folder), environment);
        const uncalled = sheltersWithoutOnCall(profiles);
        if (uncalled.length > 0)
          return (environment === 'production' ? failed : warning)(
            `${uncalled.join(', ')}: people live or hide there, and nobody can be called`,
            'give a step of onCallLadder in that profile a phone number: production asks for it',
          );
        const slugs = profiles.slugs();
        const silent = slugs.filter((slug) => profiles.get(slug).onCallLadder.length === 0);
        if (silent.length > 0)
          return warning(
            `${silent.join(', ')}: nobody is on call, so nobody hears of a report at night`,
            'give that profile an onCallLadder (docs/dienst.md)',
          );
        const unreached = slugs.filter((slug) => !reachesSomebody(profiles.get(slug), carries));
        return unreached.length === 0
          ? ok(`can be read: ${slugs.join(', ')}`)
          : warning(
              `${unreached.join(', ')}: nothing that is set here reaches anybody of its onCallLadder, so nobody hears of a report`,
              'set LEKWACHT_SMTP_URL or a gateway, and give its steps an address for it (docs/alarmen.md)',
            );
      } catch (error) {
        if (!(error instanceof InvalidDocuments)) throw error;
        return cannotBeRead(error, `${folder} (LEKWACHT_ORGANISATIONS)`);
      }
    },
  };
}

const reachesSomebody = ({ onCallLadder }: OrganisationProfile, { mail, phone }: Carrying): boolean =>
  onCallLadder.some(
    ({ contact }) => (mail && contact.email !== undefined) || (phone && contact.phone !== undefined),
  );

/** Their files, and that no organisation offers one without words. @param read as a start does */
export function ofLanguages(
  folder: string,
  profilesFolder: string,
  read: (folder: string, profiles: OrganisationProfiles) => Promise<unknown>,
): Check {
  return {
    name: 'languages',
    run: async () => {
      const profiles = await readable(profilesFolder);
      if (profiles === undefined) return warning('cannot be looked at', 'mend "profiles" first');
      try {
        await read(folder, profiles);
        return ok('can be read');
      } catch (error) {
        if (!(error instanceof InvalidDocuments)) throw error;
        return cannotBeRead(error, `${folder} (LEKWACHT_LANGUAGES)`);
      }
    },
  };
}

/** @returns nothing where "profiles" says why */
function readable(folder: string): Promise<OrganisationProfiles | undefined> {
  return loadOrganisationProfiles(folder).catch((error: unknown) => {
    if (error instanceof InvalidDocuments) return undefined;
    throw error;
  });
}

function cannotBeRead({ problems }: InvalidDocuments, where: string): Finding {
  const faults = problems.map(({ file, path, message }) => [file, path, message].filter(Boolean).join(': '));
  return failed(faults.slice(0, MANY).join('; '), `mend it in ${where}: nothing starts with it`);
}

/** As they are now, with what the log changed of them: whether the people whom they name are known here. */
export function ofPeopleInProfiles(
  folder: string,
  postgres: Postgres,
  store: EventStore,
  codec: EventCodec,
): Check {
  return {
    name: 'people in profiles',
    run: async () => {
      const files = await readable(folder);
      if (files === undefined) return warning('cannot be looked at', 'mend "profiles" first');
      const live = new LiveProfiles(store, codec, files);
      const named: Named[] = [];
      for (const slug of files.slugs())
        for (const { id, person } of (await live.asOfNow(slug))?.onCallLadder ?? [])
          if (person !== undefined) named.push({ slug, id, person });
      const unknown: string[] = [];
      for (const step of named)
        if (!(await isKnown(postgres, step))) unknown.push(`${step.id} of ${step.slug}`);
      return unknown.length === 0
        ? ok(named.length === 0 ? 'name nobody by an id' : 'are known here')
        : warning(
            `nobody here is known by the id in step ${unknown.join(', ')}`,
            'look on the page of people for his id: without it he may be called about himself',
          );
    },
  };
}

interface Named {
  readonly slug: string;
  /** Of the step. */
  readonly id: string;
  readonly person: string;
}

/** Who logged in once, or was given a role. */
async function isKnown(postgres: Postgres, { slug, person }: Named): Promise<boolean> {
  const { rows } = await postgres.query<{ readonly isKnown: boolean }>({
    text: `select exists (select from directory where organisation = $1 and actor_id = $2)
               or exists (select from given_grants where organisation = $1 and person = $2::uuid and counts) as "isKnown"`,
    values: [slug, person.toLowerCase()],
  });
  return rows[0]?.isKnown === true;
}
