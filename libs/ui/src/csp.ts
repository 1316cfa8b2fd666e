/**
 * The hash of the one inline script that a page has: the line by which govuk-frontend's template tells the styles that
 * scripts run. For the `script-src` of the content security policy; a spec recomputes it from a rendered page.
 */
export const inlineScriptHash = 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw=';
