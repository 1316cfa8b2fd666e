import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json: the same whether this file runs from `dist` or from its source. */
function projectFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('There is no package.json above libs/ui: the project is incomplete.');
  return projectFolder(above);
}

const project = projectFolder(import.meta.dirname);

/** What templates are looked for in after the pages' own folders. */
export const ownTemplatePaths: readonly string[] = [
  join(import.meta.dirname, 'templates'),
  import.meta.dirname,
  join(project, 'node_modules/govuk-frontend/dist'),
];

/**
 * The one folder that the web app serves under `/assets/`: `milepost.css`, `milepost.mjs`, `govuk-frontend.min.js`,
 * `favicon.svg`. Written by `libs/ui/build-styles.mjs`.
 */
export const assetsFolder: string = join(project, 'dist/libs/ui/src/assets');
