import type { Chart } from '#ui';

export interface Link {
  text: string;
  href: string;
}
/** `action`: a button that sends a form with these fields; `about` names its subject. `button`: a link that looks like one. */
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
  /** Columns of figures, set to the right. */
  numeric?: number[];
  /** True where the cards of a narrow screen leave zeros out. */
  sparse?: true;
  total?: string;
  csv?: string;
  /** Where links to its pages lead. */
  id?: string;
  /** How many rows stand on one page, where it is not `PAGE_ROWS`. */
  pageRows?: number;
  /** Shown at one go, however long: for print. */
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
  /** What clears it: a command, with its form where the reader may send it. */
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
  /** Its number in the history, from 1. */
  number?: number;
  /** The entries that it names. */
  links?: Link[];
}

/** The steps of a phase, each with how it stands. */
export type TaskStatus = 'completed' | 'in-progress' | 'ready' | 'cannot-start' | 'waived' | 'problem';
export interface TaskGroup {
  heading: string;
  tasks: { title: string; href: string; hint?: string; status?: TaskStatus; waitsFor?: string }[];
}

/** A page's body is a list of these; `blocks.njk` prints them with the components of `#ui`. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'inset'; text: string }
  /** That another moment than now is shown; it stays in sight. */
  | { kind: 'moment-shown'; text: string; link: Link }
  | { kind: 'links'; links: Link[] }
  | { kind: 'buttons'; links: Link[] }
  /** Each sends a form of its own. */
  | { kind: 'actions'; actions: { href: string; text: string; secondary?: true; fields?: Readonly<Record<string, string>> }[] }
  | { kind: 'stats'; items: { label: string; value: string; note?: string }[] }
  /** Figures that lead to what they count. */
  | { kind: 'tiles'; label: string; items: { label: string; value: string; note?: string; href: string; current?: boolean }[] }
  /** `about`: the list, where a page has several. */
  | { kind: 'numbered'; previous?: string; next?: string; page: number; of: number; about?: string }
  | { kind: 'facts'; title: string; rows: Fact[]; links?: Link[]; empty?: string; fold?: true; id?: string }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'warnings'; items: WarningItem[]; empty: string; id?: string }
  | { kind: 'timeline'; items: TimelineItem[]; /** 2 directly under the title; 3 without it, under a heading. */ headingLevel?: 2 }
  | { kind: 'tasks'; groups: TaskGroup[] }
  /** Of a list that nobody counts: `first` leads back to its beginning. */
  | { kind: 'pages'; previous?: string; next?: string; first?: string }
  | { kind: 'filter'; filter: object }
  | { kind: 'moment'; moment: object; fold?: true };

export const heads = (...texts: string[]): Head[] => texts.map((text) => ({ text }));
