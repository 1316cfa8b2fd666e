/** What every chart is: a sentence, a drawing of the same, and the same as a table. The macro `chart` prints them. */
export interface Chart {
  id: string;
  title: string;
  /** What the figures say, in words: comes first, and is enough by itself. */
  sentence: string;
  /** Our own markup, escaped throughout; without script and without inline style. */
  svg: string;
  /** The same drawn for narrow screens, where the wide drawing would scroll. */
  narrow?: string;
  /** True when the drawing keeps its size and its container scrolls. */
  wide: boolean;
  /** What the shapes mean; empty when the labels say it all. */
  key: { swatch: string; text: string }[];
  table: { head: string[]; rows: string[][]; /** Columns of figures, set to the right. */ numeric: number[]; /** Zeros are left out on narrow screens. */ sparse?: true };
  /** Where the same figures are as CSV. */
  csv?: string | undefined;
  /** True to show the table open. */
  open?: boolean | undefined;
}

/** What every chart takes. `id` is unique on its page: letters, digits and hyphens. */
export interface ChartInput {
  id: string;
  title: string;
  /** Replaces the sentence made from the figures, where the page knows better words. */
  sentence?: string;
  csv?: string;
  open?: boolean;
}
