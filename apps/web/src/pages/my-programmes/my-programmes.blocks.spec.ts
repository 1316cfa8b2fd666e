import { warningsInWords } from './my-programmes.blocks.js';

describe('the text of the open warnings of a ULO', () => {
  it.each([[2, 3, '2 serious, 3 other'], [1, 0, '1 serious, 0 other'], [0, 5, '5 warnings, none serious'], [0, 1, '1 warning, none serious']])('%i serious and %i other ones', (red, amber, words) => {
    expect(warningsInWords(red, amber)).toBe(words);
  });
});
