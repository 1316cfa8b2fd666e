import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { assetsFolder, componentExamples, createRenderer, inlineScriptHash, renderExample } from '#ui';
import { axeFaults, openBrowser, overflow } from '../support/browser.js';

const renderer = createRenderer();
const frame = `{% extends "layout.njk" %}{% block body %}{{ example | safe }}{% endblock %}`;
const around = {
  navigation: [{ text: 'Programmes', href: '/programmes', active: true }, { text: 'Audit', href: '/audit' }],
  acting: { name: 'Sam', role: 'Mentor', changeHref: '/acting' },
  exampleData: true,
  breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: 'Tamworth', href: '/ulos/1' }],
};
interface Shown {
  path: string;
  title: string;
  html: string;
}
const errorsOf = (arg: unknown): unknown => (typeof arg === 'object' && arg !== null && 'errors' in arg ? arg.errors : undefined);
const components: Shown[] = componentExamples.flatMap((component, c) =>
  component.examples.map((example, e) => {
    const title = `${component.macro}: ${example.name}`;
    const context = { ...around, title, errors: errorsOf(example.args[0]), example: renderExample(renderer, component, example) };
    return { path: `/c/${c}-${e}`, title, html: renderer.renderText(frame, context) };
  }),
);
const errorPages: Shown[] = ['not-found', 'no-access', 'wrong', 'unavailable'].map((name) => ({
  path: `/errors/${name}`, title: name, html: renderer.render(`errors/${name}.njk`, { ...around, reference: 'abc-123' }),
}));
const confirmation: Shown = {
  path: '/confirmation', title: 'confirmation',
  html: renderer.render('confirmation.njk', { ...around, title: 'Mentoring ended', panelText: 'Recorded on 4 June 2026', next: [{ text: 'See the history', href: '/h' }] }),
};
const all = [...components, ...errorPages, confirmation];

const types: Record<string, string> = { '.css': 'text/css', '.mjs': 'text/javascript', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
// The policy of the pages: no inline code except the one script of the template.
const policy = `default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' '${inlineScriptHash}'; form-action 'self'`;

let server: Server;
let browser: Browser;
let page: Page;
let origin: string;
const complaints: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    const shown = all.find((each) => each.path === pathname);
    if (shown) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(shown.html);
    else
      readFile(join(assetsFolder, basename(pathname))).then(
        (bytes) => response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(bytes),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((closed) => server?.close(closed));
});
beforeEach(() => { complaints.length = 0; });

describe('every component in a browser', () => {
  it.each(all.map((each) => [each.title, each] as const))('%s: axe finds nothing, and it fits 320 px', async (_, { path }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(origin + path);
    for (const closed of await page.locator('details:not([open]) > summary').all()) await closed.click();
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  }, 30_000);

  it('an error summary takes the focus, and each of its links leads to its control', async () => {
    const wrong = components.find((each) => each.title === 'commandForm: with errors');
    await page.goto(origin + (wrong?.path ?? ''));
    await page.locator('.govuk-error-summary:focus').waitFor();
    const links = page.locator('.govuk-error-summary__list a');
    expect(await links.count()).toBeGreaterThan(5);
    for (const link of await links.all()) {
      await link.click();
      expect(`#${await page.evaluate<string>('document.activeElement.id')}`).toBe(await link.getAttribute('href'));
    }
  }, 30_000);

  it('a chart that is wider than the page scrolls by keyboard', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(origin + (components.find((each) => each.title === 'chart: a plan')?.path ?? ''));
    const chart = page.locator('.mp-chart__scroll');
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    // Scrolling takes a few frames. The policy of the page forbids evaluating a string to wait for.
    let scrolled = 0;
    while (scrolled === 0) scrolled = await chart.evaluate(({ scrollLeft }: { scrollLeft: number }) => scrollLeft);
    expect(await page.locator('.mp-chart__scroll:focus').count()).toBe(1);
  }, 30_000);

  it.each([['two lines', '.mp-chart__scroll'], ['bars', '.mp-chart__still']])('a chart is drawn for the width of the screen: %s', async (name, wide) => {
    await page.goto(origin + (components.find((each) => each.title === `chart: ${name}`)?.path ?? ''));
    for (const [width, drawing] of [[320, '.mp-chart__narrow'], [360, '.mp-chart__narrow'], [640, '.mp-chart__narrow'], [700, wide], [1280, wide]] as const) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.locator(`.mp-chart__narrow:visible, ${wide}:visible`).count()).toBe(1);
      const { scrolls, room } = await page.locator(drawing).evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => ({ scrolls: scrollWidth, room: clientWidth }));
      expect(room).toBeGreaterThan(0);
      expect(scrolls).toBeLessThanOrEqual(room);
    }
  }, 30_000);

  it('cards omit leading zeros of months, tables keep them', async () => {
    await page.goto(origin + (components.find((each) => each.title === 'dataTable: cards without zeros')?.path ?? ''));
    for (const [width, cells] of [[360, 2], [1280, 3]] as const) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.locator('tbody td:visible').count()).toBe(cells);
    }
  }, 30_000);

  it('a word of two hundred letters takes no space from other columns', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(origin + (components.find((each) => each.title === 'dataTable: words of two hundred letters')?.path ?? ''));
    const { scrolls, room } = await page.locator('.mp-scroll').evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => ({ scrolls: scrollWidth, room: clientWidth }));
    expect(scrolls).toBeLessThanOrEqual(room);
  }, 30_000);

  it('phases are drawn in the colours that the reader chose', async () => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.goto(origin + (components.find((each) => each.title === 'dataTable: phases as a strip')?.path ?? ''));
    const [text, ...drawn] = await page.evaluate<string[]>(`[getComputedStyle(document.body).color, ...[...document.querySelectorAll('.mp-strip__part')].map((part) => getComputedStyle(part).borderTopColor)]`);
    expect(drawn).toEqual([text, text, text]);
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
  }, 30_000);
});

describe('a table wider than the page', () => {
  it('keeps the row name visible, and the focused element next to it', async () => {
    const cells = Array.from({ length: 14 }, (_, i) => ({ text: `A link of several words ${i}`, href: `/${i}` }));
    const html = renderer.renderText('{% extends "layout.njk" %}{% from "components/data-table/macro.njk" import plainTable %}{% block body %}{{ plainTable(table) }}{% endblock %}', {
      ...around, title: 'Wide', table: { caption: 'ULOs', head: Array.from({ length: 15 }, (_, i) => `Column ${i}`), rows: [[{ text: 'Riverside', href: '/r' }, ...cells]] },
    });
    all.push({ path: '/wide', title: 'Wide', html });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${origin}/wide`);
    await page.evaluate(`document.querySelector('.mp-scroll').scrollLeft = 5000`);
    const head = page.locator('tbody th');
    for (const link of (await page.locator('tbody td a').all()).toReversed()) {
      await link.focus();
      const [whose, found] = [await head.boundingBox(), await link.boundingBox()];
      expect(whose?.x).toBeGreaterThanOrEqual(0);
      expect(found?.x).toBeGreaterThanOrEqual((whose?.x ?? 0) + (whose?.width ?? 0));
    }
  });
});
