import { InvalidInput, derivedId, type FieldError } from '#kernel';
import { WriteEntry } from './testing/diary.js';
import { validateCommand } from './validate.js';

const ulo = derivedId('ulo');
const today = '2026-01-15';
const errorsOf = (body: unknown): readonly FieldError[] => {
  try {
    validateCommand(WriteEntry, body, today);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
};
const fields = (body: unknown): string[] => errorsOf(body).map((e) => e.field).sort();
const good = { ulo, occurredOn: '2026-01-15', text: 'One' };

describe('validating a command', () => {
  it('makes an instance from the body, including nested rows', () => {
    const command = validateCommand(WriteEntry, { ...good, lines: [{ what: 'a' }] }, today);
    expect(command).toBeInstanceOf(WriteEntry);
    expect({ ...command }).toMatchObject({ ...good, lines: [{ what: 'a' }] });
  });

  it('refuses a body that is not an object', () => {
    for (const body of [null, undefined, [], 'text', 1, true]) expect(errorsOf(body)).toEqual([expect.objectContaining({ field: '' })]);
  });

  it('reports every invalid field at once, nested ones by their path', () => {
    expect(fields({ ulo: 'x', text: 7, colour: 'red', lines: [{ what: 'a' }, { times: '2', who: 'me' }, null] })).toEqual(
      ['colour', 'lines.1.times', 'lines.1.what', 'lines.1.who', 'lines.2', 'occurredOn', 'text', 'ulo'],
    );
  });

  it('refuses rows that are not a list, and a list that is too long', () => {
    expect(fields({ ...good, lines: { what: 'a' } })).toEqual(['lines']);
    expect(fields({ ...good, lines: Array.from({ length: 4 }, () => ({ what: 'a' })) })).toEqual(['lines']);
  });

  it('does not accept null as a value', () => {
    expect(fields({ ...good, lines: null })).toEqual(['lines']);
    expect(fields({ ...good, text: null })).toEqual(['text']);
  });

  it('refuses a day that is in the future in London, and days that do not exist', () => {
    expect(fields({ ...good, occurredOn: '2026-01-16' })).toEqual(['occurredOn']);
    expect(fields({ ...good, occurredOn: '2026-02-30' })).toEqual(['occurredOn']);
    expect(fields({ ...good, occurredOn: 'yesterday' })).toEqual(['occurredOn']);
  });

  it('requires a reason with a correction, and a correction with a reason', () => {
    expect(fields({ ...good, corrects: derivedId('e') })).toEqual(['reason']);
    expect(fields({ ...good, reason: 'Why' })).toEqual(['corrects']);
  });

  it('accepts only declared fields, also when others are named like properties of every object', () => {
    expect(fields(JSON.parse(`{"__proto__": {"text": "x"}, "constructor": 1, "toString": 2, "ulo": "${ulo}", "occurredOn": "2026-01-01", "text": "t"}`))).toEqual(
      ['__proto__', 'constructor', 'toString'],
    );
  });
});
