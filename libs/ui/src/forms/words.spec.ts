import type { FieldSpec } from '#kernel';
import { emptyMessage, subjectOf } from './words.js';

const field = (given: object): FieldSpec => ({ name: 'x', ...given }) as FieldSpec;

describe('the error messages of a field', () => {
  it.each([
    [{ kind: 'date', label: 'First day' }, 'Enter the first day'],
    [{ kind: 'date', label: 'When did it happen?', noun: 'day it happened' }, 'Enter the day it happened'],
    [{ kind: 'date', label: 'When is it due?' }, 'Enter a date for “When is it due?”'],
    [{ kind: 'choice', label: 'Kind of agreement', options: {} }, 'Select the kind of agreement'],
    [{ kind: 'choices', label: 'Topics', options: {} }, 'Select the topics'],
    [{ kind: 'choice', label: 'Why?', options: {} }, 'Select an answer to “Why?”'],
    [{ kind: 'longtext', label: 'Why is it withdrawn?', noun: 'reason', max: 10 }, 'Enter the reason'],
    [{ kind: 'yesno', label: 'Was it open to everybody?' }, 'Select yes or no for “Was it open to everybody?”'],
    [{ kind: 'whole', label: 'Carers', min: 0, max: 10 }, 'Enter a number for “Carers”'],
    [{ kind: 'ref', label: 'ULO', to: 'ulo' }, 'Select the ULO'],
  ])('ask for the value of the empty field %j', (given, message) => {
    expect(emptyMessage(field(given))).toBe(message);
  });

  it('name the field by its noun, its label or its question', () => {
    expect(subjectOf(field({ kind: 'date', label: 'When did it happen?', noun: 'day it happened' }))).toBe('The day it happened');
  });
});
