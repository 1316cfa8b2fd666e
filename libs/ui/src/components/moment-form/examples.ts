import { momentFields } from '../../forms/moment.js';
import type { ComponentExamples } from '../example.js';

export const momentFormExamples: ComponentExamples = {
  component: 'moment-form',
  macro: 'momentForm',
  examples: [{ name: 'one day asked for, one of them wrong', args: [{ action: '/ulos/1/history', clear: '/ulos/1/history', ...momentFields({ asAt: '2010-03-31', 'knownAt-day': '31' }) }] }],
};
