/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Thinner is not seen. */
const RING_PX = 2;

/**
 * What is wrong with the focus where it is now: it has no ring around it, or something lies over it.
 * To be called after a key was pressed: a browser shows no ring to who points.
 */
export async function focusFault(page: Page): Promise<string | undefined> {
  const [fault] = await faultsOf(page, 'here');
  return fault;
}

/** The same of everything on the page that Tab comes to, a line each: `a.lw-leave "Verlaat deze pagina": no ring`. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Tab');
  return faultsOf(page, 'everywhere');
}

function faultsOf(page: Page, where: 'here' | 'everywhere'): Promise<string[]> {
  return page.evaluate(
    ({ all, ring }) => {
      const faultOf = (element: HTMLElement): string | undefined => {
        // In a field for a day the button that opens a calendar: a ring of its own, which nothing here can ask for.
        if (!element.matches(':focus')) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < ring) return 'no ring';
        // A link may run over more lines than one.
        const { left, right, top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const corners = [left + 3, right - 3].flatMap((x) =>
          [top + 3, bottom - 3].map((y) => [x, y] as const),
        );
        const seen = corners.filter(
          ([x, y]) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight,
        );
        if (seen.length === 0) return 'outside the window';
        const over = seen
          .map(([x, y]) => document.elementFromPoint(x, y))
          .filter((hit): hit is Element => hit !== null && !hit.contains(element) && !element.contains(hit));
        // What is higher than the window, or than what is left of it, need not be seen whole.
        if (over.length < seen.length) return undefined;
        return `under ${[over[0]!.localName, ...over[0]!.classList].join('.')}`;
      };
      const nameOf = (element: HTMLElement): string => {
        const text = element.getAttribute('aria-label') ?? element.getAttribute('name') ?? '';
        const said = element.innerText.trim().split('\n')[0] || text;
        return `${[element.localName, ...element.classList].join('.')} "${said}"`;
      };
      const stops = all
        ? [
            ...document.querySelectorAll<HTMLElement>(
              'a[href], button, input, select, textarea, summary, [tabindex="0"]',
            ),
          ].filter(
            (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
          )
        : [document.activeElement as HTMLElement];
      return stops.flatMap((element) => {
        if (all) element.focus();
        if (document.activeElement !== element) return [];
        const fault = faultOf(element);
        return fault === undefined ? [] : [`${nameOf(element)}: ${fault}`];
      });
    },
    { all: where === 'everywhere', ring: RING_PX },
  );
}
