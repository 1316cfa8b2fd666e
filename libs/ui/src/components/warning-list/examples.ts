import type { ComponentExamples } from '../example.js';

export const warningListExamples: ComponentExamples = {
  component: 'warning-list',
  macro: 'warningList',
  examples: [
    {
      name: 'serious, less serious, cleared',
      args: [[
        { title: 'Fewer users than others on the committee', severity: 'red', href: '/warnings/1', why: '3 of 8 people on the committee use services.', opens: '2009-05-01' },
        { title: 'No mentoring for six weeks', severity: 'amber', why: 'The last session was on 12 January 2010.', opens: '2010-02-23', answer: 'Answered by the mentor: a session is booked.', matters: 'A new organisation needs advice.', source: 'SCIE guide 36', owner: 'Mentor', cures: [{ text: 'Log a mentoring session', href: '/record' }, { text: 'End mentoring' }] },
        { title: 'No governing document', severity: 'red', why: 'There was none six months after the start.', opens: '2009-07-19', clears: '2009-09-02' },
      ]],
    },
    { name: 'none', args: [[], { empty: 'There are no open warnings.' }] },
  ],
};
