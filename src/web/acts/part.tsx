import type { ComponentChildren } from 'preact';
import { nameOf } from '../html/form.js';
import type { PartState } from './forms-on-page.js';
import { BEGAN, beganAs, SENT } from './parts-of-form.js';

interface PartProps {
  readonly state: PartState;
  /** Where it is sent; absent: where the form of the page is. */
  readonly action?: string;
  /** What the page says itself. */
  readonly fixed?: Readonly<Record<string, string | readonly string[]>>;
  readonly submit: ComponentChildren;
  readonly kind?: 'primary' | 'secondary';
  readonly children?: ComponentChildren;
}

/** One thing to do on a page, as a part of its form with a button of its own. */
export function Part({ state, action, fixed = {}, submit, kind = 'primary', children }: PartProps) {
  const { filled } = state;
  const said = Object.entries(fixed).map(([name, value]) => [name, [value].flat()] as const);
  const began = beganAs({ ...state.known, ...Object.fromEntries(said) });
  return (
    <>
      {[...said, [BEGAN, [began]] as const].map(([name, values]) =>
        values.map((value) => (
          <input type="hidden" name={nameOf(filled, name)} value={value} key={`${name} ${value}`} />
        )),
      )}
      {children}
      <p>
        <button
          class={`utrecht-button utrecht-button--${kind}-action`}
          type="submit"
          {...(filled.part !== undefined && { name: SENT, value: filled.part })}
          formAction={action}
        >
          {submit}
        </button>
      </p>
    </>
  );
}
