import type { ComponentExamples } from '../example.js';

export const emptyStateExamples: ComponentExamples = {
  component: 'empty-state',
  macro: 'emptyState',
  examples: [{ name: 'with a way forward', args: [{ text: 'No mentoring session has been logged yet.', link: { text: 'Log a session', href: '/record/log-mentoring-session' } }] }],
};
