import type { ComponentExamples } from '../example.js';

export const statsExamples: ComponentExamples = {
  component: 'stats',
  macro: 'stats',
  examples: [{ name: 'three', args: [[{ label: 'Users on the committee', value: '6 of 8 people' }, { label: 'Mentoring', value: '14.5 hours', note: 'In the last 90 days' }, { label: 'Core cost covered', value: '11 months' }]] }],
};
