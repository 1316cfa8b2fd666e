import fc from 'fast-check';
import { InvalidInput } from './errors.js';
import { assertNoKeyRepeated, countKeys, countKeysInText } from './json-keys.js';

const limits = { values: 100_000, depth: 1_000 };
const check = (text: string): void => assertNoKeyRepeated(text, countKeysInText(text, limits) ?? NaN, JSON.parse(text));

describe('keys of a JSON text', () => {
  it('are as many as the keys of the value, when none is repeated', () => {
    fc.assert(fc.property(fc.json({ stringUnit: 'binary' }), (text) => expect(countKeysInText(text, limits)).toBe(countKeys(JSON.parse(text)))));
  });

  it.each([
    ['{"hours":1,"hours":2}', 'hours'],
    ['{"a":{"b":[{"c":1},{"c":1,"d":2,"c":3}]}}', 'a.b.1.c'],
    ['{"a":"}:,{\\"a\\":","a":1}', 'a'],
    ['{"caf\\u00e9":1,"café":2}', 'café'],
    ['[[{"x":[{"y":1}],"x":1}]]', '0.0.x'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('are refused when one is repeated: %s', (text, field) => {
    expect(() => check(text)).toThrow(InvalidInput);
    expect(() => check(text)).toThrow(new RegExp(`^${field}: `, 'u'));
  });

  it('are not repeated in a value without objects', () => {
    for (const text of ['"a:b"', '["a", ":"]', '7', 'null', '{"a":[{"b":1},{"b":1}]}']) expect(() => check(text)).not.toThrow();
  });

  it('are not counted beyond the limits', () => {
    expect(countKeysInText('['.repeat(17), { values: 10, depth: 16 })).toBeUndefined();
    expect(countKeysInText(`[${'1,'.repeat(11)}1]`, { values: 10, depth: 16 })).toBeUndefined();
    expect(countKeysInText(`["${',[{'.repeat(1_000)}"]`, { values: 10, depth: 16 })).toBe(0);
  });
});
