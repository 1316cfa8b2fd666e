import { InvalidInput } from '#kernel';
import { parseForm, parseQuery, queryError } from './form-text.js';

const plain = (text: string): object => ({ ...parseForm(text) });

describe('the parser of forms', () => {
  it('reads names and values, and lists the values of a repeated name', () => {
    expect(plain('name=Zo%C3%AB+%2B+1&topics=a&topics=b&topics=c&empty=&flag&&=x')).toEqual({ name: 'Zoë + 1', topics: ['a', 'b', 'c'], empty: '', flag: '', '': 'x' });
    expect(plain('')).toEqual({});
    expect(parseForm('__proto__=1&constructor=2')).toMatchObject({ constructor: '2' });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('agrees with the parser of browsers on well-formed text', () => {
    for (const text of ['a=1&b=%20+%26', 'x=%E2%80%99&y==&z=a=b']) expect(plain(text)).toEqual(Object.fromEntries(new URLSearchParams(text)));
  });

  it.each(['name=caf%E9', 'name=%', 'name=%zz', 'name=%ED%A0%80', 'name=%C0%AF'])('refuses text that is not percent-encoded UTF-8: %s', (text) => {
    expect(() => parseForm(text)).toThrow(InvalidInput);
    expect(() => parseForm(text)).toThrow(/^name: /u);
    expect(queryError(parseQuery(text))).toBeInstanceOf(InvalidInput);
  });

  it('refuses more fields than any form of Milepost has', () => {
    expect(() => parseForm(Array.from({ length: 1_001 }, (_, i) => `f${i}=`).join('&'))).toThrow('at most 1000 fields');
    expect(queryError(parseQuery('a=1'))).toBeUndefined();
  });
});
