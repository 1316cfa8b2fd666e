import type { ComponentExamples } from '../example.js';

export const tilesExamples: ComponentExamples = {
  component: 'tiles',
  macro: 'tiles',
  examples: [{ name: 'two', args: [{ label: 'Figures', items: [{ label: 'Late', value: '7', note: '2 more than a week ago', href: '/?tile=late', current: true }, { label: 'Silent for 60 days', value: '3', href: '/?tile=silent' }] }] }],
};
