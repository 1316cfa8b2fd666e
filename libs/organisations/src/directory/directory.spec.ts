import { directoryOf } from './directory.js';
import { isLikelySame } from './likely-same.js';
import type { Organisation } from './organisation.js';

const one = (id: string, mergedInto: string | null = null, names: string[] = []): Organisation => ({
  id, revision: 0, name: id, kind: 'funder', formerNames: [], names, mergedInto, addedOn: '2026-01-01', example: false,
});

describe('the organisation that a relation is with', () => {
  const directory = directoryOf([one('a', null, ['Old name']), one('b', 'a', ['Other name']), one('c', 'b'), one('d')]);
  const related = (name: string, organisation: string | null = null): string | undefined => directory.related({ name, organisation });

  it('is the one that was chosen, whatever the name says; else the one that the name was matched with', () => {
    expect([related('d', 'a'), related('Old name', 'd'), related('OLD  name'), related('Other name')]).toEqual(['a', 'd', 'a', 'a']);
  });

  it('is none while nobody matched the name, also where an organisation is called so', () => {
    expect([related('d'), related('Somebody'), related('a', 'unknown')]).toEqual([undefined, undefined, undefined]);
  });

  it('is the one into which it was merged, step by step', () => {
    expect(['a', 'b', 'c', 'd', 'D'].map((id) => directory.standsFor(id))).toEqual(['a', 'a', 'a', 'd', 'd']);
    expect(directory.group('c')).toEqual({ ids: ['a', 'b', 'c'], keys: ['old name', 'other name'] });
    expect(directory.group('unknown')).toEqual({ ids: [], keys: [] });
  });

  it('is one and the same for all of a circle, which two processes may record at once', () => {
    const circle = directoryOf([one('a', 'b'), one('b', 'a'), one('c', 'b')]);
    expect(['a', 'b', 'c'].map((id) => circle.standsFor(id))).toEqual(['a', 'a', 'a']);
  });
});

describe('names that are likely to be of one organisation', () => {
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
