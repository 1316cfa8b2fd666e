import fc from 'fast-check';
import { vocabulary } from '../spec/templates.js';
import { BadTemplate, faultInWords } from './bad-template.js';
import { readTemplate } from './read-template.js';

const step = (code: string, more = '', duration = '{ least: 1w, usual: 2w, most: 3w }'): string =>
  `  - { code: ${code}, title: ${code}, phase: A, owner: worker, duration: ${duration}, done: { word: true }${more} }`;
const steps = (...all: string[]): string => ['template: tea', 'title: Tea', 'phases:', '  - { code: A, title: Only }', 'steps:', ...all].join('\n');
const whole = steps(step('a'));
const where = (find: RegExp, to: string): string => whole.replace(find, to);

function faults(text: string): string[] {
  try {
    readTemplate(text, vocabulary);
    return [];
  } catch (error) {
    if (!(error instanceof BadTemplate)) throw error;
    return error.faults.map(faultInWords);
  }
}

describe('a template that is refused', () => {
  it.each<[string, string, ...string[]]>([
    ['is empty', '', 'Line 1: The file is empty.'],
    ['has only a comment', '# to come\n', 'Line 1: The file is empty.'],
    ['is not a mapping', '- a\n', 'Line 1: The template is a list: it must be a mapping with template, title, phases and steps.'],
    ['is a text', 'tea', 'Line 1: The template is “tea”: it must be a mapping with template, title, phases and steps.'],
    ['is of another version of the format', `format: 2\n${whole}`, 'Line 1: The file is of version 2 of the format: this Milepost reads version 1.'],
    ['has an invalid format', `format: new\n${whole}`, 'Line 1: The template’s format is “new”: it must be 1, the version of the format that this Milepost reads.'],
    ['is indented with tabs', 'template: tea\nsteps:\n\t- code: a\n', 'Line 3: The line is indented with a tab. YAML takes blanks only.'],
    ['is not YAML', 'template: "tea\n', 'Line 2: The YAML is not right: Missing closing "quote.'],
    ['has two documents', `${whole}\n---\n${whole}\n`, 'Line 7: The file holds several documents: a template is one.'],
    ['has a duplicate key', `${whole}\ntitle: Coffee\n`, 'Line 7: The key title is given twice.'],
    ['has an alias', `x: &x [1]\ny: *x\n`, 'Line 1: The anchor &x is set: templates have no anchors and aliases.', 'Line 2: The alias *x is used: write out what it stands for.'],
    ['has a tag', where(/Tea$/mu, '!!str Tea'), 'Line 2: The tag tag:yaml.org,2002:str is used: templates have no tags.'],
    ['lacks required fields', 'title: Tea\nphases: []\n', 'Line 1: The template lacks template.', 'Line 1: The template lacks steps.', 'Line 2: The template’s phases is empty.'],
    ['has an unknown key', `${whole}\ncolour: green\n`, 'Line 7: The template has “colour”, which is none of format, template, title, phases, steps.'],
    ['needs itself', steps(step('a', ', needs: [a]')), 'Line 6: Step a needs itself.'],
    ['has a code twice', steps(step('a'), step('b'), step('a')), 'Line 8: Two steps have the code a.'],
    ['needs an unknown step', steps(step('a', ', needs: [b]')), 'Line 6: Step a needs b: there is no such step.'],
    ['needs a step twice', steps(step('a'), step('b', ', needs: [a, { step: a, lag: 1w }]')), 'Line 7: Step b needs a twice.'],
    ['names an unknown condition', where(/word: true/u, 'condition: rain'), 'Line 6: Step a, done: there is no condition rain.'],
    ['names an unknown owner', where(/owner: worker/u, 'owner: king'), 'Line 6: Step a, owner: there is no role king. The roles are worker, member, manager.'],
    ['may be waived by an unknown role', steps(step('a', ', waivable: [worker, king, worker]')), 'Line 6: Step a names the role worker twice.', 'Line 6: Step a, waivable: there is no role king. The roles are worker, member, manager.'],
    ['names an unknown phase', where(/phase: A/u, 'phase: B'), 'Line 6: Step a, phase: there is no phase B.'],
    ['has a phase other than the last without a gate', where(/(Only \})/u, '$1\n  - { code: B, title: More }'), 'Line 4: Phase A has no gate. Only the last phase may have none.'],
    ['has an empty gate', where(/Only \}/u, 'Only, gate: {} }'), 'Line 4: The gate of phase A asks for nothing.'],
    ['has a gate with an unknown step and condition', where(/Only \}/u, 'Only, gate: { steps: [b], conditions: [rain] } }'), 'Line 4: The gate of phase A names b: there is no such step.', 'Line 4: The gate of phase A names rain: there is no such condition.'],
    ['has a least length above the usual one', steps(step('a', '', '{ least: 3w, usual: 2w, most: 1w }')), 'Line 6: Step a, duration: least (21 days) is more than usual (14 days).', 'Line 6: Step a, duration: usual (14 days) is more than most (7 days).'],
    ['has a negative length', steps(step('a', '', '{ least: -1w, usual: 2w, most: 3w }')), 'Line 6: Step a, duration, least is “-1w”: it must be a length of time such as 8w, 10d or 0d: whole weeks or days, not negative.'],
    ['has a length without d or w', steps(step('a', '', '{ least: 1, usual: 2w, most: 3w }')), 'Line 6: Step a, duration, least is “1”: it must be a length of time such as 8w, 10d or 0d: whole weeks or days, not negative.'],
    ['lasts for more than ten years', steps(step('a', '', '{ least: 1w, usual: 2w, most: 522w }')), 'Line 6: Step a, duration: most is 3654 days, 3650 at most.'],
    ['has a negative lag', steps(step('a'), step('b', ', needs: [{ step: a, lag: -1d }]')), 'Line 7: Step b, needs is a mapping: it must be the code of a step, or { step: B2, lag: 2w }.'],
    ['is done by word and by condition', where(/word: true/u, 'word: true, condition: room-found'), 'Line 6: Step a, done is a mapping: it must be { condition: code-of-a-condition }, or { word: true } when a person says so.'],
    ['has a code that is a number', where(/code: a,/u, 'code: 7,'), 'Line 6: Step number 1, code is “7”: it must be the code of a step: letters, digits and hyphens, 20 at most, in quotes if it has digits only.'],
    ['has a code that is too long', where(/code: a,/u, `code: ${'a'.repeat(21)},`), `Line 6: Step ${'a'.repeat(21)}, code is “${'a'.repeat(21)}”: it must be the code of a step: letters, digits and hyphens, 20 at most, in quotes if it has digits only.`],
    ['has a title that is too long', where(/Tea$/mu, 'x'.repeat(201)), `Line 2: The template’s title is “${'x'.repeat(60)}…”: it must be a title, 200 characters at most.`],
    ['has a title that cannot be read', where(/Tea$/mu, '"T\\ud800a"'), 'Line 2: The template, title, holds characters that cannot be read.'],
    ['has a blank title', where(/Tea$/mu, '"  "'), 'Line 2: The template, title, is blank.'],
    ['links to a script', steps(step('a', ", links: [{ title: x, url: 'javascript:alert(1)' }]")), 'Line 6: Step a, links, url is “javascript:alert(1)”: it must be an address that begins with http:// or https://, 500 characters at most.'],
  ])('%s', (_, text, ...expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('has a cycle: the fault names its steps, and the steps that can never begin', () => {
    const text = steps(step('d', ', needs: [c]'), step('a', ', needs: [c]'), step('b', ', needs: [a]'), step('c', ', needs: [b]'), step('e', ', needs: [free, d]'), step('free'));
    expect(faults(text)).toEqual(['Line 6: Can never begin, because of what they need: d, e.', 'Line 7: A cycle: a needs c, c needs b, b needs a.']);
  });

  it('has several cycles', () => {
    const text = steps(step('a', ', needs: [b, c]'), step('b', ', needs: [a]'), step('c', ', needs: [a]'), step('x', ', needs: [y]'), step('y', ', needs: [x]'));
    expect(faults(text)).toEqual(['Line 6: A cycle: a needs b, b needs a.', 'Line 6: A cycle: a needs c, c needs a.', 'Line 9: A cycle: x needs y, y needs x.']);
  });

  it('has a cycle of the maximum number of steps', () => {
    const codes = Array.from({ length: 500 }, (_, i) => `s${i}`);
    const [fault, ...others] = faults(steps(...codes.map((code, i) => step(code, `, needs: [${codes[(i + 1) % 500]}]`))));
    expect(fault).toMatch(/^Line 6: A cycle: s0 needs s1, .*, s499 needs s0\.$/u);
    expect(others).toEqual([]);
  });

  it('has 501 steps', () => {
    expect(faults(steps(...Array.from({ length: 500 }, (_, i) => step(`s${i}`))))).toEqual([]);
    expect(faults(steps(...Array.from({ length: 501 }, (_, i) => step(`s${i}`))))).toEqual(['Line 5: The template’s steps has 501 entries: 500 at most.']);
  });

  it('has 257 KiB', () => {
    const padded = (bytes: number): string => `${whole}\n#${'é'.repeat((bytes - whole.length - 2) / 2)}`.padEnd(bytes - Math.floor((bytes - whole.length - 2) / 2));
    expect(faults(padded(256 * 1024))).toEqual([]);
    expect(faults(padded(257 * 1024))).toEqual(['Line 1: The file has 263,168 bytes: 262,144 (256 KiB) at most.']);
  });

  it('is too large when written out', () => {
    const codes = Array.from({ length: 100 }, (_, i) => `s${i}`);
    const first = codes.map((code) => step(code));
    const others = Array.from({ length: 250 }, (_, i) => step(`t${i}`, `, needs: [${codes.join(', ')}]`));
    expect(faults(steps(...first, ...others))).toEqual([expect.stringMatching(/^Line 1: Written out, the template has [\d,]+ bytes: 393,216 at most\./u)]);
  });

  it('has several faults: all are reported in the order of lines', () => {
    const text = steps(step('a', ', needs: [nobody], evidence: some'), step('b', ', needs: [a, gone]', '{ least: 3w, usual: 2w, most: 3w }'), '  - { code: c }');
    expect(faults(text).map((fault) => fault.slice(0, 42))).toEqual([
      'Line 6: Step a, evidence is “some”: it mus',
      'Line 7: Step b needs gone: there is no suc',
      'Line 7: Step b, duration: least (21 days) ',
      ...['title', 'phase', 'owner', 'duration', 'done'].map((key) => `Line 8: Step c lacks ${key}.`),
    ]);
  });
});

describe('a text of any kind', () => {
  const nearly = fc.array(fc.constantFrom('steps:', 'template: ', '\n', '  ', '- ', '{', '}', '[', ']', 'a', ': ', '? ', '&x ', '*x ', '!t ', '"', "'", '|', '>', '#', '\t', '1w', '__proto__', 'constructor', '%'), { maxLength: 80 }).map((all) => all.join(''));

  it.each([['bytes', fc.string({ unit: 'binary', maxLength: 200 })], ['pieces of YAML', nearly], ['pieces in a template', nearly.map((piece) => where(/word: true/u, piece))]])(
    'made of %s is read, or refused with faults',
    (_, texts) => {
      fc.assert(fc.property(texts, (text) => faults(text).every((fault) => /^Line \d+: .+\.$/u.test(fault))), { numRuns: 500 });
    },
  );

  it.each([['[', 262_144], ['- ', 131_072], ['k:\n', 80_000]])('that repeats %j is refused quickly', (piece, times) => {
    expect(faults(piece.repeat(times)).length).toBeGreaterThan(0);
  }, 20_000);

  it('with exponential aliases is refused before any is resolved', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${i - 1}`)).join(', ')}]`);
    expect(faults(lines.join('\n'))).toHaveLength(200);
  });
});
