/**
 * The kinds of change in CONTRIBUTING.md: each heading of the third level under "You want to …", and the files of its example,
 * each with the quoted piece of its text.
 */
export function changes(text) {
  return text.split(/^### /mu).slice(1).map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    files: [...section.matchAll(/^\d+\. `([^`]+)`: .*?`` ?(.+?) ?``/gmu)].map(([, path, piece]) => ({ path, piece })),
  }));
}
