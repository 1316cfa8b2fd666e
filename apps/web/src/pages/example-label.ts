/** The label of a list with example data: readers must know that its figures are illustrative. */
export function exampleLabel(listed: readonly { example: boolean }[]): boolean | string {
  const examples = listed.filter((one) => one.example).length;
  if (examples === 0) return false;
  return examples === listed.length || 'Some of this is example data: its dates and figures are illustrative';
}

/** The name, marked as an example where the list also has real data. */
export const marked = ({ name, example }: { name: string; example: boolean }, listed: readonly { example: boolean }[]): string =>
  example && listed.some((one) => !one.example) ? `${name} (example)` : name;
