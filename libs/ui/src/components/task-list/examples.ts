import type { ComponentExamples } from '../example.js';

export const taskListExamples: ComponentExamples = {
  component: 'task-list',
  macro: 'taskGroups',
  examples: [
    {
      name: 'every status',
      args: [[
        { heading: 'Exploring', tasks: [{ title: 'Agree mentoring', href: '/steps/1', status: 'completed' }, { title: 'Form the steering group', href: '/steps/2', status: 'in-progress', hint: 'Planned for 31 March 2009' }] },
        {
          heading: 'Establishing',
          tasks: [
            { title: 'Adopt a constitution', href: '/steps/3', status: 'problem' },
            { title: 'Find premises', href: '/steps/4', status: 'ready' },
            { title: 'Register', href: '/steps/6', status: 'waived', hint: 'Waived on 1 March 2010' },
            { title: 'Launch', href: '/steps/5', status: 'cannot-start', waitsFor: 'Adopt a constitution' },
          ],
        },
      ]],
    },
    { name: 'steps that are all ready', args: [[{ heading: 'What is next', tasks: [{ title: 'Find premises', href: '/steps/4', hint: 'Commissioner, since 1 March 2010' }] }]] },
  ],
};
