/**
 * The hash of the only inline script of a page: the line of govuk-frontend's template that adds a class if scripts run.
 * It belongs in `script-src` of the content security policy. A spec recomputes it from a rendered page.
 */
export const inlineScriptHash = 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw=';
