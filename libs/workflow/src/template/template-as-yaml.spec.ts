import fc from 'fast-check';
import { parse } from 'yaml';
import { templates, vocabulary } from '../spec/templates.js';
import { readTemplate } from './read-template.js';
import { templateAsYaml } from './template-as-yaml.js';

describe('a template written as YAML', () => {
  it('is read back as the same template', () => {
    fc.assert(fc.property(templates, (template) => {
      expect(readTemplate(templateAsYaml(template), vocabulary)).toEqual(template);
    }), { numRuns: 150 });
  });

  it('omits default values, and gives whole weeks as weeks', () => {
    const yaml = templateAsYaml({
      template: 'tea', title: 'Tea', phases: [{ code: 'A', title: 'Only', gate: null }],
      steps: [{ code: 'boil', title: 'Boil', purpose: '', phase: 'A', owner: 'worker', needs: [], duration: { least: 0, usual: 10, most: 21 }, done: { word: true }, evidence: 'optional', milestone: false, waivable: [], links: [] }],
    });
    expect(parse(yaml)).toEqual({
      format: 1, template: 'tea', title: 'Tea', phases: [{ code: 'A', title: 'Only' }],
      steps: [{ code: 'boil', title: 'Boil', phase: 'A', owner: 'worker', duration: { least: '0d', usual: '10d', most: '3w' }, done: { word: true } }],
    });
    expect(yaml).toContain('    duration: { least: 0d, usual: 10d, most: 3w }\n');
  });
});
