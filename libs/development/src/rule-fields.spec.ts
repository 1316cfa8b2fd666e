import { readFileSync, globSync } from 'node:fs';
import { fieldsOf } from '#kernel';
import { commands } from './commands.js';
import { codesWithFields, fieldOfRule } from './rule-fields.js';

const sources = globSync('libs/*/src/**/*.ts').filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('rule-fields.ts')).map((path) => readFileSync(path, 'utf8')).join('\n');
const fieldNames = commands.map((command) => fieldsOf(command).map(({ name }) => name));

describe('the field that a refused rule is about', () => {
  it('is named for rules that there are, and is asked by some form', () => {
    expect(codesWithFields.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
    expect(codesWithFields.filter((code) => fieldNames.every((names) => fieldOfRule(code, names) === undefined))).toEqual([]);
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
