import type { ComponentChildren } from 'preact';

/** A cell that says its column where the heads of the columns are out of sight: on a phone each line is a card. */
export function Cell({
  column,
  isEmpty = false,
  children,
}: {
  readonly column: string;
  /** Left out of a card. */
  readonly isEmpty?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <td role="cell" class={isEmpty ? 'lw-empty' : undefined}>
      <span class="lw-column" aria-hidden="true">
        {column}
      </span>
      <div>{children}</div>
    </td>
  );
}
