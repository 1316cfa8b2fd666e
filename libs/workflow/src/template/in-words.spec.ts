import { changesInWords, daysInWords, type TitlesOf } from './in-words.js';
import { templateDiff } from './template-diff.js';
import type { Step, Template } from './template.js';

const titles: TitlesOf = { role: (code) => code.toUpperCase(), condition: (code) => `“${code}”` };
const step: Step = {
  code: 'A1', title: 'Boil', purpose: '', phase: 'A', owner: 'worker', needs: [], duration: { least: 0, usual: 7, most: 10 }, done: { word: true },
  evidence: 'optional', milestone: false, waivable: [], links: [],
};
const gate = { steps: ['A1'], conditions: [] };
const template = (steps: Step[], phases: Template['phases'] = [{ code: 'A', title: 'Begin', gate }, { code: 'B', title: 'Go on', gate: null }]): Template => ({ template: 'tea', title: 'Tea', phases, steps });
const changes = (before: Template, after: Template, renamed = {}): string[] => changesInWords(templateDiff(before, after, renamed), titles).map((change) => Object.values(change).join(' | '));

describe('in words', () => {
  it('describes whole weeks as weeks and other lengths as days', () => {
    expect([0, 1, 2, 7, 10, 14].map(daysInWords)).toEqual(['no time', '1 day', '2 days', '1 week', '10 days', '2 weeks']);
  });

  it('describes each field of a step before and after', () => {
    const after: Step = {
      code: 'A1', title: 'Heat', purpose: 'Tea.', phase: 'B', owner: 'member', needs: [{ step: 'A2', lag: 0 }, { step: 'A3', lag: 14 }], duration: { least: 1, usual: 7, most: 7 },
      done: { condition: 'hot' }, evidence: 'none', milestone: true, waivable: ['worker', 'member'], links: [{ title: 'How', url: 'https://example.org' }],
    };
    expect(changes(template([step]), template([after]))).toEqual([
      'Step A1 | title | Boil | Heat', 'Step A1 | purpose | none | Tea.', 'Step A1 | phase | A | B', 'Step A1 | owner | WORKER | MEMBER',
      'Step A1 | needs | nothing | A2, A3 (2 weeks after it)',
      'Step A1 | duration | usually 1 week, at least no time, at most 10 days | usually 1 week, at least 1 day, at most 1 week',
      'Step A1 | done by | A person says so | “hot”', 'Step A1 | evidence | optional | none', 'Step A1 | milestone | no | yes',
      'Step A1 | may be waived by | nothing | WORKER, MEMBER', 'Step A1 | links | nothing | How (https://example.org)',
    ]);
  });

  it('describes what was added, removed, renamed and moved', () => {
    const before = template([step, { ...step, code: 'A2' }, { ...step, code: 'A3' }]);
    const after = { ...template([{ ...step, code: 'A4', title: 'New' }, { ...step, code: 'A5' }, step], [{ code: 'B', title: 'Go on', gate: { steps: ['A1'], conditions: ['hot'] } }, { code: 'A', title: 'Start', gate }, { code: 'C', title: 'End', gate: null }]), title: 'Green tea' };
    expect(changes(before, after, { A3: 'A5' })).toEqual([
      'Template | title | Tea | Green tea', 'Phase C | added |  | End', 'Phase B | gate | none | A1, “hot”', 'Phase B | place |  | others come before it',
      'Phase A | title | Begin | Start', 'Phase A | place |  | others come before it', 'Step A4 | added |  | New', 'Step A2 | removed | Boil | ', 'Step A5 | renamed | A3 | A5',
    ]);
  });
});
