import { counted, listed, pounds } from './words.js';

describe('words for people', () => {
  it.each([[1_800_000, '£18,000'], [1_800_050, '£18,000.50'], [5, '£0.05'], [100, '£1']])('%p pence are %p', (pence, words) => {
    expect(pounds(pence)).toBe(words);
  });

  it('counts one and many', () => {
    expect([counted(1, 'hour'), counted(0, 'hour'), counted(3, 'person', 'people')]).toEqual(['1 hour', '0 hours', '3 people']);
  });

  it('joins a list with commas and “and”', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
