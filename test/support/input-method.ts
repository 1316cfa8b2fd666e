import type { Locator, Page } from 'playwright-core';

/** How a person works a page. Journeys are told in these, so that each can be gone in several ways. */
export interface InputMethod {
  /** Follows a link, presses a button, ticks a box or chooses a radio. */
  activate(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
}

/** With mouse and keyboard. */
export const mouse: InputMethod = {
  activate: (target) => target.click(),
  write: (target, text) => target.fill(text),
};

/** More steps than any page of ours has controls. */
const PATIENCE = 150;

/** With Tab, Space, Enter, and the arrows inside a group of radios; nothing else. */
export function keyboard(page: Page): InputMethod {
  const holdsFocus = async (target: Locator): Promise<boolean> => (await target.and(page.locator(':focus')).count()) > 0;
  const isRadio = async (target: Locator): Promise<boolean> => (await target.getAttribute('type')) === 'radio';
  const reach = async (target: Locator, inGroup: boolean): Promise<void> => {
    for (let step = 0; step < PATIENCE; step++) {
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
