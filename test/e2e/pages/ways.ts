import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { keyboard, mouse, type Hand } from '../../support/hand.js';
import { visit, type Visitor } from '../../support/visitor.js';
import type { Stand } from './page-object.js';

/** One way in which people use the pages. */
interface Way {
  options?: BrowserContextOptions;
  hand?: (page: Page) => Hand;
}

/** The ways in which the main journeys must be possible. */
export const ways: Readonly<Record<string, Way>> = {
  'with mouse and keyboard': {},
  'without JavaScript': { options: { javaScriptEnabled: false } },
  'on a screen 320 pixels wide': { options: { viewport: { width: 320, height: 640 } } },
  'by keyboard alone': { hand: keyboard },
  'in forced colours': { options: { forcedColors: 'active' } },
};

/** Somebody who comes to the site in that way. */
export async function come(browser: Browser, url: string, way: string, role?: string): Promise<Visitor & Stand> {
  const { options = {}, hand = () => mouse } = ways[way] ?? {};
  const visitor = await visit(browser, url, role, options);
  return { ...visitor, hand: hand(visitor.page) };
}
