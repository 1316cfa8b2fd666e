// Writes dist/libs/ui/src/assets, the only folder that the web app serves: the compiled styles, and the scripts and images.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { compile } from 'sass';

const here = import.meta.dirname;
const root = join(here, '../..');
const assets = join(root, 'dist/libs/ui/src/assets');

/** Compiles libs/ui/src/styles/milepost.scss. @returns the CSS */
export const compileStyles = () =>
  compile(join(here, 'src/styles/milepost.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules'), root],
    quietDeps: true,
  }).css;

/** Writes every asset. @returns the folder */
export function buildAssets() {
  rmSync(assets, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  write('milepost.css', compileStyles());
  const components = readFileSync(join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), 'utf8').replace(/\n?\/\/# sourceMappingURL=.*$/u, '');
  write('govuk-frontend.min.js', components);
  const own = Object.fromEntries(readdirSync(join(here, 'src/assets')).map((name) => [name, readFileSync(join(here, 'src/assets', name), 'utf8')]));
  for (const [name, text] of Object.entries(own)) write(name, withVersions(text, { ...own, 'govuk-frontend.min.js': components }));
  return assets;
}

/** Writes a file and its Brotli and gzip versions, compressed once at the highest level. */
function write(name, text) {
  writeFileSync(join(assets, name), text);
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(text));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(text, { level: 9 }));
}

/** Adds a content hash to the URLs of other assets, because browsers cache each URL for a year. */
const withVersions = (text, others) =>
  Object.entries(others).reduce((done, [name, content]) => done.replaceAll(`'./${name}'`, `'./${name}?v=${createHash('sha256').update(content).digest('hex').slice(0, 12)}'`), text);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildAssets();
