import type { Chart } from '#ui';

export interface Link {
  text: string;
  href: string;
}
/** `action`: a button that sends a form with these fields; `about` names its subject. */
export type Cell = string | { text: string; href?: string; colour?: string; lines?: true; wide?: true; action?: { href: string; about: string; fields: Readonly<Record<string, string>> } };
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
  total?: string;
  csv?: string;
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
}
export interface TimelineItem {
  title: string;
  href?: string;
  on: string;
  recordedAt?: string;
  by?: string;
  text?: string;
  note?: string;
}

/** The steps of a phase, each with how it stands. */
export interface TaskGroup {
  heading: string;
  tasks: { title: string; href: string; hint?: string; status: 'completed' | 'in-progress' | 'ready' | 'cannot-start' | 'waived' | 'problem'; waitsFor?: string }[];
}

/** A page's body is a list of these; `blocks.njk` prints them with the components of `#ui`. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'inset'; text: string }
  | { kind: 'links'; links: Link[] }
  | { kind: 'buttons'; links: Link[] }
  /** Each sends a form of its own. */
  | { kind: 'actions'; actions: { href: string; text: string; secondary?: true }[] }
  | { kind: 'stats'; items: { label: string; value: string; note?: string }[] }
  | { kind: 'facts'; title: string; rows: Fact[]; links?: Link[]; empty?: string }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'warnings'; items: WarningItem[]; empty: string }
  | { kind: 'timeline'; items: TimelineItem[] }
  | { kind: 'tasks'; groups: TaskGroup[] }
  | { kind: 'pages'; previous?: string; next?: string }
  | { kind: 'filter'; filter: object }
  | { kind: 'moment'; moment: object };

export const heads = (...texts: string[]): Head[] => texts.map((text) => ({ text }));
