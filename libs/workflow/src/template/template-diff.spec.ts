import fc from 'fast-check';
import { templates } from '../spec/templates.js';
import { templateDiff } from './template-diff.js';
import type { Step, Template } from './template.js';

const step = (code: string, more: Partial<Step> = {}): Step => ({
  code, title: code, purpose: '', phase: 'A', owner: 'worker', needs: [], duration: { least: 7, usual: 7, most: 7 }, done: { word: true },
  evidence: 'optional', milestone: false, waivable: [], links: [], ...more,
});
const needing = (...codes: string[]): Partial<Step> => ({ needs: codes.map((code) => ({ step: code, lag: 0 })) });
const template = (steps: Step[], more: Partial<Template> = {}): Template => ({
  template: 'tea', title: 'Tea', phases: [{ code: 'A', title: 'Begin', gate: { steps: ['boil'], conditions: [] } }, { code: 'B', title: 'Drink', gate: null }], steps, ...more,
});

describe('the difference between two templates', () => {
  it('is empty for the same template with another order of keys, prerequisites and roles', () => {
    fc.assert(fc.property(templates, (one) => {
      const stored = JSON.parse(JSON.stringify(one), (_, value: unknown) => (isMapping(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as Template;
      const turned = { ...stored, steps: stored.steps.map((s) => ({ ...s, needs: s.needs.toReversed(), waivable: s.waivable.toReversed() })) };
      expect(templateDiff(one, turned).same).toBe(true);
    }), { numRuns: 100 });
  });

  it('has the steps that were added and removed, and the changed fields of other steps', () => {
    const diff = templateDiff(
      template([step('boil'), step('pour', needing('boil')), step('gone')]),
      template([step('boil', { duration: { least: 7, usual: 14, most: 14 }, owner: 'member' }), step('pour', needing('boil', 'fetch')), step('fetch')], { title: 'Green tea' }),
    );
    expect(diff.same).toBe(false);
    expect(diff.title).toEqual({ before: 'Tea', after: 'Green tea' });
    expect([diff.added, diff.removed].map((steps) => steps.map(({ code }) => code))).toEqual([['fetch'], ['gone']]);
    expect(diff.changed.map(({ after, fields }) => [after.code, fields])).toEqual([['boil', ['owner', 'duration']], ['pour', ['needs']]]);
  });

  it('treats renamed steps as the same in prerequisites and gates', () => {
    const before = template([step('boil'), step('pour', needing('boil'))]);
    const after = template([step('heat', { title: 'boil' }), step('pour', needing('heat'))], { phases: before.phases.map((p) => (p.gate ? { ...p, gate: { steps: ['heat'], conditions: [] } } : p)) });
    const diff = templateDiff(before, after, { boil: 'heat' });
    expect(diff).toMatchObject({ same: false, added: [], removed: [], changed: [], phases: { added: [], removed: [], changed: [] } });
    expect(diff.renamed.map((pair) => [pair.before.code, pair.after.code])).toEqual([['boil', 'heat']]);
  });

  it('has the phases that were added, removed, reordered, or got another title or gate', () => {
    const phase = (code: string, title: string, ...steps: string[]) => ({ code, title, gate: { steps, conditions: [] } });
    const before = template([step('boil')], { phases: [phase('A', 'Begin', 'boil'), phase('B', 'Drink', 'boil'), phase('C', 'Wash', 'boil')] });
    const after = template([step('boil')], { phases: [phase('B', 'Sip', 'boil'), phase('A', 'Begin', 'pour'), phase('D', 'Dry', 'boil')] });
    const { added, removed, changed } = templateDiff(before, after).phases;
    expect([added, removed].map((phases) => phases.map(({ code }) => code))).toEqual([['D'], ['C']]);
    expect(changed.map((pair) => [pair.after.code, pair.fields])).toEqual([['B', ['title', 'order']], ['A', ['gate', 'order']]]);
  });
});

const isMapping = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
