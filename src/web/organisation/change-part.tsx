import { isAtOnce, type ProfilePart } from '../../organisations/profile-part.js';
import { Fields, Flag, nameOf, valueOf, type Filled } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import type { OrganisationDesk } from './organisation-desk.service.js';
import { OrganisationForm } from './organisation-form.js';
import { isNewRow, PartField } from './part-fields.js';
import { asFields, fieldsOf, listOf, rowCount, type ListShape } from './parts-on-page.js';

interface ChangePartProps {
  readonly desk: OrganisationDesk;
  readonly part: ProfilePart;
  /** As it came back; absent: as the part is. */
  readonly filled?: Filled | undefined;
}

/** The form of a part: changed at once, or proposed. */
export function ChangePart({ desk, part, filled: returned }: ChangePartProps) {
  const { language, profile } = desk;
  const words = wordsIn(language).organisation;
  const way = isAtOnce(part) ? 'changes' : 'proposals';
  const value = (profile as Readonly<Partial<Record<ProfilePart, unknown>>>)[part];
  const filled = returned ?? {
    within: part,
    values: asFields(value, part),
    faults: new Map<string, string>(),
  };
  const list = listOf(part);
  const seen = returned === undefined ? String(profile.revision) : valueOf(returned, 'seen');
  return (
    <details class="lw-more" open={returned !== undefined}>
      <summary>{words.change[way]}</summary>
      <OrganisationForm
        {...{ desk, path: way, submit: words.submit[way], about: words.parts[part], fields: { part, seen } }}
      >
        {fieldsOf(part).map((shape) => (
          <PartField key={shape.name} {...{ before: '', shape, language, filled }} />
        ))}
        {list !== undefined && <Rows {...{ list, filled, language, isReturned: returned !== undefined }} />}
      </OrganisationForm>
    </details>
  );
}

interface RowsProps {
  readonly list: ListShape;
  readonly filled: Filled;
  readonly language: OrganisationDesk['language'];
  readonly isReturned: boolean;
}

/** The rows that there are, and an empty one. */
function Rows({ list, filled, language, isReturned }: RowsProps) {
  const words = wordsIn(language).organisation;
  const count = rowCount(filled.values, list.name) + (isReturned ? 0 : 1);
  return (
    <>
      {Array.from({ length: count }, (_, row) => {
        const before = `${list.name}.${row}.`;
        const isNew = isNewRow(filled, before);
        return (
          <Fields key={row} legend={isNew ? words.newRow[list.name] : words.row[list.name](row + 1)}>
            {!isNew && (
              <input
                type="hidden"
                name={nameOf(filled, `${before}id`)}
                value={valueOf(filled, `${before}id`)}
              />
            )}
            {list.fields.map((shape) => (
              <PartField key={shape.name} {...{ before, shape, language, filled }} />
            ))}
            {!isNew && <Flag name={`${before}remove`} label={words.remove} filled={filled} />}
          </Fields>
        );
      })}
    </>
  );
}
