/** Prints the page; shown where a script can do that. */
export function PrintButton({ text, isMain = false }: { readonly text: string; readonly isMain?: boolean }) {
  return (
    <button
      class={`utrecht-button utrecht-button--${isMain ? 'primary' : 'secondary'}-action`}
      type="button"
      hidden
      data-script
      data-print
    >
      {text}
    </button>
  );
}
