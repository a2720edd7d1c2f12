import { Browser } from './browser.js';

/** Somebody with a browser who pressed his name. @param path where he is sent, and has not been yet */
export async function loggedIn(url: string, person: string, path = '/desk'): Promise<Browser> {
  const browser = new Browser();
  const chooser = await browser.go(`${url}/login?return=${path}`);
  await browser.post(chooser.url, { person }, ({ pathname }) => pathname === path);
  return browser;
}

/** What the form with this in it sends along unseen. */
export function hiddenFields(page: string, mark: string): Readonly<Record<string, string>> {
  const form = page.split('<form').find((one) => one.includes(mark));
  if (form === undefined) throw new Error(`no form on the page has ${mark}`);
  const hidden = form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}

/** A form as a page holds it. */
export interface ShownForm {
  readonly action: string;
  readonly fields: readonly ShownField[];
  /** Buttons that send a part of it: the part, and where to. */
  readonly parts: readonly { readonly part: string; readonly action: string }[];
}

interface ShownField {
  readonly name: string;
  readonly value: string;
  /** Hidden, or not ticked. */
  readonly kind: 'hidden' | 'text' | 'unticked' | 'other';
}

/** The form of a page on which several things can be done. */
export function formOfPage(page: string): ShownForm {
  const form = page.split('<form').find((one) => one.includes('name="send"')) ?? '';
  const tag = (name: string): string => `<(${name})((?:"[^"]*"|[^">])*)>`;
  const controls = new RegExp(
    `${tag('input|button')}|${tag('textarea')}(.*?)</textarea>|${tag('select')}(.*?)</select>`,
    'gs',
  );
  const action = attribute(form.split('>')[0] ?? '', 'action');
  const fields: ShownField[] = [];
  const parts: { part: string; action: string }[] = [];
  for (const [, kind, of = '', area, ofArea = '', text = '', , ofSelect = '', options = ''] of form.matchAll(
    controls,
  ))
    if (kind === 'button') {
      if (attribute(of, 'name') === 'send')
        parts.push({ part: attribute(of, 'value'), action: attribute(of, 'formaction') || action });
    } else if (kind === 'input') fields.push(inputOf(of));
    else if (area !== undefined)
      fields.push({ name: attribute(ofArea, 'name'), value: unescaped(text), kind: 'text' });
    else {
      const chosen = /<option([^>]*) selected/.exec(options) ?? /<option([^>]*)/.exec(options);
      const value = attribute(chosen?.[1] ?? '', 'value');
      fields.push({ name: attribute(ofSelect, 'name'), value, kind: 'other' });
    }
  return { action, fields, parts };
}

function inputOf(of: string): ShownField {
  const type = attribute(of, 'type');
  const isUnticked = /checkbox|radio/.test(type) && !/ checked/.test(of);
  const kind = type === 'hidden' || type === 'text' ? type : 'other';
  return { name: attribute(of, 'name'), value: attribute(of, 'value'), kind: isUnticked ? 'unticked' : kind };
}

/** As a browser sends that form: what was filled in in place of what stood there. */
export function sentForm(
  { fields }: ShownForm,
  filledIn: Readonly<Record<string, string>>,
  part?: string,
): [string, string][] {
  const stood = fields.filter(({ name, kind }) => kind !== 'unticked' && filledIn[name] === undefined);
  return [
    ...stood.map(({ name, value }): [string, string] => [name, value]),
    ...Object.entries(filledIn),
    ...(part === undefined ? [] : [['send', part] as [string, string]]),
  ];
}

/** The same with a part of it filled in, by the names that its act knows, and sent. */
export const sentPart = (page: string, part: string, filledIn: Readonly<Record<string, string>>) =>
  sentForm(
    formOfPage(page),
    Object.fromEntries(Object.entries(filledIn).map(([name, value]) => [`${part}.${name}`, value])),
    part,
  );

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
