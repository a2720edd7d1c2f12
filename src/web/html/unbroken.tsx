/** A text in which a reference stays on one line: a browser breaks at its hyphens. */
export function Unbroken({ text, reference }: { readonly text: string; readonly reference: string }) {
  const [before = '', ...after] = text.split(reference);
  return (
    <>
      {before}
      {after.map((part, index) => (
        <>
          <span class="lw-reference" key={index}>
            {reference}
          </span>
          {part}
        </>
      ))}
    </>
  );
}
