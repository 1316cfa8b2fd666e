import type { Step, Template } from '#workflow';

const step = (code: string, phase: string, needs: readonly string[], more: Partial<Step>): Step => ({
  code, phase, title: `Step ${code}`, purpose: '', owner: 'user-member',
  needs: needs.map((needed) => ({ step: needed, lag: 0 })),
  duration: { least: 7, usual: 14, most: 28 },
  done: { word: true }, evidence: 'optional', milestone: false, waivable: ['programme-manager', 'committee'], links: [],
  ...more,
});

/** Two phases and four steps: S1 is done by word, S2 by a fact; S3 requires evidence and both of them; S4 is the launch. */
export const smallTemplate: Template = {
  template: 'small',
  title: 'A small one',
  phases: [
    { code: 'P1', title: 'Begin', gate: { steps: ['S1', 'S2'], conditions: [] } },
    { code: 'P2', title: 'Go on', gate: null },
  ],
  steps: [
    step('S1', 'P1', [], {}),
    step('S2', 'P1', [], { done: { condition: 'constitution-adopted' } }),
    step('S3', 'P2', ['S1', 'S2'], { evidence: 'required' }),
    step('S4', 'P2', ['S3'], { done: { condition: 'launch-held' }, duration: { least: 1, usual: 1, most: 1 } }),
  ],
};
