import type { ComponentChildren } from 'preact';

/** A part of a page under a heading of its own. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h2 class="utrecht-heading-2">{title}</h2>
      {children}
    </section>
  );
}
