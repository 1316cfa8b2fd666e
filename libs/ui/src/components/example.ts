/** Example data of a component, for its spec, the browser tests and as documentation. */
export interface Example {
  /** The name of the case, unique within its component. */
  name: string;
  /** The arguments of the macro, in order. */
  args: readonly unknown[];
}

/** The examples of one macro of `components/<component>/macro.njk`. */
export interface ComponentExamples {
  component: string;
  macro: string;
  examples: readonly Example[];
}
