import type { ComponentChildren } from 'preact';

interface CardTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Few words in each cell: narrower rows. */
  readonly isBrief?: boolean;
  /** Its rows. */
  readonly children: ComponentChildren;
}

/** A table that becomes cards on a phone: with its roles said, because styles that stack cells take them away. */
export function CardTable({ caption, columns, isBrief = false, children }: CardTableProps) {
  return (
    <table class={isBrief ? 'lw-table lw-table--brief' : 'lw-table'} role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" role="columnheader" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}
