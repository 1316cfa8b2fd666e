import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { startBuiltServer, type BuiltServer } from '../../support/built-server.js';
import { mouse } from '../../support/hand.js';
import { visit, type Visitor } from '../../support/visitor.js';
import type { Stand } from './page-object.js';
import { ways } from './ways.js';

/** The site that the tests of one file share: the built server with both examples, and a browser. */
export interface Site {
  readonly server: BuiltServer;
  /** A new visitor with mouse and keyboard, acting as `role` if it is given. */
  visit(role?: string, options?: BrowserContextOptions): Promise<Visitor>;
  /** A new visitor who uses the pages in one of the `ways`. */
  come(way: string, role?: string): Promise<Visitor & Stand>;
}

/** Starts server and browser before the first test of the file, and stops them after the last. Hooks below the call can use them. */
export function useSite(): Site {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer(), openBrowser()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get server() {
      return server;
    },
    visit: (role, options) => visit(browser, server.url, role, options),
    async come(way, role) {
      const { options = {}, hand = () => mouse } = ways[way] ?? {};
      const visitor = await visit(browser, server.url, role, options);
      return { ...visitor, hand: hand(visitor.page) };
    },
  };
}
