interface OrganisationChoiceProps {
  readonly label: string;
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  /** Slug of the one that is shown. */
  readonly shown: string;
  readonly hrefOf: (slug: string) => string;
}

/** For whoever belongs to several organisations: whose page it is, and how to get to that of another. */
export function OrganisationChoice({ label, organisations, shown, hrefOf }: OrganisationChoiceProps) {
  if (organisations.length <= 1) return null;
  return (
    <nav aria-label={label}>
      <ul class="lw-choices">
        {organisations.map(({ slug, name }) => (
          <li key={slug}>
            <a class="utrecht-link" href={hrefOf(slug)} aria-current={slug === shown ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
