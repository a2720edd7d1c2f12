import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { PeopleDesk } from './people-desk.service.js';

interface PeopleFormProps {
  readonly desk: PeopleDesk;
  /** Below the address of the page. */
  readonly path: string;
  readonly submit: string;
  /** Whom it is about, for who hears the button alone. */
  readonly about?: string;
  /** What the button alone says. */
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly children?: ComponentChildren;
}

/** One thing to do about somebody: sent twice it is done once. */
export function PeopleForm({ desk, path, submit, about, fields = {}, children }: PeopleFormProps) {
  const { language, organisation } = desk;
  const hidden = { submission: randomUUID(), organisatie: organisation.slug, taal: language, ...fields };
  return (
    <form method="post" action={`/desk/people/${path}`} data-once autocomplete="off">
      {Object.entries(hidden).map(([name, values]) =>
        [values].flat().map((value) => <input type="hidden" key={value} name={name} value={value} />),
      )}
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
