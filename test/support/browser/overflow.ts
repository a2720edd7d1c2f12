/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What makes the page scroll sideways, a line each, innermost elements only: `table.register: 412 > 320`. */
export async function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const rightOf = (element: Element): number =>
      Math.ceil(element.getBoundingClientRect().right + window.scrollX);
    const tooWide = [...document.body.querySelectorAll('*')].filter(
      (element) => rightOf(element) > clientWidth,
    );
    const innermost = tooWide.filter((element) => !tooWide.some((other) => other.parentElement === element));
    const lines = innermost.map((element) => {
      const name = [element.localName, ...element.classList].join('.');
      return `${name}${element.id && `#${element.id}`}: ${rightOf(element)} > ${clientWidth}`;
    });
    // A long word has no element of its own to stick out.
    return lines.length > 0 ? lines : [`text: ${scrollWidth} > ${clientWidth}`];
  });
}
