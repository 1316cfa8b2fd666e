import { readFileSync, globSync } from 'node:fs';
import { fieldsOf } from '#kernel';
import { commands } from './commands.js';
import { codesWithFields, fieldOfRule } from './rule-fields.js';

const sources = globSync('libs/*/src/**/*.ts').filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('rule-fields.ts')).map((path) => readFileSync(path, 'utf8')).join('\n');
const fieldNames = commands.map((command) => fieldsOf(command).map(({ name }) => name));

/** Rules about everything that is so already, or about who asks and not what they answered. */
const aboutNoAnswer = [
  'already-established', 'commissioner-already-stepped-back', 'constitution-already-adopted', 'development-already-started', 'launch-already-held', 'paused-already', 'person-left-already', 'plan-laid-out-already', 'programme-already-closed', 'programme-already-open',
  'calendar-secret-taken', 'fact-recorded-elsewhere', 'gives-access', 'granted-by-somebody', 'last-administrator', 'no-plan-laid-out', 'no-text', 'person-erased', 'person-key-missing', 'plan-has-moved', 'programme-closed', 'started-steps-would-fall-away',
  'step-renamed-twice', 'still-administrator', 'template-version-stays', 'text-in-clear', 'too-many-steps',
];
const refused = [...sources.matchAll(/RuleRefused\(\s*'([a-z0-9-]+)'/gu)].flatMap(([, code]) => code ?? []).filter((code) => !code.startsWith('diary-'));

describe('the field that a refused rule is about', () => {
  it('is named for rules that there are, and is asked by some form', () => {
    expect(codesWithFields.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
    expect(codesWithFields.filter((code) => fieldNames.every((names) => fieldOfRule(code, names) === undefined))).toEqual([]);
  });

  it('is decided on for every rule that refuses', () => {
    const undecided = refused.filter((code) => !codesWithFields.includes(code) && !code.startsWith('no-such-') && !aboutNoAnswer.includes(code));
    expect([...new Set(undecided)]).toEqual([]);
    expect(aboutNoAnswer.filter((code) => codesWithFields.includes(code))).toEqual([]);
  });

  it('is what was not found, where the form asks for it', () => {
    expect(fieldOfRule('no-such-bid', ['occurredOn', 'bid'])).toBe('bid');
    expect(fieldOfRule('no-such-agenda-item', ['occurredOn', 'item'])).toBe('item');
    expect(fieldOfRule('no-such-bid', ['occurredOn'])).toBeUndefined();
  });

  it('is none of a rule about no answer', () => {
    expect(fieldOfRule('no-plan-laid-out', ['occurredOn', 'step'])).toBeUndefined();
    expect(fieldOfRule('constructor', ['occurredOn'])).toBeUndefined();
  });
});
