import type { Renderer } from '../render.js';
import { chartExamples } from './chart/examples.js';
import { checkAnswersExamples } from './check-answers/examples.js';
import { commandFormExamples } from './command-form/examples.js';
import { dataTableExamples, plainTableExamples } from './data-table/examples.js';
import { emptyStateExamples } from './empty-state/examples.js';
import { filterFormExamples } from './filter-form/examples.js';
import { momentFormExamples } from './moment-form/examples.js';
import { pagesByKeyExamples } from './pages-by-key/examples.js';
import { statsExamples } from './stats/examples.js';
import { subNavigationExamples } from './sub-navigation/examples.js';
import { summaryCardExamples } from './summary-card/examples.js';
import { tagExamples } from './tag/examples.js';
import { taskListExamples } from './task-list/examples.js';
import { tilesExamples } from './tiles/examples.js';
import { timelineExamples } from './timeline/examples.js';
import { warningListExamples } from './warning-list/examples.js';
import type { ComponentExamples, Example } from './example.js';

/** Every component with its examples. A spec fails if the folder of a component is missing here. */
export const componentExamples: readonly ComponentExamples[] = [
  chartExamples, checkAnswersExamples, commandFormExamples, dataTableExamples, plainTableExamples, emptyStateExamples, filterFormExamples,
  momentFormExamples, pagesByKeyExamples, statsExamples, subNavigationExamples, summaryCardExamples, tagExamples, taskListExamples,
  tilesExamples, timelineExamples, warningListExamples,
];

/** The HTML of one example. */
export function renderExample({ renderText }: Renderer, { component, macro }: ComponentExamples, { args }: Example): string {
  const names = args.map((_, i) => `args[${i}]`).join(', ');
  return renderText(`{% from "components/${component}/macro.njk" import ${macro} %}{{ ${macro}(${names}) }}`, { args });
}
