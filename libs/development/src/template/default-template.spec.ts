import { allRoles } from '#kernel';
import { readTemplate, templateAsYaml } from '#workflow';
import { conditionCodes, defaultTemplate, defaultTemplateText } from './index.js';

const vocabulary = { conditions: conditionCodes, roles: allRoles };
const { phases, steps } = defaultTemplate;

describe('the default template', () => {
  it('equals its text, also after a round trip', () => {
    expect(readTemplate(defaultTemplateText, vocabulary)).toEqual(defaultTemplate);
    expect(readTemplate(templateAsYaml(defaultTemplate), vocabulary)).toEqual(defaultTemplate);
  });

  it('has seven phases and 35 steps, each with a purpose', () => {
    expect(phases.map(({ code }) => code).join('')).toBe('ABCDEFG');
    expect(steps).toHaveLength(35);
    expect(steps.filter(({ purpose }) => !purpose.endsWith('.'))).toEqual([]);
  });

  it('uses every condition once, in a step or in a gate', () => {
    const used = [...steps.flatMap(({ done }) => ('condition' in done ? [done.condition] : [])), ...phases.flatMap(({ gate }) => gate?.conditions ?? [])];
    expect(used.sort()).toEqual([...conditionCodes].sort());
  });

  it('takes 125 weeks from its first step to its last', () => {
    const finish = new Map<string, number>();
    // Every step comes after its prerequisites; otherwise this finds no finish for one.
    for (const { code, needs, duration } of [...steps].sort((a, b) => depth(a.code) - depth(b.code)))
      finish.set(code, Math.max(0, ...needs.map(({ step }) => finish.get(step) ?? NaN)) + duration.usual);
    expect(Math.max(...finish.values())).toBe(125 * 7);
  });
});

const depth = (code: string): number => 1 + Math.max(-1, ...(steps.find((s) => s.code === code)?.needs ?? []).map(({ step }) => depth(step)));
