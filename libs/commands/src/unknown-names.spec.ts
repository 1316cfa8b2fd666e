import { unknownNames } from './unknown-names.js';

describe('names that do not exist', () => {
  it('are reported with suggestions, or else with all known names', () => {
    expect(unknownNames('parameter', ['programm', 'colour'], ['programme', 'sort'])).toEqual([
      { field: 'programm', message: 'There is no such parameter. Did you mean “programme”?' },
      { field: 'colour', message: 'There is no such parameter. Known: programme, sort.' },
    ]);
    expect(unknownNames('field', ['x'], [], 'lines.0.')).toEqual([{ field: 'lines.0.x', message: 'There is no such field.' }]);
  });

  it('are only counted after the tenth, and shortened when long', () => {
    const errors = unknownNames('field', ['x'.repeat(1_000_000), ...Array.from({ length: 99_999 }, (_, i) => `f${i}`)], ['hours'], 'lines.3.');
    expect(errors).toHaveLength(11);
    expect(errors[10]).toEqual({ field: 'lines.3', message: 'There are 99990 more fields that do not exist.' });
    expect(JSON.stringify(errors).length).toBeLessThan(1_500);
  });
});
