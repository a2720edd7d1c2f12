const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const FIELDS = new Set(['input', 'select', 'textarea']);
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g;

interface Element {
  readonly tag: string;
  readonly attributes: string;
  readonly isHidden: boolean;
  /** Fields below it, and those that can be seen once every fold is open. */
  all: number;
  shown: number;
}

/** What somebody can find on a page of ours, once every fold is open. */
export interface Shown {
  /** Ids of the fields that he can fill in, and of what else a link brings the focus to. */
  readonly fields: ReadonlySet<string>;
  /** Names of fields that hold something, and that he cannot see. */
  readonly hiddenWithValue: readonly string[];
  /** Folds that he can open, and in which all there is to fill in is hidden. */
  readonly emptyFolds: readonly string[];
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
const has = (attributes: string, name: string): boolean =>
  new RegExp(`\\s${name}(?=[\\s=>]|$)`).test(attributes);

/** @param html as we render it: every element is closed, every value stands in double quotes */
export function shownIn(html: string): Shown {
  const fields = new Set<string>();
  const hiddenWithValue: string[] = [];
  const emptyFolds: string[] = [];
  const open: Element[] = [];
  const begin = (tag: string, attributes: string, rest: string): void => {
    const isHidden = open.at(-1)?.isHidden === true || has(attributes, 'hidden');
    if (FIELDS.has(tag) && attribute(attributes, 'type') !== 'hidden') {
      const name = attribute(attributes, 'name') ?? '';
      for (const around of open) {
        around.all += 1;
        if (!isHidden) around.shown += 1;
      }
      if (!isHidden) fields.add(attribute(attributes, 'id') ?? name);
      else if (holdsValue(tag, attributes, rest)) hiddenWithValue.push(name);
    }
    if (!isHidden && has(attributes, 'tabindex')) fields.add(attribute(attributes, 'id') ?? '');
    if (!VOID.has(tag)) open.push({ tag, attributes, isHidden, all: 0, shown: 0 });
  };
  for (const { 1: end, 2: tag = '', 3: attributes = '', index, 0: whole } of html.matchAll(TAG)) {
    if (end === '') begin(tag, attributes, html.slice(index + whole.length));
    else {
      const closed = open.pop();
      if (closed?.tag !== tag) throw new Error(`<${closed?.tag ?? ''}> ends as </${tag}>`);
      const { isHidden, all, shown } = closed;
      if (tag === 'details' && !isHidden && all > 0 && shown === 0) emptyFolds.push(closed.attributes);
    }
  }
  return { fields, hiddenWithValue, emptyFolds };
}

function holdsValue(tag: string, attributes: string, rest: string): boolean {
  if (tag === 'textarea') return !rest.startsWith('</textarea>');
  if (tag === 'select') {
    const options = rest.slice(0, rest.indexOf('</select>')).match(/<option[^>]*>/g) ?? [];
    return options.some((option) => has(option, 'selected') && (attribute(option, 'value') ?? '') !== '');
  }
  const type = attribute(attributes, 'type');
  return type === 'checkbox' || type === 'radio'
    ? has(attributes, 'checked')
    : (attribute(attributes, 'value') ?? '') !== '';
}
