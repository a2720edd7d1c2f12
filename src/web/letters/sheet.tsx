import { OPEN } from '../../law/letter/letter-parts.js';
import type { Letterhead } from '../../notification/letters.query.js';

const STILL_OPEN = [OPEN.nl, OPEN.en];

/** Whether something in it is still to be filled in. */
export const isOpen = (text: string): boolean => STILL_OPEN.some((open) => text.includes(open));

interface SheetProps {
  readonly text: string;
  /** Lines that are headings of the letter as it was prepared. */
  readonly headings?: readonly string[];
  readonly language?: string;
  readonly letterhead?: Letterhead | undefined;
}

/** A letter as it is read, and the only thing on its page that prints. */
export function Sheet({ text, headings = [], language, letterhead }: SheetProps) {
  return (
    <div class="lw-sheet" lang={language}>
      {letterhead !== undefined && (
        <p class="lw-letterhead">
          {letterhead.name}
          {letterhead.address !== undefined && (
            <>
              <br />
              {letterhead.address}
            </>
          )}
        </p>
      )}
      <div class="lw-letter" id="brief">
        {text
          .split(/(?<=\n)/)
          .map((line, index) =>
            headings.includes(line.trim()) ? (
              <strong key={index}>{line}</strong>
            ) : (
              <Marked key={index} line={line} />
            ),
          )}
      </div>
    </div>
  );
}

function Marked({ line }: { readonly line: string }) {
  const open = STILL_OPEN.find((words) => line.includes(words));
  if (open === undefined) return <>{line}</>;
  const [before = '', ...after] = line.split(open);
  return (
    <>
      {before}
      <mark>{open}</mark>
      {after.join(open)}
    </>
  );
}
