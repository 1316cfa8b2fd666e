import { readFileSync, globSync } from 'node:fs';
import { fieldsOf } from '#kernel';
import { commands } from './commands.js';
import { codesWithFields, fieldOfRule } from './rule-fields.js';

const sources = globSync('libs/*/src/**/*.ts').filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('rule-fields.ts')).map((path) => readFileSync(path, 'utf8')).join('\n');
const fieldNames = commands.map((command) => fieldsOf(command).map(({ name }) => name));

/** Rules about the recorded state or about the person who asks, not about a field. */
const aboutNoAnswer = [
  'already-established', 'commissioner-already-stepped-back', 'constitution-already-adopted', 'development-already-started', 'launch-already-held', 'paused-already', 'person-left-already', 'plan-laid-out-already', 'programme-already-closed', 'programme-already-open',
  'calendar-secret-taken', 'fact-recorded-elsewhere', 'gives-access', 'granted-by-somebody', 'last-administrator', 'no-plan-laid-out', 'no-text', 'person-erased', 'person-key-missing', 'plan-has-moved', 'programme-closed', 'started-steps-would-fall-away',
  'step-renamed-twice', 'still-administrator', 'template-version-stays', 'text-in-clear', 'too-many-steps',
];
const refused = [...sources.matchAll(/RuleRefused\(\s*'([a-z0-9-]+)'/gu)].flatMap(([, code]) => code ?? []).filter((code) => !code.startsWith('diary-'));

describe('the field that a refused rule is about', () => {
  it('is listed only for existing rules, and exists in a form', () => {
    expect(codesWithFields.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
    expect(codesWithFields.filter((code) => fieldNames.every((names) => fieldOfRule(code, names) === undefined))).toEqual([]);
  });

  it('is listed for every rule that refuses', () => {
    const undecided = refused.filter((code) => !codesWithFields.includes(code) && !code.startsWith('no-such-') && !aboutNoAnswer.includes(code));
    expect([...new Set(undecided)]).toEqual([]);
    expect(aboutNoAnswer.filter((code) => codesWithFields.includes(code))).toEqual([]);
  });

  it('is the field for what was not found, when the form has it', () => {
    expect(fieldOfRule('no-such-bid', ['occurredOn', 'bid'])).toBe('bid');
    expect(fieldOfRule('no-such-agenda-item', ['occurredOn', 'item'])).toBe('item');
    expect(fieldOfRule('no-such-bid', ['occurredOn'])).toBeUndefined();
  });

  it('is undefined for a rule that is about no field', () => {
    expect(fieldOfRule('no-plan-laid-out', ['occurredOn', 'step'])).toBeUndefined();
    expect(fieldOfRule('constructor', ['occurredOn'])).toBeUndefined();
  });
});
