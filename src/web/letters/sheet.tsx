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
  /** As it stands on the envelope. */
  readonly addressee?: string;
}

/** A letter as it is read. Of its page only letters print, each on a sheet of its own. */
export function Sheet({ text, headings = [], language, letterhead, addressee }: SheetProps) {
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
      {addressee !== undefined && <p class="lw-addressee">{addressee}</p>}
      <div class="lw-letter" {...(addressee === undefined && { id: 'brief' })}>
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
