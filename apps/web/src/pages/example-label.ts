/** What the layout says of a list in which some or all things are examples: whoever reads a figure must know that it is illustrative. */
export function exampleLabel(listed: readonly { example: boolean }[]): boolean | string {
  const examples = listed.filter((one) => one.example).length;
  if (examples === 0) return false;
  return examples === listed.length || 'Some of this is example data: its dates and figures are illustrative';
}

/** The name with a mark, where example data stands among other data. */
export const marked = ({ name, example }: { name: string; example: boolean }, listed: readonly { example: boolean }[]): string =>
  example && listed.some((one) => !one.example) ? `${name} (example)` : name;
