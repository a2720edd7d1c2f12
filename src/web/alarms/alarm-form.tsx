import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { AlarmDesk } from './alarm-desk.service.js';

interface AlarmFormProps {
  readonly desk: AlarmDesk;
  /** Below the address of the page. */
  readonly path: string;
  readonly submit: string;
  /** What it is about, for who hears the button alone. */
  readonly about?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

/** One thing to do: sent twice it is done once. */
export function AlarmForm({ desk, path, submit, about, fields = {}, children }: AlarmFormProps) {
  const hidden = {
    submission: randomUUID(),
    organisatie: desk.organisation.slug,
    taal: desk.language,
    ...fields,
  };
  return (
    <form method="post" action={`/desk/alarms/${path}`} data-once autocomplete="off">
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
