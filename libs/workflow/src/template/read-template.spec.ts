import { readFileSync } from 'node:fs';
import { vocabulary } from '../spec/templates.js';
import { readTemplate } from './read-template.js';

const text = `
template: tea
title: Tea for
  everybody
phases:
  - { code: A, title: Begin, gate: { steps: [boil] } }
  - { code: B, title: Drink }
steps:
  - code: boil
    title: Boil water
    phase: A
    owner: worker
    duration: { least: 0d, usual: 10d, most: 3w }
    done: { word: true }
  - code: pour
    title: Pour
    purpose: >
      Tea comes
      out.
    phase: B
    owner: member
    needs: [boil, { step: drink-up, lag: 2w }]
    duration: { least: 1w, usual: 1w, most: 1w }
    done: { condition: room-found }
    evidence: required
    milestone: true
    waivable: [worker, manager]
    links: [{ title: How, url: 'https://example.org/tea' }]
  - { code: drink-up, title: Drink up, phase: B, owner: member, duration: { least: 0d, usual: 0d, most: 0d }, done: { word: true } }
`;

describe('a template file', () => {
  it('is read with lengths in days, texts on one line, and default values', () => {
    const { title, phases, steps } = readTemplate(text, vocabulary);
    expect(title).toBe('Tea for everybody');
    expect(phases).toEqual([{ code: 'A', title: 'Begin', gate: { steps: ['boil'], conditions: [] } }, { code: 'B', title: 'Drink', gate: null }]);
    expect(steps[0]).toEqual({
      code: 'boil', title: 'Boil water', purpose: '', phase: 'A', owner: 'worker', needs: [], duration: { least: 0, usual: 10, most: 21 },
      done: { word: true }, evidence: 'optional', milestone: false, waivable: [], links: [],
    });
    expect(steps[1]).toMatchObject({
      purpose: 'Tea comes out.', needs: [{ step: 'boil', lag: 0 }, { step: 'drink-up', lag: 14 }], done: { condition: 'room-found' },
      evidence: 'required', milestone: true, waivable: ['worker', 'manager'], links: [{ title: 'How', url: 'https://example.org/tea' }],
    });
  });

  it('may state its format, begin with a byte order mark, and have Windows line breaks', () => {
    const plain = readTemplate(text, vocabulary);
    expect(readTemplate(`format: 1${text}`, vocabulary)).toEqual(plain);
    expect(readTemplate(`\ufeff${text.replaceAll('\n', '\r\n')}`, vocabulary)).toEqual(plain);
  });

  it('of a peer-support group needs no conditions or words of user-led organisations', () => {
    const group = readTemplate(readFileSync('examples/templates/peer-support-group.yaml', 'utf8'), { conditions: [], roles: ['development-worker', 'user-member', 'programme-manager'] });
    expect([group.phases.length, group.steps.length]).toEqual([4, 10]);
    expect(JSON.stringify(group)).not.toMatch(/\bULO|user-led/iu);
  });
});
