import type { ComponentExamples } from '../example.js';

export const filterFormExamples: ComponentExamples = {
  component: 'filter-form',
  macro: 'filterForm',
  examples: [
    {
      name: 'a list and a text',
      args: [{
        action: '/programmes/1', label: 'Filter the ULOs', clear: '/programmes/1', keep: { sort: 'name' },
        fields: [
          { name: 'phase', label: 'Phase', value: 'a', items: [{ value: '', text: 'Every phase' }, { value: 'a', text: 'Exploring' }] },
          { name: 'name', label: 'Name', value: '', hint: 'A part of it is enough.' },
        ],
      }],
    },
  ],
};
