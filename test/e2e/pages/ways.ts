import type { BrowserContextOptions, Page } from 'playwright-core';
import { keyboard, type InputMethod } from '../../support/input-method.js';

/** One input method or screen of a user. */
interface Way {
  options?: BrowserContextOptions;
  hand?: (page: Page) => InputMethod;
}

/** The input methods and screens that the main journeys support. */
export const ways: Readonly<Record<string, Way>> = {
  'with mouse and keyboard': {},
  'without JavaScript': { options: { javaScriptEnabled: false } },
  'on a screen 320 pixels wide': { options: { viewport: { width: 320, height: 640 } } },
  'by keyboard alone': { hand: keyboard },
  'in forced colours': { options: { forcedColors: 'active' } },
};
