import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { startBuiltServer, type BuiltServer } from '../../support/built-server.js';
import { mouse } from '../../support/input-method.js';
import { openAs, type BrowserUser } from '../../support/browser-user.js';
import type { PageContext } from './page-object.js';
import { ways } from './ways.js';

/** The site for the tests of one file: the built server with both examples, and a browser. */
export interface Site {
  readonly server: BuiltServer;
  /** A new user with mouse and keyboard, in `role` if it is given. */
  openAs(role?: string, options?: BrowserContextOptions): Promise<BrowserUser>;
  /** A new user with one of the input methods `ways`. */
  come(way: string, role?: string): Promise<BrowserUser & PageContext>;
}

/** Starts server and browser before the first test of the file, and stops them after the last. Later hooks can use them. */
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
    openAs: (role, options) => openAs(browser, server.url, role, options),
    async come(way, role) {
      const { options = {}, hand = () => mouse } = ways[way] ?? {};
      const visitor = await openAs(browser, server.url, role, options);
      return { ...visitor, hand: hand(visitor.page) };
    },
  };
}
