import type { BrowserContextOptions, Page } from 'playwright-core';
import { keyboard, type InputMethod } from '../../support/input-method.js';

/** One way in which people use the pages. */
interface Way {
  options?: BrowserContextOptions;
  hand?: (page: Page) => InputMethod;
}

/** The ways in which the main journeys must be possible. */
export const ways: Readonly<Record<string, Way>> = {
  'with mouse and keyboard': {},
  'without JavaScript': { options: { javaScriptEnabled: false } },
  'on a screen 320 pixels wide': { options: { viewport: { width: 320, height: 640 } } },
  'by keyboard alone': { hand: keyboard },
  'in forced colours': { options: { forcedColors: 'active' } },
};
