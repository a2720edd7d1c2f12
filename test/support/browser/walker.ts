import type { Locator, Page } from 'playwright-core';

/** Somebody at work: every press, choice and keystroke counts. */
export class Walker {
  presses = 0;
  keystrokes = 0;

  constructor(readonly page: Page) {}

  async press(what: Locator): Promise<void> {
    this.presses++;
    await what.click();
  }

  async tick(what: Locator): Promise<void> {
    this.presses++;
    await what.check();
  }

  /** By Tab to the field. */
  async write(where: Locator, text: string): Promise<void> {
    this.keystrokes += 1 + text.length;
    await where.fill(text);
  }

  async choose(where: Locator, option: string | { readonly index: number }): Promise<void> {
    this.presses += 2;
    await where.selectOption(option);
  }

  /** A day and a time of a field: by Tab, eight digits and four. */
  async at(group: Locator, day: string, time: string): Promise<void> {
    this.keystrokes += 14;
    await group.getByLabel('Dag').fill(day);
    await group.getByLabel('Tijd').fill(time);
  }

  button(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole('button', { name }));
  }

  link(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole('link', { name }).first());
  }

  /** Opens what is folded around a question, a press each. */
  async unfold(question: string): Promise<void> {
    for (const fold of await this.page.locator('details', { hasText: question }).all())
      if ((await fold.getAttribute('open')) === null) await this.press(fold.locator('> summary'));
  }
}
