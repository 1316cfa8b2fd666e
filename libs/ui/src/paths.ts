import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder with package.json: the same for this file in `dist` and in the sources. @throws Error if there is none */
function projectFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('There is no package.json above libs/ui: the project is incomplete.');
  return projectFolder(above);
}

const project = projectFolder(import.meta.dirname);

/** Folders in which templates are searched after the folders of the pages. */
export const ownTemplatePaths: readonly string[] = [
  join(import.meta.dirname, 'templates'),
  import.meta.dirname,
  join(project, 'node_modules/govuk-frontend/dist'),
];

/**
 * The only folder that the web app serves under `/assets/`: `milepost.css`, `milepost.mjs`, `govuk-frontend.min.js`,
 * `favicon.svg`. `libs/ui/build-styles.mjs` writes it.
 */
export const assetsFolder: string = join(project, 'dist/libs/ui/src/assets');
