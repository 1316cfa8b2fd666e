/** The maximum values of a template. Lengths of texts are in characters. */
export const limits = {
  /** Bytes of a file, in UTF-8. */
  bytes: 256 * 1024,
  /** Bytes of its content as JSON in an event. */
  contentBytes: 384 * 1024,
  /**
   * YAML tokens of a file: words, marks, blanks and line ends. 250 steps with 100 prerequisites each have about 130,000.
   */
  parts: 160_000,
  /** Nesting of lists and mappings in brackets. */
  depth: 32,
  steps: 500,
  phases: 50,
  /** Prerequisites of one step, or entries of a gate. */
  entries: 100,
  links: 20,
  code: 20,
  title: 200,
  purpose: 1000,
  url: 500,
  /** Days of a duration or a lag. */
  days: 3650,
} as const;

/** The version of the format of template files. */
export const formatVersion = 1;
