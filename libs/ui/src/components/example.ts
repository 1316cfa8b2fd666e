/** Data to show a component with: for its spec, the browser suite and anybody who wonders how to call it. */
export interface Example {
  /** What the case is, unique within its component. */
  name: string;
  /** The arguments of the macro, in their order. */
  args: readonly unknown[];
}

/** The examples of one macro of `components/<component>/macro.njk`. */
export interface ComponentExamples {
  component: string;
  macro: string;
  examples: readonly Example[];
}
