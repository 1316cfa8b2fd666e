import type { ComponentExamples } from '../example.js';

export const timelineExamples: ComponentExamples = {
  component: 'timeline',
  macro: 'timeline',
  examples: [
    {
      name: 'newest first',
      args: [[
        { title: 'Launch rescheduled', href: '/events/2', on: '2010-03-08', recordedAt: '2010-03-09T16:04:00.000Z', by: 'Programme manager', text: 'From 31 March 2010 to 24 September 2010.', note: 'Corrected once.' },
        { title: 'Committee elected', on: '2010-02-01', by: 'Development worker', lines: ['8 people', '6 of 8 people use services'] },
        { title: 'Mentoring agreed', on: '2009-03-10' },
      ]],
    },
    { name: 'empty', args: [[]] },
  ],
};
