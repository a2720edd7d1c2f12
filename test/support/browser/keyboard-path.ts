/// <reference lib="dom" />
import type { CDPSession, Page } from 'playwright-core';

/** How far around an element its ring may be drawn. */
const RING_PX = 8;
const MOST_STOPS = 300;

export interface KeyboardStop {
  readonly role: string;
  /** As the browser tells it to a screen reader. */
  readonly name: string;
  /** Whether anything in or around it looks different while it has the focus. */
  readonly focusVisible: boolean;
}

/**
 * Tabs from where the focus is through the whole page.
 * @throws Error where the focus does not get out of something again
 */
export async function keyboardPath(page: Page): Promise<readonly KeyboardStop[]> {
  const devtools = await page.context().newCDPSession(page);
  const stops = new Map<number, KeyboardStop>();
  for (;;) {
    await page.keyboard.press('Tab');
    const focused = await focusedNode(devtools);
    const [first = focused?.id] = stops.keys();
    if (focused === undefined || (stops.size > 0 && focused.id === first)) break;
    const { id, role, name } = focused;
    if (stops.has(id) || stops.size === MOST_STOPS)
      throw new Error(`no way on for the focus: ${role} "${name}"`);
    stops.set(id, { role, name, focusVisible: await focusIsVisible(page) });
  }
  await devtools.detach();
  return [...stops.values()];
}

async function focusedNode(
  devtools: CDPSession,
): Promise<{ readonly id: number; readonly role: string; readonly name: string } | undefined> {
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
  if (result.objectId === undefined || /^(body|html)/.test(result.description ?? '')) return undefined;
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  const [node] = nodes;
  if (node?.backendDOMNodeId === undefined) return undefined;
  return { id: node.backendDOMNodeId, role: String(node.role?.value), name: String(node.name?.value ?? '') };
}

/** Looks at it with the focus and without. */
async function focusIsVisible(page: Page): Promise<boolean> {
  const clip = await page.evaluate((ring) => {
    const element = document.activeElement as HTMLInputElement;
    // A caret blinks, and is no ring; nor is text that was selected by tabbing into it.
    element.style.caretColor = 'transparent';
    if (typeof element.selectionStart === 'number') element.setSelectionRange(0, 0);
    const box = element.getBoundingClientRect();
    const left = Math.max(0, box.left - ring);
    const top = Math.max(0, box.top - ring);
    const width = Math.min(window.innerWidth, box.right + ring) - left;
    const height = Math.min(window.innerHeight, box.bottom + ring) - top;
    return width > 0 && height > 0 ? { x: left, y: top, width, height } : undefined;
  }, RING_PX);
  if (clip === undefined) return false;
  const look = (): Promise<Buffer> => page.screenshot({ clip, caret: 'initial', animations: 'disabled' });
  const focused = await look();
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await element.evaluate((it) => {
    it.blur();
  });
  const plain = await look();
  await element.evaluate((it) => {
    it.focus({ preventScroll: true });
  });
  return !focused.equals(plain);
}
