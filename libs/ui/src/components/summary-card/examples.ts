import type { ComponentExamples } from '../example.js';

export const summaryCardExamples: ComponentExamples = {
  component: 'summary-card',
  macro: 'summaryCard',
  examples: [
    {
      name: 'with links',
      args: [{
        title: 'Governing document', links: [{ text: 'Record a change', href: '/record' }],
        rows: [{ key: 'Kind', value: 'Constitution', change: '/correct/1' }, { key: 'Adopted', value: '2 September 2009' }, { key: 'Evidence', value: { text: 'Minutes', href: '/evidence/1' } }],
      }],
    },
    { name: 'nothing yet', args: [{ title: 'Premises', rows: [], empty: 'No premises have been recorded yet.' }] },
  ],
};
