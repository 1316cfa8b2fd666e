/** One thing recorded earlier that a command can name. */
export interface ReferenceChoice {
  id: string;
  label: string;
}

/** Choices by the name that `@Reference({ to })` gives. */
export type References = Record<string, ReferenceChoice[]>;
