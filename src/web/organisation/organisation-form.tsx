import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { OrganisationDesk } from './organisation-desk.service.js';

interface OrganisationFormProps {
  readonly desk: OrganisationDesk;
  /** Below the address of the page. */
  readonly path: string;
  readonly submit: string;
  /** What it is about, for who hears the button alone. */
  readonly about?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

/** One thing to do: sent twice it is done once. */
export function OrganisationForm({
  desk,
  path,
  submit,
  about,
  fields = {},
  children,
}: OrganisationFormProps) {
  const { language, organisation } = desk;
  const hidden = { submission: randomUUID(), organisatie: organisation.slug, taal: language, ...fields };
  return (
    <form method="post" action={`/desk/organisation/${path}`} data-once autocomplete="off" novalidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {children}
      <p>
        <button class="utrecht-button utrecht-button--secondary-action" type="submit">
          {submit}
          {about !== undefined && <span class="lw-unseen"> {about}</span>}
        </button>
      </p>
    </form>
  );
}
