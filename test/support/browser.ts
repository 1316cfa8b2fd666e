import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The system's Chromium, without what it would fetch by itself. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** What axe finds wrong on the page, in words: rules of WCAG 2.0 to 2.2, levels A and AA. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('document.body.classList.contains("js-enabled")'))) return onTwin(page, run);
  return run(page);
}

async function run(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
    return (await axe.run(options)).violations;
  });
  return found.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ').slice(0, 400)}`);
}

/** Axe needs scripts: where they are off it looks at the same page, its own scripts taken out, in a window that has them. */
async function onTwin<T>(page: Page, look: (twin: Page) => Promise<T>): Promise<T> {
  const [browser, viewport] = [page.context().browser(), page.viewportSize()];
  if (!browser) throw new Error('The page has no browser.');
  const context = await browser.newContext({ viewport });
  const body = (await page.content()).replace(/<script[^]*?<\/script>/gu, '');
  await context.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  const twin = await context.newPage();
  await twin.goto(page.url());
  const found = await look(twin);
  await context.close();
  return found;
}

/** What the browser complains of, as it comes: errors on the console (breaches of the content security policy among them) and in scripts. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that answers 4xx is meant to; a file that is missing says so in the crawl.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.scrollingElement.scrollWidth - document.documentElement.clientWidth');

/**
 * What cannot be told from what is behind it: text of the ground's own colour, and controls without an outline.
 * Made for forced colours, where a reader's own colours stand in for ours.
 */
export const invisible = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const groundOf = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/, 0\\)$|transparent/.test(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const drawn = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const found = [];
    for (const element of document.body.querySelectorAll('*')) {
      if (!drawn(element) || element.closest('svg, .govuk-visually-hidden, script')) continue;
      const style = getComputedStyle(element);
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (says && style.color === groundOf(element)) found.push('text: ' + element.outerHTML.slice(0, 200));
      // The browser draws the button of a file control by itself.
      const isBox = element.matches('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select, textarea, .govuk-button');
      if (isBox && (style.borderTopWidth === '0px' || style.borderTopColor === groundOf(element.parentElement)))
        found.push('no outline: ' + element.outerHTML.slice(0, 200));
    }
    return found;
  })()`);
