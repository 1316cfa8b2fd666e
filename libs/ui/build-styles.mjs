// Writes dist/libs/ui/src/assets, the one folder that the web app serves: our styles, compiled, and the few files beside them.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'sass';

const here = import.meta.dirname;
const root = join(here, '../..');
const assets = join(root, 'dist/libs/ui/src/assets');

/** Compiles libs/ui/src/styles/milepost.scss; gives the CSS as text. */
export const compileStyles = () =>
  compile(join(here, 'src/styles/milepost.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules'), root],
    quietDeps: true,
  }).css;

/** Writes every asset; gives the folder. */
export function buildAssets() {
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, 'milepost.css'), compileStyles());
  copyFileSync(join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), join(assets, 'govuk-frontend.min.js'));
  for (const name of readdirSync(join(here, 'src/assets'))) copyFileSync(join(here, 'src/assets', name), join(assets, name));
  return assets;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildAssets();
