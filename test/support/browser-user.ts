import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf } from './browser.js';

/** A user with a separate browser context, without cookies of other users. It collects the errors that the browser reports. */
export interface BrowserUser {
  page: Page;
  complaints: string[];
  leave(): Promise<void>;
}

/** Opens a new browser context on the site at `url`, with the persona `role` if it is given. */
export async function openAs(browser: Browser, url: string, role?: string, options: BrowserContextOptions = {}): Promise<BrowserUser> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  if (role) await context.request.post('/who', { form: { role, next: '/help' }, headers: { origin: url, 'sec-fetch-site': 'same-origin' } });
  const page = await context.newPage();
  return { page, complaints: complaintsOf(page), leave: () => context.close() };
}
