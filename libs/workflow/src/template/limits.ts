/** What a template may have at most. Lengths of texts are in characters. */
export const limits = {
  /** Of a file, in UTF-8. */
  bytes: 256 * 1024,
  /** Of its content written out as JSON, which an event holds. */
  contentBytes: 384 * 1024,
  /**
   * Words, marks, blanks and line ends of a file, as YAML takes it apart: 250 steps of which each needs 100 others have some 130,000.
   */
  parts: 160_000,
  /** Lists and mappings in brackets inside each other. */
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
  /** Of a duration or a lag. */
  days: 3650,
} as const;

/** The version of the format of template files. */
export const formatVersion = 1;
