import type { ComponentChildren } from 'preact';

/** Names and values; what is absent is not shown. */
export function FactList({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ComponentChildren])[];
}) {
  const told = facts.filter(([, value]) => value !== undefined && value !== '' && value !== false);
  if (told.length === 0) return null;
  return (
    <dl class="lw-facts lw-facts--told">
      {told.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
