import type { ComponentExamples } from '../example.js';

export const pagesByKeyExamples: ComponentExamples = {
  component: 'pages-by-key',
  macro: 'pagesByKey',
  examples: [
    { name: 'first page', args: [{ next: '?after=abc', nextLabel: 'Page 2 of 5' }] },
    { name: 'only page', args: [{}] },
  ],
};
