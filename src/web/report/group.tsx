import type { ComponentChildren } from 'preact';
import type { Filled } from '../html/form.js';

/** Questions that may stay empty, folded: what was filled in, or is wrong, is not folded away. */
export function Group(props: {
  readonly title: string;
  /** Of the fields in it. */
  readonly names: readonly string[];
  readonly filled: Filled;
  readonly children: ComponentChildren;
}) {
  const { values, faults } = props.filled;
  const isOpen = props.names.some(
    (name) => faults.has(name) || (values[name] ?? []).some((value) => value !== ''),
  );
  return (
    <details class="lw-group" open={isOpen}>
      <summary>
        <span class="lw-label">{props.title}</span>
      </summary>
      {props.children}
    </details>
  );
}
