import type { Chart } from '#ui';

export interface Link {
  text: string;
  href: string;
}
/** `action`: a button that sends a form with these fields; `about` names its subject. `button`: a link that looks like a button. */
export type Cell = string | { text: string; href?: string; colour?: string; lines?: true; wide?: true; button?: true; about?: string; more?: string; strip?: readonly string[]; action?: { href: string; about: string; fields: Readonly<Record<string, string>> } };
export interface Head {
  text: string;
  href?: string;
  sorted?: 'ascending' | 'descending';
}
export interface Table {
  caption: string;
  captionHidden?: boolean;
  head: Head[];
  rows: Cell[][];
  /** Columns of figures, aligned right. */
  numeric?: number[];
  /** True when the cards of a narrow screen omit zeros. */
  sparse?: true;
  total?: string;
  csv?: string;
  /** The address of the pages of the list. */
  id?: string;
  /** The number of rows on a page, when it is not `PAGE_ROWS`. */
  pageRows?: number;
  /** All rows are on one page, for print. */
  whole?: true;
  empty?: string;
}
export interface Fact {
  key: string;
  value: string | Link;
}
export interface WarningItem {
  title: string;
  severity: 'red' | 'amber';
  why: string;
  opens: string;
  clears?: string;
  href?: string;
  answer?: string;
  matters?: string;
  source?: string;
  owner?: string;
  /** The command that clears the warning, with a link to its form if the reader may send it. */
  cures?: { text: string; href?: string }[];
}
export interface TimelineItem {
  title: string;
  href?: string;
  on: string;
  recordedAt?: string;
  by?: string;
  text?: string;
  note?: string;
  /** The number of the entry in the history, from 1. */
  number?: number;
  /** The entries that this entry refers to. */
  links?: Link[];
}

/** The steps of a phase, each with its standing. */
export type TaskStatus = 'completed' | 'in-progress' | 'ready' | 'cannot-start' | 'waived' | 'problem';
export interface TaskGroup {
  heading: string;
  tasks: { title: string; href: string; hint?: string; status?: TaskStatus; waitsFor?: string }[];
}

/** The body of a page is a list of these. `blocks.njk` prints them with the components of `#ui`. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'inset'; text: string }
  /** Says that the page shows another moment than now. It stays visible when the page scrolls. */
  | { kind: 'moment-shown'; text: string; link: Link }
  | { kind: 'links'; links: Link[] }
  | { kind: 'buttons'; links: Link[] }
  /** Each button sends a separate form. */
  | { kind: 'actions'; actions: { href: string; text: string; secondary?: true; fields?: Readonly<Record<string, string>> }[] }
  | { kind: 'stats'; items: { label: string; value: string; note?: string }[] }
  /** Figures with links to the things that they count. */
  | { kind: 'tiles'; label: string; items: { label: string; value: string; note?: string; href: string; current?: boolean }[] }
  /** `about`: the name of the list, on a page with several lists. */
  | { kind: 'numbered'; previous?: string; next?: string; page: number; of: number; about?: string }
  | { kind: 'facts'; title: string; rows: Fact[]; links?: Link[]; empty?: string; fold?: true; id?: string }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'warnings'; items: WarningItem[]; empty: string; id?: string }
  | { kind: 'timeline'; items: TimelineItem[]; /** 2 directly under the title; 3 without it, under a heading. */ headingLevel?: 2 }
  | { kind: 'tasks'; groups: TaskGroup[] }
  /** For a list without a total: `first` leads back to its beginning. */
  | { kind: 'pages'; previous?: string; next?: string; first?: string }
  | { kind: 'filter'; filter: object }
  | { kind: 'moment'; moment: object; fold?: true };

export const heads = (...texts: string[]): Head[] => texts.map((text) => ({ text }));
