import fc from 'fast-check';
import type { Phase, Step, Template } from '../template/template.js';
import type { Vocabulary } from '../template/read-template.js';

export const vocabulary: Vocabulary = { conditions: ['room-found', 'money-there'], roles: ['worker', 'member', 'manager'] };

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()).filter((text) => /\p{L}/u.test(text));
const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/);
const days = fc.integer({ min: 0, max: 400 });
const lengths = fc.tuple(days, days, days).map((three) => three.sort((a, b) => a - b)).map(([least = 0, usual = 0, most = 0]) => ({ least, usual, most }));

const stepOf = (ownCode: string, before: readonly string[], phases: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({
    code: fc.constant(ownCode),
    title: word,
    purpose: fc.oneof(fc.constant(''), word),
    phase: fc.constantFrom(...phases),
    owner: fc.constantFrom(...vocabulary.roles),
    needs: fc.subarray([...before], { maxLength: Math.min(5, before.length) }).chain((needed) => fc.tuple(...needed.map((step) => fc.record({ step: fc.constant(step), lag: days })))),
    duration: lengths,
    done: fc.oneof(fc.constant({ word: true } as const), fc.record({ condition: fc.constantFrom(...vocabulary.conditions) })),
    evidence: fc.constantFrom('required', 'optional', 'none'),
    milestone: fc.boolean(),
    waivable: fc.subarray([...vocabulary.roles]),
    links: fc.array(fc.record({ title: word, url: fc.webUrl() }), { maxLength: 2 }),
  });

const phaseOf = (ownCode: string, isLast: boolean, steps: readonly string[]): fc.Arbitrary<Phase> =>
  fc.record({
    code: fc.constant(ownCode),
    title: word,
    gate: fc.oneof(
      ...(isLast ? [fc.constant(null)] : []),
      fc.record({ steps: fc.subarray([...steps], { minLength: 1 }), conditions: fc.subarray([...vocabulary.conditions]) }),
    ),
  });

/** Templates as `readTemplate` gives them, without cycles: a step needs only earlier steps. */
export const templates: fc.Arbitrary<Template> = fc
  .tuple(fc.uniqueArray(code, { minLength: 1, maxLength: 12 }), fc.uniqueArray(code, { minLength: 1, maxLength: 4 }))
  .chain(([steps, phases]) =>
    fc.record({
      template: fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}$/),
      title: word,
      phases: fc.tuple(...phases.map((ownCode, at) => phaseOf(ownCode, at === phases.length - 1, steps))),
      steps: fc.tuple(...steps.map((ownCode, at) => stepOf(ownCode, steps.slice(0, at), phases))),
    }),
  );
