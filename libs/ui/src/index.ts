/**
 * Pages of Milepost: templates, forms of commands, charts. This library depends on command declarations (`#kernel`), not on the domain.
 *
 *     const { render } = createRenderer({ templatePaths: [join(import.meta.dirname, 'pages')] });
 *     render('ulo/overview.njk', { title: 'Overview', navigation, acting, ... });
 *
 * A page: `{% extends "layout.njk" %}{% block body %}…{% endblock %}`. The layout prints the title, the h1, the error
 * summary and the banner. Blocks: `body`; `heading` (replaces the h1), `content` (replaces all of main), `pageHead`,
 * `pageScripts`. Context keys, all but `title` optional:
 *   title, heading (h1 when it differs), caption (above the h1), section (ends the title: the ULO's name),
 *   errors (`commandForm(…).errors`), notice { type?, title, text }, wide (true for a wide table), page { number, of? }, phase { tag, text },
 *   navigation [{ text, href, active?, current? }], breadcrumbs [{ text, href? }] or back { href, text? },
 *   acting { name, role?, changeHref? }, exampleData (true, or a text), printedOn (a day; only on paper), footerLinks [{ text, href }].
 * Complete pages: `command-form.njk` { form }, `check-answers.njk` { check }, `confirmation.njk` { panelText, next },
 * `errors/not-found.njk`, `errors/no-access.njk`, `errors/wrong.njk`, `errors/unavailable.njk` { reference?, message? }.
 * Macros: `{% from "components/<name>/macro.njk" import … %}`; each has examples in `examples.ts` of the same folder.
 */
export { createRenderer, type Renderer } from './render.js';
export { assetsFolder } from './paths.js';
export { inlineScriptHash } from './csp.js';
export { date, dateTime, money, month, number, plural } from './filters.js';
export { commandForm } from './forms/form.js';
export { parseCommandForm } from './forms/parse.js';
export { mergeErrors } from './forms/errors.js';
export { formValues, oneTextOf, textOf, type FormValues } from './forms/values.js';
export { answersOf, type Answer } from './forms/answers.js';
export { checkAnswers, stepControl } from './forms/check.js';
export { dayFields, type AskedDay, type DayFields } from './forms/day-fields.js';
export { momentFields } from './forms/moment.js';
export type { Chart } from './charts/chart.js';
export { barChart } from './charts/bar.js';
export { stackedChart } from './charts/stacked.js';
export { stepChart } from './charts/step.js';
export { networkChart } from './charts/network.js';
export { planChart, type PlanRow } from './charts/plan.js';
export { betweenInWords, likelyInWords, type LikelyRange } from './charts/likely-range.js';
export { componentExamples, renderExample } from './components/examples.js';
