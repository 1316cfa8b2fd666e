import type { Locator, Page } from 'playwright-core';

/** How a user operates a page. Browser journeys use this interface, so that each runs with mouse and with keyboard. */
export interface InputMethod {
  /** Follows a link, presses a button, ticks a box or chooses a radio. */
  activate(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
}

/** Clicks with the mouse and types with the keyboard. */
export const mouse: InputMethod = {
  activate: (target) => target.click(),
  write: (target, text) => target.fill(text),
};

/** More key presses than any page has controls. */
const MAX_KEY_PRESSES = 150;

/** Uses only Tab, Space, Enter, and the arrow keys inside a group of radios. */
export function keyboard(page: Page): InputMethod {
  const holdsFocus = async (target: Locator): Promise<boolean> => (await target.and(page.locator(':focus')).count()) > 0;
  const isRadio = async (target: Locator): Promise<boolean> => (await target.getAttribute('type')) === 'radio';
  const reach = async (target: Locator, inGroup: boolean): Promise<void> => {
    for (let step = 0; step < MAX_KEY_PRESSES; step++) {
      if (await holdsFocus(target)) return;
      const amongRadios = inGroup && (await page.locator(':focus').count()) > 0 && (await isRadio(page.locator(':focus')));
      await page.keyboard.press(amongRadios ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  };
  return {
    async activate(target) {
      const ticked = ['radio', 'checkbox'].includes((await target.getAttribute('type')) ?? '');
      await reach(target, await isRadio(target));
      await page.keyboard.press(ticked ? 'Space' : 'Enter');
    },
    async write(target, text) {
      await reach(target, false);
      await page.keyboard.insertText(text);
    },
  };
}
