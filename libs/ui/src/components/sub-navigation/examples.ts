import type { ComponentExamples } from '../example.js';

export const subNavigationExamples: ComponentExamples = {
  component: 'sub-navigation',
  macro: 'subNavigation',
  examples: [{ name: 'views of one ULO', args: [{ label: 'Views of this ULO', items: ['Overview', 'Steps', 'Plan', 'Mentoring', 'Governance', 'Funding', 'History'].map((text, i) => ({ text, href: `#${text}`, current: i === 1 })) }] }],
};
