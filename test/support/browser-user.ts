import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf } from './browser.js';

/** Somebody in front of a browser of their own: no cookies of others, and what the browser complains of is kept. */
export interface BrowserUser {
  page: Page;
  complaints: string[];
  leave(): Promise<void>;
}

/** A new visitor of the site at `url`, acting as `role` if it is given. */
export async function openAs(browser: Browser, url: string, role?: string, options: BrowserContextOptions = {}): Promise<BrowserUser> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  if (role) await context.request.post('/who', { form: { role, next: '/help' }, headers: { origin: url, 'sec-fetch-site': 'same-origin' } });
  const page = await context.newPage();
  return { page, complaints: complaintsOf(page), leave: () => context.close() };
}
