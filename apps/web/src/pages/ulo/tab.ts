import type { UloView } from '#dashboards';
import type { Block } from '../blocks.js';

/** The context of a tab: addresses that keep the chosen moment, and the reader. */
export interface TabContext {
  /** The address of another tab of this ULO, at the same moment. */
  tab(slug: string): string;
  /** The address of the form of a command on this ULO; null when the reader's role may not issue it. */
  form(command: string, query?: Readonly<Record<string, string>>): string | null;
  /** The title of a command: "Adopt a constitution". */
  title(command: string): string;
  /** The address of the programme, on the same day where it was in the past. */
  programme(id: string): string;
  /** The address of a list of this tab as CSV. */
  csv(list: string): string;
}

/** One view of a ULO. */
export interface Tab {
  slug: string;
  title: string;
  build(view: UloView, context: TabContext): Block[];
}
