import type { Locator } from 'playwright-core';
import { PageObject, type PageContext } from './page-object.js';

export class WhoPage extends PageObject {
  constructor(stand: PageContext) {
    super(stand, 'Choose who you are');
  }
  async choose(label: string): Promise<void> {
    await this.hand.activate(this.page.getByLabel(label, { exact: true }));
    await this.press('Continue');
  }
}

/** A page with a list of ULOs. */
class ListOfUlos extends PageObject {
  /** The cells of one ULO by column heading. */
  async row(ulo: string): Promise<Map<string, string>> {
    const heads = await this.main.locator('thead th').allInnerTexts();
    const cells = await this.main.locator('tbody tr').filter({ hasText: ulo }).locator('th, td').allInnerTexts();
    return new Map(heads.map((head, i) => [(head.split(':')[0] ?? '').replace(/\s+/gu, ' '), (cells[i] ?? '').replace(/\s+/gu, ' ')]));
  }
}

/** The list of all ULOs, the first page of the site. */
export class PortfolioPage extends ListOfUlos {
  constructor(stand: PageContext) {
    super(stand, 'User-led organisations (ULOs)');
  }
}

/** One programme and its ULOs. */
export class ProgrammePage extends ListOfUlos {}

/** One view of one ULO. */
export class UloPage extends PageObject {
  async tab(title: string): Promise<UloPage> {
    await this.hand.activate(this.page.getByRole('navigation', { name: 'This ULO' }).getByRole('link', { name: title, exact: true }));
    return new UloPage(this.stand, title).arrived();
  }
  /** An open warning with all its text. */
  warning(title: string): Locator {
    return this.main.locator('.mp-warnings__one').filter({ hasText: title });
  }
}

export class HistoryPage extends PageObject {
  constructor(stand: PageContext) {
    super(stand, 'History');
  }
  /** Entries with that title, the last recorded first. */
  entries(title: string): Locator {
    return this.main.locator('.moj-timeline__item').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }
  async openEntry(title: string, nth = 0): Promise<PageObject> {
    await this.hand.activate(this.entries(title).nth(nth).getByRole('link'));
    return new PageObject(this.stand, title).arrived();
  }
}

/** The form of a command. */
export class FormPage extends PageObject {
  field(id: string): Locator {
    return this.page.locator(`[id="${id}"]`);
  }
  async write(id: string, text: string): Promise<void> {
    await this.hand.write(this.field(id), text);
  }
  /** Writes a day (YYYY-MM-DD) into the three controls of a date. */
  async day(id: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    await this.write(`${id}-day`, String(Number(date)));
    await this.write(`${id}-month`, String(Number(month)));
    await this.write(`${id}-year`, year);
  }
  tick(label: string): Promise<void> {
    return this.hand.activate(this.page.getByLabel(label, { exact: true }));
  }
  /** Chooses from a select, or from radios. */
  async choose(id: string, label: string): Promise<void> {
    const field = this.page.locator(`select[id="${id}"]`);
    if ((await field.count()) > 0) await field.selectOption({ label });
    else await this.tick(label);
  }
}
