import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { filters } from './filters.js';
import { assetsFolder, ownTemplatePaths } from './places.js';

export interface Renderer {
  /** The page as HTML. Throws when the template is missing or wrong; an undefined value prints nothing. */
  render: (template: string, context?: object) => string;
  /** The same for a template given as text: for tests and examples. */
  renderText: (text: string, context?: object) => string;
}

/** `templatePaths`: the pages' own folders, looked in first. Templates are compiled once and kept. */
export function createRenderer({ templatePaths = [] }: { templatePaths?: readonly string[] } = {}): Renderer {
  const loader = new nunjucks.FileSystemLoader([...templatePaths, ...ownTemplatePaths], { noCache: false, watch: false });
  // govuk-frontend's macros read many options that are not given: undefined must print as nothing.
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  environment.addFilter('trim', trim);
  environment.addGlobal('assetVersion', assetVersion());
  return {
    render: (template, context = {}) => environment.render(template, context),
    renderText: (text, context = {}) => environment.renderString(text, context),
  };
}

/** As the filter of Nunjucks, which takes milliseconds for a long page: it looks for blanks at the end from each of its blanks. */
const trim = (text: string | nunjucks.runtime.SafeString): string | nunjucks.runtime.SafeString => {
  const trimmed = text.toString().trim();
  return text instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed;
};

/** Changes whenever an asset does, so that browsers may keep assets for ever under `?v=`. */
function assetVersion(): string {
  if (!existsSync(assetsFolder)) return 'none';
  const hash = createHash('sha256');
  for (const name of readdirSync(assetsFolder).sort()) hash.update(readFileSync(join(assetsFolder, name)));
  return hash.digest('hex').slice(0, 12);
}
