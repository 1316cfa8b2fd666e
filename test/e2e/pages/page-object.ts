import type { Locator, Page } from 'playwright-core';
import { axeFaults } from '../../support/browser.js';
import { mouse, type InputMethod } from '../../support/input-method.js';

/** A page in a browser, and how its user operates it. */
export interface PageContext {
  page: Page;
  hand?: InputMethod;
}

/** One page of the site in a browser. Arriving checks its heading and runs axe. */
export class PageObject {
  constructor(
    readonly stand: PageContext,
    readonly heading: string,
  ) {}

  get page(): Page {
    return this.stand.page;
  }
  get hand(): InputMethod {
    return this.stand.hand ?? mouse;
  }
  get main(): Locator {
    return this.page.locator('main');
  }

  /** Waits for the one h1 of the page, and runs axe. */
  async arrived(): Promise<this> {
    await this.page.getByRole('heading', { level: 1, name: this.heading, exact: true }).waitFor();
    expect(await this.page.locator('h1').count()).toBe(1);
    expect(await axeFaults(this.page)).toEqual([]);
    return this;
  }

  async open(address: string): Promise<this> {
    expect((await this.page.goto(address))?.status()).toBe(200);
    return this.arrived();
  }

  /** Some links look like buttons and have that role. */
  follow(link: string): Promise<void> {
    const asked = { name: link, exact: true };
    return this.hand.activate(this.page.getByRole('link', asked).or(this.page.getByRole('button', asked)).first());
  }

  press(button: string): Promise<void> {
    return this.hand.activate(this.page.getByRole('button', { name: button, exact: true }));
  }

  /** Opens a collapsed section, unless it is open. */
  async unfold(label: string): Promise<void> {
    const details = this.main.locator('details').filter({ has: this.page.locator('summary').getByText(label, { exact: true }) });
    if ((await details.getAttribute('open')) === null) await this.hand.activate(details.locator('summary').first());
  }

  /** The text of the banner above the heading. */
  notice(): Promise<string> {
    return this.page.locator('.govuk-notification-banner__content').innerText();
  }

  /** The lines of the error summary. */
  problems(): Promise<string[]> {
    return this.page.locator('.govuk-error-summary__list li').allInnerTexts();
  }

  /** The figure under a label, with its note. */
  figure(label: string): Promise<string> {
    return this.main.locator('.mp-stats__one').filter({ has: this.page.getByText(label, { exact: true }) }).innerText();
  }

  /** The rows of the table with that caption, without its head: the text of each cell. */
  async rows(caption: string): Promise<string[][]> {
    const rows = await this.page.getByRole('table', { name: caption, exact: true }).locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  }
}
