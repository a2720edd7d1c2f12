/// <reference lib="dom" />
import type { Page } from 'playwright-core';

const USUAL_PX = 16;
/** Nothing is usually written smaller than this. */
const SMALLEST_PX = 12;

/** As who asked his browser for letters of twice the size. It holds until the page goes to another site. */
export async function writeTwiceAsLarge(page: Page): Promise<void> {
  // The session stays: with it the setting would go.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 2 * USUAL_PX } });
}

/** After that: letters that stayed small, text that was cut off or has a letter or two a line, a line each. */
export async function lostText(page: Page): Promise<readonly string[]> {
  return page.evaluate((smallest) => {
    const faultOf = (element: HTMLElement): string | undefined => {
      const { fontSize, overflowX, clipPath } = getComputedStyle(element);
      if (parseFloat(fontSize) < smallest) return `is ${fontSize}`;
      // What is only there to be heard is clipped.
      if (clipPath !== 'none') return undefined;
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 && right > 0) return 'sticks out where no page scrolls to';
      const { clientWidth: width, scrollWidth, innerText } = element;
      if (width > 0 && width < 3 * parseFloat(fontSize) && innerText.length > 10) return 'is squeezed';
      return overflowX !== 'visible' && scrollWidth > width + 1 ? 'is cut off' : undefined;
    };
    const isText = (node: Node): boolean =>
      node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
    return [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.checkVisibility() && [...element.childNodes].some(isText))
      .flatMap((element) => {
        const fault = faultOf(element);
        const name = [element.localName, ...element.classList].join('.');
        return fault === undefined ? [] : [`${name} "${element.innerText.slice(0, 30)}" ${fault}`];
      });
  }, 2 * SMALLEST_PX);
}
