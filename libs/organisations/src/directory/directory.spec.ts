import { directoryOf } from './directory.js';
import { isLikelySame } from './likely-same.js';
import type { Organisation } from './organisation.js';

const one = (id: string, mergedInto: string | null = null, names: string[] = []): Organisation => ({
  id, revision: 0, name: id, kind: 'funder', formerNames: [], names, mergedInto, addedOn: '2026-01-01', example: false,
});

describe('the organisation that a relation is with', () => {
  const directory = directoryOf([one('a', null, ['Old name']), one('b', 'a', ['Other name']), one('c', 'b'), one('d')]);
  const related = (name: string, organisation: string | null = null): string | undefined => directory.related({ name, organisation });

  it('is the chosen one, even if the name differs; otherwise the one that the name is matched with', () => {
    expect([related('d', 'a'), related('Old name', 'd'), related('OLD  name'), related('Other name')]).toEqual(['a', 'd', 'a', 'a']);
  });

  it('is none while the name is not matched, also when an organisation has that name', () => {
    expect([related('d'), related('Somebody'), related('a', 'unknown')]).toEqual([undefined, undefined, undefined]);
  });

  it('is the one into which it was merged, step by step', () => {
    expect(['a', 'b', 'c', 'd', 'D'].map((id) => directory.standsFor(id))).toEqual(['a', 'a', 'a', 'd', 'd']);
    expect(directory.group('c')).toEqual({ ids: ['a', 'b', 'c'], keys: ['old name', 'other name'] });
    expect(directory.group('unknown')).toEqual({ ids: [], keys: [] });
  });

  it('is the same for all organisations in a cycle, which two concurrent processes may record', () => {
    const circle = directoryOf([one('a', 'b'), one('b', 'a'), one('c', 'b')]);
    expect(['a', 'b', 'c'].map((id) => circle.standsFor(id))).toEqual(['a', 'a', 'a']);
  });
});

describe('names that are probably of the same organisation', () => {
  it.each([['Disability Solutions', 'Disability Solution'], ['The MAP Trust Ltd.', 'map'], ['Staffordshire County Council', 'County Council of Staffordshire'], ['Action for Carers', 'Carers Action']])('%s and %s', (a, b) => {
    expect(isLikelySame(a, b)).toBe(true);
  });

  it.each([['MAP', 'MAD'], ['Staffordshire County Council', 'Derbyshire County Council'], ['The Trust', 'The Charity']])('not %s and %s', (a, b) => {
    expect(isLikelySame(a, b)).toBe(false);
  });

  it.each([[0, true], [1, true], [2, true], [3, false]])('names of 190 letters with %i letters changed: %s', (changed, same) => {
    const name = `${'Zusammenschluss'.repeat(12)} Altenburg`;
    const other = [...name].map((letter, i) => (i % 40 === 0 && i / 40 < changed ? 'q' : letter)).join('');
    expect(isLikelySame(name, other)).toBe(same);
  });
});
