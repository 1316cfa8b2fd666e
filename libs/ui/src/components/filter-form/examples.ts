import { dayFields } from '../../forms/day-fields.js';
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
    {
      name: 'days, one of them wrong, and fields that are folded away',
      args: [{
        action: '/audit', label: 'Search the log', submit: 'Search',
        fields: dayFields({ from: '2010-01-31', to: '2010-02-31' }, [{ name: 'from', label: 'From' }, { name: 'to', label: 'To', hint: 'For example, 27 3 2026' }]).fields,
        more: { label: 'Search by the day it was recorded', fields: dayFields({}, [{ name: 'recordedFrom', label: 'Recorded from' }]).fields },
      }],
    },
  ],
};
