import type { ComponentExamples } from '../example.js';

export const tagExamples: ComponentExamples = {
  component: 'tag',
  macro: 'tag',
  examples: [
    { name: 'plain', args: ['Draft'] },
    ...['green', 'turquoise', 'red', 'orange'].map((colour) => ({ name: colour, args: [{ text: colour, colour }] })),
  ],
};
