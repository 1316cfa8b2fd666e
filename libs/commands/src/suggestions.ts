import { editDistance } from '#kernel';

/** Up to three names that differ from `asked` in few letters or have most of its words. */
export function suggestionsFor(asked: string, names: readonly string[]): string[] {
  const short = asked.slice(0, 60);
  return names
    .map((name) => ({ name, distance: Math.min(editDistance(short, name), wordDistance(short, name)) }))
    .filter(({ name, distance: d }) => d <= name.length / 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** The number of letters in words that only one of the two names has. */
function wordDistance(a: string, b: string): number {
  const ours = a.split('-');
  const theirs = b.split('-');
  const apart = [...ours.filter((w) => !theirs.includes(w)), ...theirs.filter((w) => !ours.includes(w))];
  return apart.join('').length;
}
