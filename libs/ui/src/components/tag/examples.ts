import type { ComponentExamples } from '../example.js';

export const tagExamples: ComponentExamples = {
  component: 'tag',
  macro: 'tag',
  examples: [
    { name: 'plain', args: ['Draft'] },
    ...['grey', 'green', 'turquoise', 'purple', 'magenta', 'red', 'orange', 'yellow'].map((colour) => ({ name: colour, args: [{ text: colour, colour }] })),
  ],
};
