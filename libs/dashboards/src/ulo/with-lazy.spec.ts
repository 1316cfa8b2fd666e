import { withLazy } from './with-lazy.js';

describe('an object with lazy properties', () => {
  const made = () => {
    const computed: string[] = [];
    const object = withLazy({ id: 'x' }, {
      one: () => (computed.push('one'), { n: 1 }),
      two: () => (computed.push('two'), 2),
    });
    return { object, computed };
  };

  it('calculates only the properties that are read, each once', () => {
    const { object, computed } = made();
    expect(computed).toEqual([]);
    expect(object.one).toBe(object.one);
    expect(computed).toEqual(['one']);
  });

  it('has all properties in the given order as JSON, as a copy and in a comparison', () => {
    const whole = { id: 'x', one: { n: 1 }, two: 2 };
    expect(JSON.stringify(made().object)).toBe(JSON.stringify(whole));
    expect({ ...made().object }).toStrictEqual(whole);
    expect(made().object).toEqual(whole);
    expect(made().object).not.toEqual({ ...whole, two: 3 });
  });
});
