import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts the system's Chromium without background requests. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** The violations that axe finds on the page, as text: WCAG 2.0 to 2.2, levels A and AA. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('document.body.classList.contains("js-enabled")'))) return withScripts(page, run);
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

/** Opens a copy of the page, without its own scripts, in a context with JavaScript, because axe needs JavaScript. */
async function withScripts<T>(page: Page, look: (copy: Page) => Promise<T>): Promise<T> {
  const [browser, viewport] = [page.context().browser(), page.viewportSize()];
  if (!browser) throw new Error('The page has no browser.');
  const context = await browser.newContext({ viewport });
  const body = (await page.content()).replace(/<script[^]*?<\/script>/gu, '');
  await context.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  const copy = await context.newPage();
  await copy.goto(page.url());
  const found = await look(copy);
  await context.close();
  return found;
}

/** Collects the errors that the browser reports: on the console (violations of the content security policy included) and in scripts. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Tests request pages that answer 4xx on purpose; the crawl finds missing files.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** The number of pixels by which the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.scrollingElement.scrollWidth - document.documentElement.clientWidth');

/**
 * Finds elements that cannot be seen: text in the colour of its background, and controls without an outline.
 * For tests of forced colours, where the user's colours replace those of the page.
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
      // The browser draws the button of a file control itself.
      const isBox = element.matches('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select, textarea, .govuk-button');
      if (isBox && (style.borderTopWidth === '0px' || style.borderTopColor === groundOf(element.parentElement)))
        found.push('no outline: ' + element.outerHTML.slice(0, 200));
    }
    return found;
  })()`);
