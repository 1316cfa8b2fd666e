import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { filters } from './filters.js';
import { assetsFolder, ownTemplatePaths } from './paths.js';

export interface Renderer {
  /** Renders a page as HTML. An undefined value prints nothing. @throws Error if the template is missing or invalid */
  render: (template: string, context?: object) => string;
  /** Renders a template given as text, for tests and examples. */
  renderText: (text: string, context?: object) => string;
}

/** @param templatePaths the folders of the pages, searched first. Templates are compiled once and cached. */
export function createRenderer({ templatePaths = [] }: { templatePaths?: readonly string[] } = {}): Renderer {
  const loader = new nunjucks.FileSystemLoader([...templatePaths, ...ownTemplatePaths], { noCache: false, watch: false });
  // The macros of govuk-frontend read many absent options, so undefined must print nothing.
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  environment.addFilter('trim', trim);
  environment.addGlobal('assetVersion', assetVersion());
  return {
    render: (template, context = {}) => environment.render(template, context),
    renderText: (text, context = {}) => environment.renderString(text, context),
  };
}

/** Replaces the filter of Nunjucks, whose regular expression needs milliseconds for a long page: it restarts at every space. */
const trim = (text: string | nunjucks.runtime.SafeString): string | nunjucks.runtime.SafeString => {
  const trimmed = text.toString().trim();
  return text instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed;
};

/** A hash of all assets, used as `?v=`, so that browsers can cache them without expiry. */
function assetVersion(): string {
  if (!existsSync(assetsFolder)) return 'none';
  const hash = createHash('sha256');
  for (const name of readdirSync(assetsFolder).sort()) hash.update(readFileSync(join(assetsFolder, name)));
  return hash.digest('hex').slice(0, 12);
}
