/** A chart: a sentence, a drawing and a table with the same content. The macro `chart` prints them. */
export interface Chart {
  id: string;
  title: string;
  /** The figures in words. It comes first and can be understood without the drawing. */
  sentence: string;
  /** Markup with escaped texts, without scripts and inline styles. */
  svg: string;
  /** The same drawing for narrow screens, on which the wide drawing would scroll. */
  narrow?: string;
  /** True if the drawing has a fixed width and its container scrolls. */
  wide: boolean;
  /** The key to the shapes; empty if the labels explain them. */
  key: { swatch: string; text: string }[];
  table: { head: string[]; rows: string[][]; /** Columns of figures, aligned to the right. */ numeric: number[]; /** Zeros are left out on narrow screens. */ sparse?: true };
  /** The URL of the same figures as CSV. */
  csv?: string | undefined;
  /** True to show the table initially. */
  open?: boolean | undefined;
}

/** The input of every chart. `id` is unique on its page and has only letters, digits and hyphens. */
export interface ChartInput {
  id: string;
  title: string;
  /** Replaces the sentence that is generated from the figures. */
  sentence?: string;
  csv?: string;
  open?: boolean;
}
