/// <reference lib="dom" />
import type { Locator } from 'playwright-core';
import { focusFault } from './focus-faults.js';
import { Walker } from './walker.js';

const MOST_STOPS = 400;

/**
 * Somebody who works with the keyboard alone: everything is come to by Tab or Shift+Tab, and it fails where something
 * is not come to, or where it is not seen where the focus is.
 */
export class KeyboardWalker extends Walker {
  override async press(what: Locator): Promise<void> {
    await this.comeTo(what);
    await this.key('Enter');
  }

  override async tick(what: Locator): Promise<void> {
    await this.comeTo(what);
    if (await what.isChecked()) return;
    await this.key('Space');
  }

  override async write(where: Locator, text: string): Promise<void> {
    const [first, ...others] = waysToType(text, await where.getAttribute('type'));
    await this.type(where, first);
    for (const way of others) if ((await where.inputValue()) !== text) await this.type(where, way);
    if ((await where.inputValue()) !== text) throw new Error(`typing makes no "${text}"`);
  }

  override async choose(where: Locator, option: string | { readonly index: number }): Promise<void> {
    await this.comeTo(where);
    const wanted = await where.evaluate(
      (select, asked) =>
        [...(select as HTMLSelectElement).options].findIndex(({ value, label }, index) =>
          typeof asked === 'string' ? value === asked || label === asked : index === asked.index,
        ),
      option,
    );
    const at = await where.evaluate((select) => (select as HTMLSelectElement).selectedIndex);
    for (let left = Math.abs(wanted - at); left > 0; left--)
      await this.key(wanted > at ? 'ArrowDown' : 'ArrowUp');
  }

  override async at(group: Locator, day: string, time: string): Promise<void> {
    await this.write(group.getByLabel('Dag'), day);
    await this.write(group.getByLabel('Tijd'), time);
  }

  /** Over what stood there; a day and a time have parts, and begin with the first. */
  private async type(where: Locator, text: string): Promise<void> {
    await this.comeTo(where);
    if (/^(date|time)$/.test((await where.getAttribute('type')) ?? ''))
      for (let part = 0; part < 4; part++) await this.key('ArrowLeft');
    else await this.key('ControlOrMeta+A');
    await this.page.keyboard.type(text);
    this.keystrokes += text.length;
  }

  private async key(key: string): Promise<void> {
    this.keystrokes++;
    // By the element, which waits for where it leads to; a part of a field for a day has none.
    const focused = this.page.locator(':focus');
    if (/^(Enter|Space)$/.test(key) && (await focused.count()) > 0) await focused.press(key);
    else await this.page.keyboard.press(key);
  }

  /** By Tab, or by Shift+Tab where it lies behind; of radio buttons Tab comes to one and arrows to the others. */
  private async comeTo(what: Locator): Promise<void> {
    await what.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const way = await what.evaluate(wayTo);
      if (stops > 0 || way === undefined) await this.seeWhereItIs();
      if (way === undefined) return;
      await this.key(way);
    }
    throw new Error(`no key comes to ${String(what)}`);
  }

  private async seeWhereItIs(): Promise<void> {
    const fault = await focusFault(this.page);
    if (fault !== undefined) throw new Error(`${fault}, at ${new URL(this.page.url()).pathname}`);
  }
}

/** Whether a day or a month comes first, and a day has twelve hours or twenty-four, a browser decides by itself. */
function waysToType(text: string, type: string | null): readonly [string, ...string[]] {
  const [first = '', second = '', third = ''] = text.split(/[-:]/);
  if (type === 'date') return [`${third}${second}${first}`, `${second}${third}${first}`];
  return type === 'time' ? [`${first}${second}`, `${first}${second}AM`] : [text];
}

/** The key that leads from where the focus is towards this; none where it is there. */
function wayTo(what: Element): 'Tab' | 'Shift+Tab' | 'ArrowDown' | undefined {
  const stop = what.closest('a, button, summary, input, select, textarea');
  const here = document.activeElement;
  if (stop === null) return 'Tab';
  if (stop === here) return undefined;
  const isRadio = (element: Element | null): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'radio';
  if (isRadio(stop) && isRadio(here) && stop.name === here.name && stop.form === here.form)
    return 'ArrowDown';
  if (here === null || here === document.body) return 'Tab';
  return here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
}
